import { ageOf, shortAgeOf } from '../../base/time';
import { visibleName, visibleText } from '../../base/visibleText';
import { deploymentHeadline } from '../../greengrass/failures/headline';
import { lastChangeOf } from '../../greengrass/lastChange';
import type { DeviceOutcome } from '../../greengrass/rollouts/deviceOutcome';
import { isBad, outcomeLook } from '../../greengrass/rollouts/outcome';
import { deviceCaveat } from '../messages/deployments/rolloutWords';
import type { Look } from '../../greengrass/status/status';
import { inParts, inSpeech, type Row } from './row';

/** The row of a core device below a deployment: the code of a failure, a caveat, and the age of the last change. */
export function rolloutDeviceRow(device: DeviceOutcome, now: Date): Row {
  const { thingName, outcome, execution, effective, isUncertain, replacedBy } = device;
  const name = visibleName(thingName);
  const { words, icon, severity } = outcomeLook(outcome);
  const look: Look = replacedBy
    ? { icon: 'history', severity: 'neutral' }
    : isUncertain
      ? { icon: 'question', severity: 'unknown' }
      : { icon, severity };
  const headline = effective && isBad(outcome) ? deploymentHeadline(effective) : undefined;
  const code = headline === undefined ? undefined : visibleText(headline);
  const changed = execution?.lastUpdatedAt ?? (effective && lastChangeOf(effective));
  const caveat = deviceCaveat(device);
  return {
    label: name,
    description: inParts(code, caveat, changed && shortAgeOf(changed, now)),
    ...look,
    accessibilityLabel: inSpeech(
      `Core device ${name}`,
      words,
      code,
      caveat,
      changed && `changed ${ageOf(changed, now)}`,
    ),
  };
}
