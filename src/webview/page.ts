import type { PageMessage } from '../protocol/messages';

/** How a table is sorted. */
export interface Sorting {
  readonly column: number;
  readonly isDescending: boolean;
}

/** What the parts of a page share. */
export interface Page {
  /** Says something to the host. */
  readonly send: (message: PageMessage) => void;
  /** Tells a screen reader. */
  readonly announce: (text: string) => void;
  /** How the person sorted each table, by its id: kept while the page is drawn anew. */
  readonly sortings: Map<string, Sorting>;
  /** By what the person has each chart divided, by its id: the place among its divisions. */
  readonly divisions: Map<string, number>;
}
