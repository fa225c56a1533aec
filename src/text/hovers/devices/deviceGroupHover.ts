import { count, grouped } from '../../../base/numbers';
import { visibleName } from '../../../base/visibleText';
import type { DeviceGroupFacts } from './deviceGroupFacts';
import { field, type Hover } from '../hover';

function some(name: string, amount: number, words = ''): Hover {
  return amount === 0 ? [] : field(name, `${grouped(amount)}${words}`);
}

/**
 * The hover of a group of core devices: how many are in which state, and how many aren't scanned.
 */
export function deviceGroupHover(group: DeviceGroupFacts): Hover {
  const { label, size, unhealthy, failing, stale, scanned, staleAfterHours } = group;
  const unknown = size - scanned;
  return [
    { kind: 'heading', text: visibleName(label) },
    ...field('Core devices', grouped(size)),
    ...some('Unhealthy', unhealthy),
    ...some('Failing', failing - unhealthy, `${unhealthy === 0 ? '' : ' more'}, with a failed deployment or component`),
    ...some('Stale', stale, `, with a report older than ${count(staleAfterHours, 'hour')}`),
    ...some('Not scanned', unknown, ', with unknown deployments and components'),
    ...(failing === 0 ? [] : [{ kind: 'paragraph', text: 'Failing core devices come first.' } as const]),
  ];
}
