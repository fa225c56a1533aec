import { grouped } from '../../base/numbers';
import { withoutDomain } from '../../base/names/withoutDomain';
import type { TimeZone } from '../../base/time';
import { visibleName } from '../../base/visibleText';
import type { ExplainErrorCode } from '../../greengrass/codes/errorCodes';
import { failureClues, type FailureClues } from '../../greengrass/failures/failureClues';
import type { FailureCause, FailureGroup } from '../../greengrass/failures/failureGroups';
import { failuresAbout } from '../../greengrass/failures/failureTopics';
import { sharedClues } from '../../greengrass/failures/sharedClues';
import { nucleusOf } from '../../greengrass/status/nucleus';
import { explanationOf, remedyOf } from './failureRemedy';

/** What fits into a side bar of 300 pixels, in characters. */
const maxLength = 36;

/** A topic and, if it is that of a group, the causes in it. */
type Advised = FailureCause & Partial<Pick<FailureGroup, 'causes'>>;

/** The component that advice names. */
interface Named {
  /** Without the reverse domain. */
  readonly name: string;
  /** The clues of one failure in it. They say where its log is. */
  readonly clues: FailureClues | undefined;
  /** How many other components have failures with the topic. */
  readonly others: number;
}

/** The component of all failures, else that of the first cause, which has the most devices. */
function namedComponent(topic: Advised): Named | undefined {
  const { causes = [] } = topic;
  const named = topic.component === undefined ? causes.filter(({ component }) => component !== undefined) : [topic];
  const [{ component, devices: [on] } = topic, ...others] = named;
  if (component === undefined || on === undefined) {
    return undefined;
  }
  const failure = failuresAbout(on, topic).find(({ componentName }) => componentName === component);
  const clues = failure && failureClues(failure, on);
  return { name: withoutDomain(component), clues, others: others.length };
}

/** The advice of the catalog with the name of a component in it, or its log. */
function withName(advice: string, named: Named | undefined): string {
  const name = named === undefined ? 'the component' : visibleName(named.name);
  // A plugin logs to the file of the nucleus.
  const hasLog = named?.clues === undefined || named.clues.logOf !== undefined;
  return advice
    .replace('{log}', hasLog ? 'the log of {component}' : 'the nucleus log')
    .replace('{component}', () => name);
}

/** What to do first: the advice for the code, else the start of the remedy. */
function firstStep(
  code: string | undefined,
  clues: FailureClues,
  named: Named | undefined,
  explain: ExplainErrorCode,
  zone: TimeZone,
): string {
  const explained = explanationOf(code, clues, explain);
  if (explained !== undefined) {
    return withName(explained.advice, named);
  }
  if (clues.state === 'TIMED_OUT') {
    return 'Check that the device is connected';
  }
  const logOf = named?.clues?.logOf && named.name;
  // What some failures have in common doesn't name a component for all of them.
  const hasSeveralLogs = named === undefined && (clues.hasSeveralLogs || clues.logOf !== undefined);
  const remedy = remedyOf(undefined, { ...clues, logOf, hasSeveralLogs }, explain, zone);
  const [first = ''] = remedy.split(/(?<=\.)\s+/u);
  return first.replace(/\.$/u, '');
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
      return isLite ? 'Check journalctl on the device' : 'Check the nucleus log';
    }
    // What a snapshot doesn't have can't be loaded.
    return devices.some(({ place }) => place.asOf !== undefined) ? undefined : 'Open the core device to see why';
  }
  const code = kind === 'deployment' || kind === 'component' ? value : undefined;
  const clues = code !== undefined || kind === 'noCode' || kind === 'reason' ? sharedClues(devices, topic) : undefined;
  if (clues === undefined) {
    return undefined;
  }
  const named = namedComponent(topic);
  const words = firstStep(code, clues, named, explain, zone);
  if (named === undefined || named.others === 0 || !words.includes(visibleName(named.name))) {
    return words;
  }
  const withOthers = `${words} +${grouped(named.others)}`;
  return withOthers.length <= maxLength ? withOthers : firstStep(code, clues, undefined, explain, zone);
}
