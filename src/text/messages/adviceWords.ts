import { capitalized } from '../../base/capitalized';
import { withoutDomain } from '../../base/names/withoutDomain';
import { visibleName } from '../../base/visibleText';
import type { ExplainErrorCode } from '../../greengrass/codes/errorCodes';
import { failureClues, type FailureClues } from '../../greengrass/failures/failureClues';
import type { FailureCause, FailureGroup } from '../../greengrass/failures/failureGroups';
import { failuresAbout } from '../../greengrass/failures/failureTopics';
import { sharedClues } from '../../greengrass/failures/sharedClues';
import { nucleusOf } from '../../greengrass/status/nucleus';
import { explanationOf } from './failureRemedy';
import { withOthers } from './failureWords';

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

/** Which log to check: that of the components, else that of the nucleus. Nucleus Lite logs to the journal. */
function logWords(named: Named | undefined, { isLite, hasSeveralLogs }: FailureClues, isOfComponent: boolean): string {
  const log = isLite ? 'journal' : 'log';
  if (named === undefined && isOfComponent) {
    return `component ${log}${hasSeveralLogs ? 's' : ''}`;
  }
  if (named !== undefined && named.others > 0) {
    return `${log}s`;
  }
  // A plugin logs to the file of the nucleus.
  if (named !== undefined && (named.clues === undefined || named.clues.logOf !== undefined)) {
    return `its ${log}`;
  }
  return isLite ? 'journalctl' : 'the nucleus log';
}

/** Advice with the names of components and logs: `Press +1 broke: check logs`, `Broke: check component log`. */
function withNames(advice: string, named: Named | undefined, clues: FailureClues): string {
  const subject = '{component} ';
  const startsWithSubject = advice.startsWith(subject);
  const words = advice.replace('{log}', logWords(named, clues, startsWithSubject));
  if (named === undefined) {
    const rest = startsWithSubject ? words.slice(subject.length) : words.replace('{component}', 'the component');
    return capitalized(rest);
  }
  const { name, others } = named;
  return words.replace('{component}', () => withOthers(visibleName(name), others));
}

/** Advice about failures without a code that the catalog explains, with the placeholders of the catalog. */
function codelessAdvice({ kind, state, detailedStatus, logOf }: FailureClues, isNamed: boolean): string {
  if (kind === 'component') {
    return `{component} ${state === 'BROKEN' ? 'broke' : 'failed'}: check {log}`;
  }
  if (state === 'TIMED_OUT') {
    return 'Job timed out: check the connection';
  }
  if (detailedStatus === 'REJECTED') {
    return 'Rejected: check {log}';
  }
  // What some failures have in common doesn't name a component for all of them.
  return isNamed || logOf !== undefined ? '{component} failed: check {log}' : 'Deployment failed: check {log}';
}

/**
 * Why failures with a common topic happened and what to do first, for a narrow row: `Press crashed: check its log`.
 * @returns `undefined` if the topic is only a name
 */
export function adviceOf(topic: Advised, explain: ExplainErrorCode): string | undefined {
  const { kind, value, devices } = topic;
  if (kind === 'noCause') {
    if (devices.every(({ components }) => components !== undefined)) {
      const isLite = devices.every(({ device, details }) => nucleusOf(device, details).isLite);
      return `Cause unknown: check ${isLite ? 'journalctl' : 'the nucleus log'}`;
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
  const advice = explanationOf(code, clues, explain)?.advice ?? codelessAdvice(clues, named !== undefined);
  return withNames(advice, named, clues);
}
