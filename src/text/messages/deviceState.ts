import { shortAgeOf } from '../../base/time';
import { deploymentLabel } from '../../greengrass/failures/deploymentLabel';
import { overallLook, worstTrouble, type Trouble } from '../../greengrass/failures/deviceTrouble';
import type { OpenedDevice } from '../../greengrass/knownDevice';
import type { CoreDevice } from '../../greengrass/model';
import { coreDeviceStatusLook, isUnhealthy, type StatusLook } from '../../greengrass/status/status';
import type { StuckContext } from '../../greengrass/status/stuck';
import { failureTitle } from './failureWords';

interface TroubleWords {
  readonly words: string;
  /** For a stuck deployment: the words for a row, where space is short. */
  readonly shortWords: string | undefined;
  /** The code of a failure, or the name of a stuck deployment. */
  readonly code: string | undefined;
}

/** The state of a device from everything that is known about it, with the code of its worst trouble. */
export type DeviceState = StatusLook & TroubleWords;

function wordsOf(trouble: Trouble, now: Date): TroubleWords {
  if (trouble.kind !== 'stuck') {
    return { words: failureTitle(trouble), shortWords: undefined, code: trouble.code };
  }
  const time = shortAgeOf(trouble.since, now);
  return {
    words: `Deployment stuck for ${time}`,
    shortWords: `Stuck for ${time}`,
    code: deploymentLabel(trouble.deployment),
  };
}

/** Describes the state of a device: its status if it is unhealthy, else its worst trouble. */
export function deviceState(device: CoreDevice, opened: OpenedDevice, context: StuckContext): DeviceState {
  const trouble = worstTrouble(device, opened, context);
  const { icon, severity } = overallLook(device, opened, trouble);
  const { words: status } = coreDeviceStatusLook(device.status);
  const described = trouble && wordsOf(trouble, context.now);
  return {
    words: described === undefined || isUnhealthy(device) ? status : described.words,
    icon,
    severity,
    shortWords: described?.shortWords,
    code: described?.code,
  };
}
