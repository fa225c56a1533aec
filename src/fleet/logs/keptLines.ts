import type { LogEvent } from '../../greengrass/log';
import type { LogLevel } from '../../greengrass/logs/logLevel';
import { toLogLine } from '../../greengrass/logs/logLine';
import { KnownEvents } from './knownEvents';
import type { LogChunk, LogPeriod } from './logChunk';

/** A line of a log with its event. */
export interface EventLine {
  readonly kind: 'event';
  readonly event: LogEvent;
  readonly level: LogLevel | undefined;
  /** The start of the message. */
  readonly message: string;
}

/** A period between lines that wasn't read. */
export type LogGap = { readonly kind: 'gap' } & LogPeriod;

/** What is kept of a log: a line, a period that wasn't read, or a second of which AWS sent only a sample. */
export type KeptLine = EventLine | LogGap | { readonly kind: 'sample'; readonly at: number };

/** The most lines that are kept. When there are more, some leave at once, because each time costs a redraw. */
export const maxLines = 20_000;
const leavingLines = 2_000;

/** The most characters of events that are kept. An event can have 256 KB. */
const maxCharacters = 32_000_000;

/** The most characters of a message. The event has the others. */
const maxMessage = 4_000;

/** A line that is parsed when it is first looked at: a long log opens with few of its lines. */
class LazyLine implements EventLine {
  readonly kind = 'event';
  private parsed: Pick<EventLine, 'level' | 'message'> | undefined;

  constructor(readonly event: LogEvent) {}

  get level(): LogLevel | undefined {
    return this.parse().level;
  }

  get message(): string {
    return this.parse().message;
  }

  private parse(): Pick<EventLine, 'level' | 'message'> {
    if (this.parsed === undefined) {
      const { level, message } = toLogLine(this.event);
      this.parsed = { level, message: message.slice(0, maxMessage) };
    }
    return this.parsed;
  }
}

function toKept(event: LogEvent): EventLine {
  return new LazyLine(event);
}

function sizeOf(line: KeptLine): number {
  return line.kind === 'event' ? line.event.message.length : 0;
}

/** How many items leave a list of this many characters and lines, from its start. */
function leaving(lines: readonly KeptLine[], characters: number): number {
  let count = lines.length > maxLines ? lines.length - maxLines + leavingLines : 0;
  let rest = characters - lines.slice(0, count).reduce((sum, line) => sum + sizeOf(line), 0);
  // The last line stays, whatever its size.
  for (; rest > maxCharacters && count < lines.length - 1; count += 1) {
    rest -= sizeOf(lines[count] ?? { kind: 'sample', at: 0 });
  }
  return count;
}

/** The lines of one log, oldest first, without duplicates. Keeps a limited number. */
export class KeptLines {
  private lines: readonly KeptLine[] = [];
  private characters = 0;
  private readonly known = new KnownEvents();
  private leftFromStart = 0;
  private leftFromEnd = 0;

  get all(): readonly KeptLine[] {
    return this.lines;
  }

  /** How many lines have left at the start, to make room for later ones. */
  get leftEarlier(): number {
    return this.leftFromStart;
  }

  /** How many lines have left at the end, to make room for earlier ones. */
  get leftLater(): number {
    return this.leftFromEnd;
  }

  /** The time of the first event; `undefined` without one. */
  get first(): number | undefined {
    return this.lines.find((line) => line.kind === 'event')?.event.timestamp;
  }

  /** The time of the last event; `undefined` without one. */
  get last(): number | undefined {
    return this.lines.findLast((line) => line.kind === 'event')?.event.timestamp;
  }

  /** The first gap; `undefined` without one. */
  get gap(): LogGap | undefined {
    return this.lines.find((line) => line.kind === 'gap');
  }

  /** Adds later events. Returns how many were new. */
  append(events: readonly LogEvent[]): number {
    const added = this.known.accept(events).map(toKept);
    this.add([...this.lines, ...added], added);
    this.leftFromEnd = 0;
    this.shorten();
    return added.length;
  }

  /** Adds the first events of a gap, which then begins where they end. Returns how many were new. */
  fill(gap: LogGap, { events, to }: LogChunk): number {
    const index = this.lines.indexOf(gap);
    if (index < 0) {
      return 0;
    }
    const added = this.known.accept(events).map(toKept);
    const rest = to < gap.to ? [{ ...gap, from: to }] : [];
    this.add([...this.lines.slice(0, index), ...added, ...rest, ...this.lines.slice(index + 1)], added);
    this.shorten();
    return added.length;
  }

  /** Adds earlier events. Returns how many were new. */
  prepend(events: readonly LogEvent[]): number {
    const added = this.known.accept(events).map(toKept);
    this.add([...added, ...this.lines], added);
    this.leftFromStart = 0;
    const kept = this.lines.length - leaving(this.lines.toReversed(), this.characters);
    this.leftFromEnd += this.remove(this.lines.slice(kept), this.lines.slice(0, kept));
    return added.length;
  }

  /** Marks that something is missing after the last line. */
  mark(marker: Exclude<KeptLine, EventLine>): void {
    this.lines = [...this.lines, marker];
  }

  /** Removes the first lines if there are too many. */
  private shorten(): void {
    const count = leaving(this.lines, this.characters);
    // A gap is between lines. Load Earlier loads what was before the first one.
    const end = count > 0 && this.lines[count]?.kind === 'gap' ? count + 1 : count;
    this.leftFromStart += this.remove(this.lines.slice(0, end), this.lines.slice(end));
  }

  private add(lines: readonly KeptLine[], added: readonly KeptLine[]): void {
    this.lines = lines;
    this.characters += added.reduce((sum, line) => sum + sizeOf(line), 0);
  }

  /** Returns how many lines left. */
  private remove(left: readonly KeptLine[], kept: readonly KeptLine[]): number {
    if (left.length > 0) {
      this.known.forget(left.flatMap((line) => (line.kind === 'event' ? line.event : [])));
      this.characters -= left.reduce((sum, line) => sum + sizeOf(line), 0);
      this.lines = kept;
    }
    return left.length;
  }
}
