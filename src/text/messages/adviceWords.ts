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
  /** Its name without the reverse domain, and how many others have failures with the topic: `Press +1`. */
  readonly names: string;
  readonly hasOthers: boolean;
  /** False for a plugin and for what didn't run: the log of the nucleus has the lines. */
  readonly hasOwnLog: boolean;
}

/**
 * The component of all failures, else that of the cause with the most devices.
 * @returns `undefined` if the failures with the most devices name none
 */
function namedComponent(topic: Advised): Named | undefined {
  const causes: readonly FailureCause[] = topic.component === undefined ? (topic.causes ?? []) : [topic];
  const [first, ...others] = causes.filter(({ component }) => component !== undefined);
  const [on] = first?.devices ?? [];
  if (first?.component === undefined || on === undefined || causes.some(({ size }) => size > first.size)) {
    return undefined;
  }
  const { component } = first;
  const failure = failuresAbout(on, topic).find(({ componentName }) => componentName === component);
  return {
    names: withOthers(visibleName(withoutDomain(component)), others.length),
    hasOthers: others.length > 0,
    hasOwnLog: failure !== undefined && failureClues(failure, on).logOf !== undefined,
  };
}

/** Where the nucleus logs to. Nucleus Lite logs to the journal. */
function nucleusLog({ isLite }: Pick<FailureClues, 'isLite'>): string {
  return isLite ? 'journalctl' : 'the nucleus log';
}

/** Which log to check for a component: `logs of Press +1`. */
function componentLog(named: Named | undefined, { isLite, hasSeveralLogs }: FailureClues): string {
  const log = isLite ? 'journal' : 'log';
  if (named === undefined) {
    return `component ${log}${hasSeveralLogs ? 's' : ''}`;
  }
  const { names, hasOthers, hasOwnLog } = named;
  if (!hasOwnLog && !hasOthers) {
    return `${isLite ? 'journalctl' : 'nucleus log'} for ${names}`;
  }
  return `${log}${hasOthers ? 's' : ''} of ${names}`;
}

/** Advice with the names of components: `Broke: check logs of Press +1`. They come last, because a row can cut them off. */
function withNames(advice: string, named: Named | undefined, clues: FailureClues): string {
  return advice
    .replace('{log}', () => componentLog(named, clues))
    .replace('{component}', () => named?.names ?? 'the component');
}

/** Advice about failures without a code that the catalog explains, with the placeholders of the catalog. */
function codelessAdvice(clues: FailureClues, isNamed: boolean): string {
  const { kind, state, detailedStatus } = clues;
  if (kind === 'component') {
    return `${state === 'BROKEN' ? 'Broke' : 'Failed'}: check {log}`;
  }
  if (state === 'TIMED_OUT') {
    return 'Job timed out: check the connection';
  }
  if (detailedStatus === 'REJECTED') {
    return `Rejected: check ${nucleusLog(clues)}`;
  }
  return isNamed ? 'Failed: check {log}' : `Deployment failed: check ${nucleusLog(clues)}`;
}

/**
 * Why failures with a common topic happened and what to do first, for a narrow row: `Crashed: check log of Press`.
 * @returns `undefined` if the topic is only a name
 */
export function adviceOf(topic: Advised, explain: ExplainErrorCode): string | undefined {
  const { kind, value, devices } = topic;
  if (kind === 'noCause') {
    if (devices.every(({ components }) => components !== undefined)) {
      const isLite = devices.every(({ device, details }) => nucleusOf(device, details).isLite);
      return `Cause unknown: check ${nucleusLog({ isLite })}`;
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
