import type { CloudLog } from '../../greengrass/logs/cloudLog';
import type { ForwarderConfigurations } from '../../greengrass/logs/forwarderConfiguration';
import { noLinesCause, type EmptyLog, type NoLinesCause } from '../../greengrass/logs/noLines';
import { componentNameOf, momentOf, subjectLogs } from '../../greengrass/logs/subjectLogs';
import { forwardersOn } from '../../greengrass/logLocations';
import { asFleetError, failsEverything, type FleetError } from '../../greengrass/ports/fleetError';
import type { DeviceSubject } from '../../greengrass/subject';
import type { LogChunk, LogPeriod } from './logChunk';
import type { LogRequests } from './logRequests';
import { searchedDays } from './streamReads';

const minute = 60_000;

const before = 10 * minute;
const after = 2 * minute;

/** The period that is read first: what happened before the moment matters more than what happened after it. */
export function firstPeriod(moment: number): LogPeriod {
  return { from: moment - before, to: moment + after };
}

/** The most lines of the first period, and how many are read instead if it has more. */
const windowLines = 10_000;
const denseLines = 5_000;

/** How many lines are read if the first period has none. */
const widenedLines = 200;

/** The first lines of a subject. */
export type FoundLog =
  | {
      readonly kind: 'found';
      readonly log: CloudLog;
      readonly chunk: LogChunk;
      /** `widened`: the first period has no lines. `narrowed`: it has too many. */
      readonly period: 'first' | 'widened' | 'narrowed';
      readonly moment: number;
      /** Why the log of the component has no lines, if another log is shown instead and this is known. */
      readonly missing?: NoLinesCause | undefined;
    }
  | { readonly kind: 'none'; readonly cause: NoLinesCause; readonly moment: number };

/** What finding a log needs. */
export interface FindLogContext {
  readonly subject: DeviceSubject;
  /** Why the components of the device couldn't be loaded. */
  readonly componentsError: FleetError | undefined;
  readonly requests: LogRequests;
  readonly now: () => number;
  /** Reads what is known about the configurations of the forwarders. */
  readonly readConfigurations: () => Promise<ForwarderConfigurations>;
}

/** The result of a read; an error unless it concerns every request. */
async function resultOf<T>(read: Promise<T>): Promise<T | { readonly error: FleetError }> {
  try {
    return await read;
  } catch (thrown) {
    const error = asFleetError(thrown);
    if (error.kind === 'canceled' || failsEverything(error)) {
      throw error;
    }
    return { error };
  }
}

/** Reads a log around a moment; `undefined` if it has no lines then. */
async function around(
  log: CloudLog,
  moment: number,
  { requests }: FindLogContext,
  signal: AbortSignal,
): Promise<FoundLog | undefined> {
  const read = await requests.between(log, firstPeriod(moment), windowLines, signal);
  if (read === undefined || read.events.length === 0) {
    return undefined;
  }
  if (!read.isCut) {
    return { kind: 'found', log, chunk: read, period: 'first', moment };
  }
  const last = await requests.before(log, moment + 1, denseLines, signal);
  return { kind: 'found', log, chunk: last ?? read, period: 'narrowed', moment };
}

/** Reads the last lines before a moment, else the first ones after it. */
async function widened(
  log: CloudLog,
  moment: number,
  { requests, now }: FindLogContext,
  signal: AbortSignal,
): Promise<FoundLog | undefined> {
  const { from: start, to: from } = firstPeriod(moment);
  const earlier = await requests.before(log, start, widenedLines, signal);
  const isEarlier = earlier !== undefined && earlier.events.length > 0;
  const chunk = isEarlier
    ? { ...earlier, to: from }
    : await requests.after(log, { from, to: Math.max(now(), from) }, widenedLines, signal);
  return chunk.events.length === 0
    ? undefined
    : {
        kind: 'found',
        log,
        chunk: { ...chunk, from: Math.min(chunk.from, start) },
        period: 'widened',
        moment,
      };
}

/** Reads a log that has no lines around a moment: the nearest ones, or why there are none. */
async function further(
  log: CloudLog,
  moment: number,
  context: FindLogContext,
  signal: AbortSignal,
): Promise<FoundLog | EmptyLog> {
  const group = await resultOf(context.requests.group(log, signal));
  if (group === undefined) {
    return { log, kind: 'noGroup' };
  }
  const found = await resultOf(widened(log, moment, context, signal));
  if (found !== undefined) {
    return 'error' in found ? { log, kind: 'failed', error: found.error } : found;
  }
  return { log, kind: 'noEvents', group: 'error' in group ? undefined : group, days: searchedDays };
}

/** A log without lines around a moment, of which nothing else was asked. */
function unread(log: CloudLog, error: FleetError | undefined): EmptyLog {
  return error === undefined ? { log, kind: 'noEvents', group: undefined, days: 0 } : { log, kind: 'failed', error };
}

/** A cause that is certain although only the lines around a moment were asked for. */
function unsent(cause: NoLinesCause): NoLinesCause | undefined {
  return cause.kind === 'noStream' ? undefined : cause;
}

/**
 * Finds the log that has the lines of a subject: the first one that has lines around the moment, else the first one that
 * has any. Rejects with a FleetError if no request can succeed.
 */
export async function findLog(context: FindLogContext, signal: AbortSignal): Promise<FoundLog> {
  const { subject, componentsError, now, readConfigurations } = context;
  const { on } = subject;
  const moment = momentOf(subject)?.getTime() ?? now();
  const causeOf = async (searched: readonly EmptyLog[]): Promise<NoLinesCause> => {
    const configurations = await readConfigurations();
    const facts = { on, componentsError, configurations, componentName: componentNameOf(subject), searched };
    return noLinesCause({ ...facts, moment, now: now() });
  };
  const none = async (searched: readonly EmptyLog[]): Promise<FoundLog> => {
    return { kind: 'none', cause: await causeOf(searched), moment };
  };
  if (on.place.asOf !== undefined) {
    return none([]);
  }
  const isJournalSent = forwardersOn(on)?.includes('aws.greengrass.SystemLogForwarder') === true;
  const logs = subjectLogs(subject, isJournalSent ? await readConfigurations() : {});
  const errors = new Map<CloudLog, FleetError>();
  for (const log of logs) {
    const found = await resultOf(around(log, moment, context, signal));
    if (found !== undefined && 'kind' in found) {
      const [best = log] = logs;
      return best === log || best.of !== 'component' || found.kind === 'none'
        ? found
        : { ...found, missing: unsent(await causeOf([unread(best, errors.get(best))])) };
    }
    if (found !== undefined) {
      errors.set(log, found.error);
    }
  }
  const searched: EmptyLog[] = [];
  for (const log of logs) {
    const error = errors.get(log);
    const found: FoundLog | EmptyLog =
      error === undefined ? await further(log, moment, context, signal) : { log, kind: 'failed', error };
    if (found.kind === 'found' || found.kind === 'none') {
      return found;
    }
    searched.push(found);
  }
  return none(searched);
}
