import type { DeviceGroup } from '../../fleet/selection/deviceGroups';
import { grouped } from '../../base/numbers';
import { visibleName } from '../../base/visibleText';
import { inParts, inSpeech, type Row } from './row';

/** The row of a group of core devices: how many there are, how many are failing, and the icon of the worst. */
export function deviceGroupRow({ label, thingNames, unhealthy, failing, stale, worst }: DeviceGroup): Row {
  const amount = thingNames.length;
  const others = failing - unhealthy;
  const parts = [
    `${grouped(amount)} ${amount === 1 ? 'core device' : 'core devices'}`,
    unhealthy === 0 ? undefined : `${grouped(unhealthy)} unhealthy`,
    others === 0 ? undefined : `${grouped(others)} ${unhealthy === 0 ? 'failing' : 'more failing'}`,
    stale === 0 ? undefined : `${grouped(stale)} stale`,
  ];
  const name = visibleName(label);
  return {
    label: name,
    description: inParts(...parts),
    icon: worst.icon,
    severity: worst.severity,
    accessibilityLabel: inSpeech(`Group ${name}`, ...parts),
  };
}
