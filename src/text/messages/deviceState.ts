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
  /** Of a stuck deployment: the words for a row, where room is short. */
  readonly shortWords: string | undefined;
  /** The code of a failure, or the name of a stuck deployment. */
  readonly code: string | undefined;
}

/** The state of a device with everything that is known of it, and the code of what is worst on it. */
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

/** Puts the state of a device into words: its status if it is unhealthy, else its worst trouble. */
export function deviceState(device: CoreDevice, opened: OpenedDevice, context: StuckContext): DeviceState {
  const trouble = worstTrouble(device, opened, context);
  const { icon, severity } = overallLook(device, opened, trouble);
  const { words: status } = coreDeviceStatusLook(device.status);
  const said = trouble && wordsOf(trouble, context.now);
  return {
    words: said === undefined || isUnhealthy(device) ? status : said.words,
    icon,
    severity,
    shortWords: said?.shortWords,
    code: said?.code,
  };
}
