import { grouped } from '../../base/numbers';
import { withoutDomain } from '../../base/names/withoutDomain';
import type { TimeZone } from '../../base/time';
import { visibleName } from '../../base/visibleText';
import type { ExplainErrorCode } from '../../greengrass/codes/errorCodes';
import type { FailureClues } from '../../greengrass/failures/failureClues';
import type { FailureCause, FailureGroup } from '../../greengrass/failures/failureGroups';
import { sharedClues } from '../../greengrass/failures/sharedClues';
import { nucleusOf } from '../../greengrass/status/nucleus';
import { explanationOf, remedyOf } from './failureRemedy';

/** Stands for the name of the component in the catalog. */
const placeholder = '{component}';

/** What to do first if nothing but the journal can say more. Nucleus Lite reports no error codes and has no log files. */
const checkJournal = 'Nucleus Lite: check journalctl';

/** What fits into a side bar of 300 pixels, in characters. */
const maxLength = 36;

/** A topic and, if it is that of a group, the causes in it. */
type Advised = FailureCause & Partial<Pick<FailureGroup, 'causes'>>;

/** What to do first: the advice for the code, else the start of the remedy. */
function firstStep(code: string | undefined, clues: FailureClues, explain: ExplainErrorCode, zone: TimeZone): string {
  const name = clues.logOf === undefined ? undefined : withoutDomain(clues.logOf);
  const explained = explanationOf(code, clues, explain);
  if (explained !== undefined) {
    return explained.advice.replace(placeholder, () => (name === undefined ? 'the component' : visibleName(name)));
  }
  if (clues.state === 'TIMED_OUT') {
    return 'Check that the device is connected';
  }
  if (clues.isLite && name === undefined && !clues.hasSeveralLogs) {
    return checkJournal;
  }
  const remedy = remedyOf(undefined, { ...clues, logOf: name }, explain, zone);
  const [first = ''] = remedy.split(/(?<=\.)\s+/u);
  return first.replace(/\.$/u, '');
}

/** What to do first. Of several logs, the one of the most frequent component is named if it fits: `Check the log of Press +2`. */
function adviceWords(
  { causes: [first, ...others] = [], ...topic }: Advised,
  code: string | undefined,
  clues: FailureClues,
  explain: ExplainErrorCode,
  zone: TimeZone,
): string {
  const words = firstStep(code, clues, explain, zone);
  if (!clues.hasSeveralLogs || first === undefined || others.length === 0) {
    return words;
  }
  const { logOf } = sharedClues(first.devices, topic) ?? clues;
  const named = firstStep(code, { ...clues, logOf, hasSeveralLogs: false }, explain, zone);
  const withOthers = `${named} +${grouped(others.length)}`;
  return logOf === undefined || named === words || withOthers.length > maxLength ? words : withOthers;
}

/**
 * What to do first about failures with a common topic, for a narrow row: `Check the log of Press`.
 * @returns `undefined` if the topic is only a name
 */
export function adviceOf(topic: Advised, explain: ExplainErrorCode, zone: TimeZone): string | undefined {
  const { kind, value, devices } = topic;
  if (kind === 'noCause') {
    if (devices.every(({ components }) => components !== undefined)) {
      const isLite = devices.every(({ device, details }) => nucleusOf(device, details).isLite);
      return isLite ? checkJournal : 'Check the nucleus log';
    }
    // What a snapshot doesn't have can't be loaded.
    return devices.some(({ place }) => place.asOf !== undefined) ? undefined : 'Open the core device to see why';
  }
  const code = kind === 'deployment' || kind === 'component' ? value : undefined;
  const clues = code !== undefined || kind === 'noCode' || kind === 'reason' ? sharedClues(devices, topic) : undefined;
  return clues && adviceWords(topic, code, clues, explain, zone);
}
