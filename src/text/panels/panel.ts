import type { Target } from '../../greengrass/addresses/target';
import type { Severity } from '../../greengrass/status/status';
import type { PanelAddress } from './panelAddress';

/**
 * A panel as data: everything a page shows about one thing, in the order it is shown. The page draws it and knows
 * nothing else. Every text in it may come from the service, and is drawn as text.
 */
export interface Panel {
  /** What the panel is about. */
  readonly address: PanelAddress;
  /** What kind of thing it is: `Core device`. */
  readonly kind: string;
  readonly heading: string;
  readonly status: Status | undefined;
  /** What the heading alone does not say. */
  readonly summary: readonly Value[];
  readonly notices: readonly Notice[];
  readonly actions: readonly PanelAction[];
  readonly sections: readonly Section[];
  /** When the oldest of the shown answers arrived, in milliseconds since the epoch; `undefined` until one has. */
  readonly readAt: number | undefined;
  /** Whether that is the moment of a snapshot. */
  readonly isSnapshot?: boolean;
  readonly isLoading: boolean;
}

/** A state in words and by how bad it is: the colour never stands alone. */
export interface Status {
  readonly words: string;
  readonly severity: Severity;
}

/** A sentence that the person should know before they trust the rest. */
export interface Notice {
  readonly severity: 'info' | 'warning' | 'error';
  readonly text: string;
  /** What AWS or the SDK said. */
  readonly details?: readonly string[];
}

/** What a person can do with the thing of a panel. The host knows how; the titles are those of the commands. */
export const panelActions = [
  'refresh',
  'revealInTree',
  'copyFailureReport',
  'copyJson',
  'openAsJson',
  'openInConsole',
  'scan',
  'exportFailures',
] as const;
export type PanelAction = (typeof panelActions)[number];

export interface Section {
  /** The same for the same section of the same panel, so that what a person did to it (sorting) can be kept. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'fields'; readonly fields: readonly Field[] }
  | { readonly kind: 'tags'; readonly label: string; readonly tags: readonly Tag[] }
  | {
      readonly kind: 'codes';
      readonly label: string;
      /** Whether each code says more exactly what the one before says. */
      readonly isStack: boolean;
      readonly codes: readonly ExplainedCode[];
    }
  | { readonly kind: 'text'; readonly label: string; readonly text: string; readonly copy: string }
  | Table
  | Chart
  | Timeline;

/** A text with what can be done with it. */
export interface Value {
  readonly text: string;
  /** The raw text that a Copy button copies. */
  readonly copy?: string;
  /** A moment, in milliseconds since the epoch: the page writes it behind the text, with an age that it keeps current. */
  readonly time?: number;
  /** What a click opens: see `resolveTarget`. Has no effect for what has no panel. */
  readonly target?: Target;
  /** The group of failures that a click reveals. */
  readonly group?: string;
  /** A public page that a click opens. Built by the program, never taken from data. */
  readonly url?: string;
  readonly severity?: Severity;
}

export interface Field {
  readonly name: string;
  readonly value: Value;
  /** What the value means. */
  readonly note?: string;
}

export interface Tag {
  readonly text: string;
  readonly meaning: string;
}

/** A code of an error stack or a status code, explained. */
export interface ExplainedCode {
  readonly code: string;
  readonly copy: string;
  readonly isHeadline: boolean;
  readonly meaning: string;
  readonly remedy: string | undefined;
  /** Who can mend it, where that is known. */
  readonly whoFixes: string | undefined;
  readonly url: string;
}

/** A table that the person can sort by each column. */
export interface Table {
  readonly kind: 'table';
  readonly id: string;
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Cell extends Value {
  /** What the column is sorted by, where that is neither the time nor the text. */
  readonly order?: number;
}

/** Amounts as bars, each divided in one of several ways that the person chooses between. */
export interface Chart {
  readonly kind: 'chart';
  readonly id: string;
  readonly label: string;
  /** Most first. */
  readonly bars: readonly ChartBar[];
  readonly divisions: readonly Division[];
}

export interface ChartBar {
  readonly name: string;
  readonly amount: number;
  /** The group of failures that a click reveals. */
  readonly group: string;
}

/** A way to divide the bars. */
export interface Division {
  /** What they are divided by: `Error type`. */
  readonly title: string;
  /** What the parts are, in the order of their colours. */
  readonly parts: readonly string[];
  /** For each bar the amount of each part. */
  readonly amounts: readonly (readonly number[])[];
}

/** When something happened, as a picture and in words. All times in milliseconds since the epoch. */
export interface Timeline {
  readonly kind: 'timeline';
  readonly label: string;
  readonly start: number;
  readonly end: number;
  readonly bars: readonly Bar[];
  readonly ticks: readonly Tick[];
}

/** An effective deployment, from its creation to its last change. */
export interface Bar extends Moment {
  readonly from: number;
  readonly to: number;
}

/** The last status change of a component. */
export interface Tick extends Moment {
  readonly at: number;
}

interface Moment {
  readonly name: string;
  readonly status: Status;
  /** The whole of it in words, for the list and for screen readers. */
  readonly words: string;
  readonly target: Target;
}
