import { withoutDomain } from '../../base/names/withoutDomain';
import type { TimeZone } from '../../base/time';
import type { ExplainErrorCode } from '../../greengrass/codes/errorCodes';
import type { FailureClues } from '../../greengrass/failures/failureClues';
import type { FailureCause } from '../../greengrass/failures/failureGroups';
import { sharedClues } from '../../greengrass/failures/sharedClues';
import { nucleusOf } from '../../greengrass/status/nucleus';
import { explanationOf, remedyOf } from './failureRemedy';

/** What to do first about failures without an error code: in most cases, the start of their remedy. */
function codelessAdvice(clues: FailureClues, explain: ExplainErrorCode, zone: TimeZone): string {
  if (clues.state === 'TIMED_OUT') {
    return 'Check that the device is connected';
  }
  const { logOf } = clues;
  const remedy = remedyOf(undefined, { ...clues, logOf: logOf && withoutDomain(logOf) }, explain, zone);
  const [first = ''] = remedy.split(/(?<=\.)\s+/u);
  return first.replace(/\.$/u, '');
}

/**
 * What to do first about failures with a common topic, for a narrow row: `Check the log of Press`.
 * @returns `undefined` if the topic is only a name
 */
export function adviceOf(cause: FailureCause, explain: ExplainErrorCode, zone: TimeZone): string | undefined {
  const { kind, value, devices } = cause;
  if (kind === 'noCause') {
    if (devices.every(({ components }) => components !== undefined)) {
      const isLite = devices.every(({ device, details }) => nucleusOf(device, details).isLite);
      return isLite ? 'Check journalctl on the device' : 'Check the nucleus log';
    }
    // What a snapshot doesn't have can't be loaded.
    return devices.some(({ place }) => place.asOf !== undefined) ? undefined : 'Open the core device to see why';
  }
  const code = kind === 'deployment' || kind === 'component' ? value : undefined;
  const clues = code !== undefined || kind === 'noCode' || kind === 'reason' ? sharedClues(devices, cause) : undefined;
  return clues && (explanationOf(code, clues, explain)?.advice ?? codelessAdvice(clues, explain, zone));
}
