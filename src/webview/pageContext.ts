import type { TimeZone } from '../base/time';
import type { PageMessage } from '../protocol/messages';

/** How a table is sorted. */
export interface Sorting {
  readonly column: number;
  readonly isDescending: boolean;
}

/** What the parts of a page share. */
export interface PageContext {
  /** The time zone of absolute times. */
  readonly timeZone: TimeZone;
  /** Sends a message to the host. */
  readonly send: (message: PageMessage) => void;
  /** Announces a text to screen readers. */
  readonly announce: (text: string) => void;
  /** The user's sort order of each table, by its id. It stays when the page is drawn again. */
  readonly sortings: Map<string, Sorting>;
  /** The index of the selected choice, by the key of the choices. It stays when the page is drawn again. */
  readonly choices: Map<string, number>;
}
