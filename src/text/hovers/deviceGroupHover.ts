import type { DeviceGroup } from '../../fleet/selection/deviceGroups';
import { count, grouped } from '../../base/numbers';
import { visibleName } from '../../base/visibleText';
import { field, type Hover } from './hover';

function some(name: string, amount: number, words = ''): Hover {
  return amount === 0 ? [] : field(name, `${grouped(amount)}${words}`);
}

/**
 * The hover of the row above core devices that were put together: how many of them are in which state, and how far that
 * is known.
 */
export function deviceGroupHover(group: DeviceGroup, staleAfterHours: number): Hover {
  const { label, thingNames, unhealthy, failing, stale, scanned } = group;
  const unknown = thingNames.length - scanned;
  return [
    { kind: 'heading', text: visibleName(label) },
    ...field('Core devices', grouped(thingNames.length)),
    ...some('Unhealthy', unhealthy),
    ...some('Failing', failing - unhealthy, `${unhealthy === 0 ? '' : ' more'}, with a failed deployment or component`),
    ...some('Stale', stale, `, with a report older than ${count(staleAfterHours, 'hour')}`),
    ...some('Not looked into', unknown, ', so their deployments and components are not known'),
    ...(failing === 0 ? [] : [{ kind: 'paragraph', text: 'Those that fail stand first.' } as const]),
  ];
}
