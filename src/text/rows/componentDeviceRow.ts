import { ageOf, shortAgeOf } from '../../base/time';
import { visibleName, visibleText } from '../../base/visibleText';
import { componentHeadline } from '../../greengrass/failures/headline';
import type { InstalledComponent } from '../../greengrass/model';
import { lifecycleStateLook } from '../../greengrass/status/status';
import { inParts, inSpeech, leadingParts, type Row } from './row';

/**
 * The row of a core device below a version of a component: the status code, else the state unless the icon says it, and when
 * the state last changed.
 * @param component `undefined` if the device has lost it
 * @param loadedAt when it was loaded, if that is long ago
 */
export function componentDeviceRow(
  thingName: string,
  component: InstalledComponent | undefined,
  now: Date,
  loadedAt?: Date,
): Row {
  const label = visibleName(thingName);
  const look = lifecycleStateLook(component?.lifecycleState);
  const words = visibleText(look.words);
  const headline = component && componentHeadline(component);
  const code = headline === undefined ? undefined : visibleText(headline);
  const changed = component?.lastStatusChangeTimestamp;
  const loaded = loadedAt && `loaded ${ageOf(loadedAt, now)}`;
  return {
    label,
    description: inParts(...leadingParts({ ...look, words }, code), changed && shortAgeOf(changed, now), loaded),
    icon: look.icon,
    severity: look.severity,
    accessibilityLabel: inSpeech(
      `Core device ${label}`,
      words,
      code,
      changed && `changed ${ageOf(changed, now)}`,
      loaded,
    ),
  };
}
