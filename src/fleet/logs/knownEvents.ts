import type { LogEvent } from '../../greengrass/log';

/** The characters of a message that are hashed. Messages can have 256 KB. */
const hashedLength = 2_000;

/** A hash of the start of a text (FNV-1a). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < Math.min(text.length, hashedLength); index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}

/** What identifies an event that has no ID: GetLogEvents and Live Tail send none. */
function contentOf({ timestamp, ingestionTime, message }: LogEvent): string {
  return `${timestamp} ${ingestionTime} ${message.length} ${hashOf(message)}`;
}

/** Counts by key. A key without a count has 0. */
class Counts {
  private readonly counts = new Map<string, number>();

  of(key: string): number {
    return this.counts.get(key) ?? 0;
  }

  get isEmpty(): boolean {
    return this.counts.size === 0;
  }

  add(key: string, difference: number): void {
    const count = this.of(key) + difference;
    if (count > 0) {
      this.counts.set(key, count);
    } else {
      this.counts.delete(key);
    }
  }
}

/**
 * Tells new events from known ones, even if they come from different operations. Two events without an ID can be equal and
 * still be two, so they are counted.
 */
export class KnownEvents {
  private readonly ids = new Set<string>();
  /** Known events by content, without those in `unread`. */
  private readonly known = new Counts();
  /** Those of them that came without an ID. */
  private readonly unidentified = new Counts();
  /** Known events with an ID whose content hasn't been read. It matters only if events without an ID come, too. */
  private unread: LogEvent[] = [];

  /** Returns the events of a response that aren't known, and remembers them. A response has each event once. */
  accept(events: readonly LogEvent[]): readonly LogEvent[] {
    const seen = new Counts();
    return events.filter((event) =>
      event.eventId === undefined ? this.acceptContent(event, seen) : this.acceptId(event.eventId, event),
    );
  }

  /** Forgets events that were accepted before. */
  forget(events: readonly LogEvent[]): void {
    this.readContents();
    for (const event of events) {
      const key = contentOf(event);
      this.known.add(key, -1);
      if (event.eventId === undefined) {
        this.unidentified.add(key, -1);
      } else {
        this.ids.delete(event.eventId);
      }
    }
  }

  /** @param seen the events of the same response so far */
  private acceptContent(event: LogEvent, seen: Counts): boolean {
    this.readContents();
    const key = contentOf(event);
    seen.add(key, 1);
    const isNew = seen.of(key) > this.known.of(key);
    if (isNew) {
      this.known.add(key, 1);
      this.unidentified.add(key, 1);
    }
    return isNew;
  }

  private acceptId(eventId: string, event: LogEvent): boolean {
    if (this.ids.has(eventId)) {
      return false;
    }
    this.ids.add(eventId);
    if (this.unidentified.isEmpty) {
      this.unread.push(event);
      return true;
    }
    // It can be known from a response without its ID.
    const key = contentOf(event);
    const isUnidentified = this.unidentified.of(key) > 0;
    this.unidentified.add(key, isUnidentified ? -1 : 0);
    this.known.add(key, isUnidentified ? 0 : 1);
    return !isUnidentified;
  }

  private readContents(): void {
    for (const event of this.unread) {
      this.known.add(contentOf(event), 1);
    }
    this.unread = [];
  }
}
