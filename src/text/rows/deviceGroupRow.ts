import type { DeviceGroup } from '../../fleet/selection/deviceGroups';
import { count, grouped } from '../../base/numbers';
import { visibleName } from '../../base/visibleText';
import type { Severity } from '../../greengrass/status/status';
import { inParts, inSpeech, type Row } from './row';

/** Red if most of the devices are failing, a warning if some are. Otherwise, the worst state decides. */
function severityOf({ thingNames, failing, worst }: DeviceGroup): Severity {
  if (failing === 0) {
    return worst.severity;
  }
  return failing * 2 > thingNames.length ? 'error' : 'warning';
}

/** The row of a group of core devices: how many are failing, how many there are, and the icon of the worst. */
export function deviceGroupRow(group: DeviceGroup): Row {
  const { label, thingNames, unhealthy, failing, stale, worst } = group;
  const amount = thingNames.length;
  const name = visibleName(label);
  const old = stale === 0 ? undefined : `${grouped(stale)} stale`;
  return {
    label: name,
    description: inParts(
      failing === 0 ? count(amount, 'core device') : `${grouped(failing)} failing of ${grouped(amount)}`,
      old,
    ),
    icon: worst.icon,
    severity: severityOf(group),
    accessibilityLabel: inSpeech(
      `Group ${name}`,
      failing === 0 ? undefined : `${grouped(failing)} failing`,
      count(amount, 'core device'),
      unhealthy === 0 ? undefined : `${grouped(unhealthy)} unhealthy`,
      old,
    ),
  };
}
