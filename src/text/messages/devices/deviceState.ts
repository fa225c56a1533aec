import { shortAgeOf } from '../../../base/time';
import { deploymentLabel } from '../../../greengrass/failures/deploymentLabel';
import { overallLook, worstProblem, type Problem } from '../../../greengrass/failures/deviceProblem';
import { failedAt } from '../../../greengrass/failures/failedAt';
import type { DeviceKnowledge, OpenedDevice } from '../../../greengrass/knownDevice';
import type { CoreDevice } from '../../../greengrass/model';
import { isStale } from '../../../greengrass/status/stale';
import { coreDeviceStatusLook, isUnhealthy, type Look, type StatusLook } from '../../../greengrass/status/status';
import type { StuckContext } from '../../../greengrass/status/stuck';
import type { StatusContext } from '../../../greengrass/status/thresholds';
import { failureTitle, shortFailureTitle } from '../failureWords';

interface ProblemWords {
  readonly words: string;
  /** For a stuck deployment: the words for a row, where space is short. */
  readonly shortWords: string | undefined;
  /** The code of a failure, or the name of a stuck deployment. */
  readonly code: string | undefined;
  /** What failed, if there is no code; for a row, where space is short. */
  readonly cause: string | undefined;
  /** When the failure happened; `undefined` if there is none, or AWS sent no reliable time. */
  readonly failedAt: Date | undefined;
}

/** The state of a device from everything that is known about it, with the code of its worst problem. */
export type DeviceState = StatusLook & ProblemWords;

function wordsOf(problem: Problem, on: DeviceKnowledge, now: Date): ProblemWords {
  if (problem.kind !== 'stuck') {
    const { code } = problem;
    return {
      words: failureTitle(problem),
      shortWords: undefined,
      code,
      cause: code === undefined ? shortFailureTitle(problem) : undefined,
      failedAt: failedAt(problem, on),
    };
  }
  const time = shortAgeOf(problem.since, now);
  return {
    words: `Deployment stuck for ${time}`,
    shortWords: `Stuck ${time}`,
    code: deploymentLabel(problem.deployment),
    cause: undefined,
    failedAt: undefined,
  };
}

/** Describes the state of a device: its status if it is unhealthy, else its worst problem. */
export function deviceState(device: CoreDevice, opened: OpenedDevice, context: StuckContext): DeviceState {
  const problem = worstProblem(device, opened, context);
  const { icon, severity } = overallLook(device, opened, problem);
  const { words: status } = coreDeviceStatusLook(device.status);
  const described = problem && wordsOf(problem, { ...opened, device, details: undefined }, context.now);
  return {
    words: described === undefined || isUnhealthy(device) ? status : described.words,
    icon,
    severity,
    shortWords: described?.shortWords,
    code: described?.code,
    cause: described?.cause,
    failedAt: described?.failedAt,
  };
}

/** The look of a device about which only its old report is noteworthy. */
export const staleLook: Look = { icon: 'history', severity: 'warning' };

/** Whether nothing is wrong with a device as far as known. */
export function isWell({ severity }: Look): boolean {
  return severity === 'success' || severity === 'neutral';
}

/**
 * Whether an old report is all that is wrong with a device. It matters most on a healthy device. A failure stays a failure,
 * however old the report is.
 */
export function isOnlyStale(state: Look, device: CoreDevice, { staleAfterHours, now }: StatusContext): boolean {
  return isWell(state) && isStale(device, staleAfterHours, now);
}
