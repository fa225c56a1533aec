import type { LogEvent } from '../../greengrass/log';
import { startOfDay, streamNameAt, type CloudLog } from '../../greengrass/logs/cloudLog';
import { asFleetError } from '../../greengrass/ports/fleetError';
import type { FleetSource } from '../../greengrass/ports/fleetSource';
import type { LogStreamRange } from '../../greengrass/ports/logSource';
import type { Page } from '../../greengrass/ports/page';
import { followPages } from '../requests/followPages';
import { PagingGuard } from '../requests/pagingGuard';
import { endOf, inOrder, startOf, type LogChunk, type LogPeriod } from './logChunk';

/** Sends a request to CloudWatch Logs. */
export type SendToLogs = <T>(signal: AbortSignal, send: (source: FleetSource) => Promise<T>) => Promise<T>;

/** How many UTC days a search for earlier or later lines covers. */
export const searchedDays = 7;

const searched = Array.from({ length: searchedDays }, (_, index) => index);

const day = 24 * 3_600_000;

/** A read ends after this many characters. */
const maxCharacters = 8_000_000;

/** What was read of a stream. */
interface StreamRead {
  readonly events: readonly LogEvent[];
  /** Whether the period has more. */
  readonly isCut: boolean;
}

/** Whether a request failed because the log group or stream doesn't exist. */
export function isMissing(thrown: unknown): boolean {
  return asFleetError(thrown).kind === 'notFound';
}

/** Reads the newest events before a time, and the oldest ones after a time. */
export class StreamReads {
  constructor(private readonly send: SendToLogs) {}

  /**
   * The newest events before a time: about `limit`, from the last day that has any. Searches {@link searchedDays} days.
   * @returns `undefined` if none of these days has a stream
   */
  async before(log: CloudLog, to: number, limit: number, signal: AbortSignal): Promise<LogChunk | undefined> {
    const days = searched.map((count) => startOfDay(to - 1) - count * day);
    const starts = log.stream.kind === 'single' ? [to - searchedDays * day] : await this.existing(log, days, signal);
    for (const from of starts) {
      const { events, isCut } = await this.read(log, { from, to }, { startFromHead: false, limit }, signal);
      if (events.length > 0) {
        return isCut ? endOf({ from, to }, events) : { events, from, to };
      }
    }
    const earliest = starts.at(-1);
    return earliest === undefined ? undefined : { events: [], from: earliest, to };
  }

  /**
   * The oldest events of a period: about `limit`, from the first day that has any. Searches {@link searchedDays} days.
   */
  async after(log: CloudLog, { from, to }: LogPeriod, limit: number, signal: AbortSignal): Promise<LogChunk> {
    const days = searched.map((count) => startOfDay(from) + count * day).filter((start) => start < to);
    const starts = log.stream.kind === 'single' ? [from] : await this.existing(log, days, signal);
    for (const start of starts.map((time) => Math.max(time, from))) {
      const end = log.stream.kind === 'single' ? to : Math.min(to, startOfDay(start) + day);
      const { events, isCut } = await this.read(log, { from: start, to: end }, { startFromHead: true, limit }, signal);
      if (events.length > 0) {
        return isCut ? startOf({ from, to: end }, events) : { events, from, to: end };
      }
    }
    return { events: [], from, to };
  }

  /** The days whose streams exist. */
  private async existing(log: CloudLog, days: readonly number[], signal: AbortSignal): Promise<readonly number[]> {
    const exist = await Promise.all(days.map((start) => this.hasStream(log, streamNameAt(log, start), signal)));
    return days.filter((_, index) => exist[index] === true);
  }

  /** Whether a stream exists. Without the permission to find out, it may. */
  private async hasStream({ logGroupName }: CloudLog, name: string, signal: AbortSignal): Promise<boolean> {
    try {
      const { items } = await this.send(signal, (source) =>
        source.describeLogStreams(logGroupName, name, undefined, signal),
      );
      // Streams are sorted by name, so a stream is before those whose names it begins.
      return items.some(({ logStreamName }) => logStreamName === name);
    } catch (thrown) {
      if (isMissing(thrown)) {
        return false;
      }
      if (asFleetError(thrown).kind === 'denied') {
        return true;
      }
      throw thrown;
    }
  }

  /** Reads a period of one stream. A missing stream has no events. */
  private async read(
    log: CloudLog,
    { from, to }: LogPeriod,
    options: Pick<LogStreamRange, 'startFromHead' | 'limit'>,
    signal: AbortSignal,
  ): Promise<StreamRead> {
    const { logGroupName } = log;
    const range = { ...options, logGroupName, logStreamName: streamNameAt(log, from), startTime: from, endTime: to };
    const events: LogEvent[] = [];
    let characters = 0;
    try {
      for await (const { items, nextToken } of this.pages(range, signal)) {
        events.push(...items);
        characters += items.reduce((sum, { message }) => sum + message.length, 0);
        if (events.length >= options.limit || characters >= maxCharacters) {
          return { events: inOrder(events), isCut: nextToken !== undefined };
        }
      }
    } catch (thrown) {
      if (!isMissing(thrown)) {
        throw thrown;
      }
    }
    return { events: inOrder(events), isCut: false };
  }

  /** The pages of GetLogEvents. The end of a stream shows only in the response after the last events. */
  private pages(range: LogStreamRange, signal: AbortSignal): AsyncIterable<Page<LogEvent>> {
    const fetchPage = (token: string | undefined): Promise<Page<LogEvent>> =>
      this.send(signal, (source) => source.getLogEvents(range, token, signal));
    return followPages({ fetchPage, guard: new PagingGuard<LogEvent>(() => '') }, signal);
  }
}
