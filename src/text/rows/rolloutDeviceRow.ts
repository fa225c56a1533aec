import { ageOf, shortAgeOf } from '../../base/time';
import { visibleName, visibleText } from '../../base/visibleText';
import { deploymentHeadline } from '../../greengrass/failures/headline';
import { lastChangeOf } from '../../greengrass/lastChange';
import type { JobExecution } from '../../greengrass/job';
import type { EffectiveDeployment } from '../../greengrass/model';
import { isBad, outcomeLook, type Outcome } from '../../greengrass/rollouts/outcome';
import { inParts, inSpeech, type Row } from './row';

/** How a deployment went on a device. */
export interface DeviceOutcome {
  readonly thingName: string;
  readonly outcome: Outcome;
  readonly execution: JobExecution | undefined;
  /** The deployment as the device reports it; `undefined` until its deployments are loaded. */
  readonly effective: EffectiveDeployment | undefined;
  /** Whether the device has reported since, so that it may have finished. */
  readonly isUncertain: boolean;
}

/** The row of a core device below a deployment: the code of a failure, then the age of the last change. */
export function rolloutDeviceRow(
  { thingName, outcome, execution, effective, isUncertain }: DeviceOutcome,
  now: Date,
): Row {
  const name = visibleName(thingName);
  const { words, icon, severity } = outcomeLook(outcome);
  const headline = effective && isBad(outcome) ? deploymentHeadline(effective) : undefined;
  const code = headline === undefined ? undefined : visibleText(headline);
  const changed = execution?.lastUpdatedAt ?? (effective && lastChangeOf(effective));
  const uncertain = isUncertain ? 'may have finished' : undefined;
  return {
    label: name,
    description: inParts(code, uncertain, changed && shortAgeOf(changed, now)),
    icon: isUncertain ? 'question' : icon,
    severity: isUncertain ? 'unknown' : severity,
    accessibilityLabel: inSpeech(
      `Core device ${name}`,
      words,
      code,
      uncertain,
      changed && `changed ${ageOf(changed, now)}`,
    ),
  };
}
