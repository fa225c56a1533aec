import type { LogEvent } from '../../greengrass/log';

/**
 * The clock of a device can be this much ahead, in milliseconds: CloudWatch accepts events of the next two hours.
 */
export const ahead = 2 * 3_600_000;

/** A period in milliseconds since the epoch: `from` is included and `to` isn't. */
export interface LogPeriod {
  readonly from: number;
  readonly to: number;
}

/** The events of a period, oldest first. */
export interface LogChunk extends LogPeriod {
  readonly events: readonly LogEvent[];
}

/** Sorts events by time. The order of events with the same time stays. */
export function inOrder(events: readonly LogEvent[]): readonly LogEvent[] {
  return [...events].sort((a, b) => (a.timestamp ?? 0) - (b.timestamp ?? 0));
}

/** The events without those of one time, if others remain. */
function without(events: readonly LogEvent[], time: number | undefined): readonly LogEvent[] {
  const others = events.filter(({ timestamp }) => timestamp !== time);
  return others.length > 0 ? others : events;
}

/** The end of a period whose earlier events weren't read. It starts with the first millisecond that is complete. */
export function endOf({ from, to }: LogPeriod, read: readonly LogEvent[]): LogChunk {
  const events = without(read, read[0]?.timestamp);
  return { events, from: events[0]?.timestamp ?? from, to };
}

/** The start of a period whose later events weren't read. It ends with the last millisecond that is complete. */
export function startOf({ from, to }: LogPeriod, read: readonly LogEvent[]): LogChunk {
  const events = without(read, read.at(-1)?.timestamp);
  return { events, from, to: (events.at(-1)?.timestamp ?? to - 1) + 1 };
}
