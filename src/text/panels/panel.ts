import type { Target } from '../../greengrass/addresses/target';
import type { Grouping } from '../../greengrass/failures/failureTopics';
import type { Severity } from '../../greengrass/status/status';
import type { PanelAddress } from './panelAddress';

/**
 * A panel as data: everything that a page shows, in the order in which it is shown. The page draws it and knows nothing
 * else. Every text in it may come from AWS, so it is drawn as plain text.
 */
export interface Panel {
  /** What the panel is about. */
  readonly address: PanelAddress;
  /** The kind of panel: `Core device`. */
  readonly kind: string;
  readonly heading: string;
  readonly status: Status | undefined;
  /** Values that add to the heading. */
  readonly summary: readonly Value[];
  readonly notices: readonly Notice[];
  readonly actions: readonly PanelAction[];
  readonly sections: readonly Section[];
  /** When the oldest of the shown responses arrived, in milliseconds since the epoch; `undefined` before the first. */
  readonly readAt: number | undefined;
  /** Whether `readAt` is the time of a snapshot. */
  readonly isSnapshot?: boolean;
  readonly isLoading: boolean;
}

/** A state in words and by severity. The color always comes with words. */
export interface Status {
  readonly words: string;
  readonly severity: Severity;
}

/** A sentence that the user should read before they trust the rest. */
export interface Notice {
  readonly severity: 'info' | 'warning' | 'error';
  readonly text: string;
  /** The message from AWS or the SDK, and its facts. */
  readonly details?: readonly string[];
}

/** The actions in a panel. The host runs them. Their titles are the titles of the commands. */
export const panelActions = [
  'refresh',
  'revealInTree',
  'copyFailureReport',
  'compareWithPrevious',
  'openRecipe',
  'compareWithPreviousVersion',
  'compareRecipes',
  'copyJson',
  'openAsJson',
  'openInConsole',
  'showLogs',
  'scan',
  'copyIncidentSummary',
  'exportFailures',
  'copyChanges',
  'exportDevices',
  'loadDefinitions',
  'showConnectivity',
  'findVersions',
  'watch',
  'stopWatching',
] as const;
export type PanelAction = (typeof panelActions)[number];

/** The actions on the connection of a panel, whatever the panel is about. */
export const connectionActions: readonly PanelAction[] = ['scan', 'copyIncidentSummary', 'exportFailures'];

export interface Section {
  /** Stable for the same section of the same panel, because the page keeps its state (sorting) by it. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** A button. It has the title of its command. */
  | { readonly kind: 'action'; readonly action: PanelAction }
  | { readonly kind: 'fields'; readonly fields: readonly Field[] }
  | { readonly kind: 'tags'; readonly label: string; readonly tags: readonly Tag[] }
  | {
      readonly kind: 'codes';
      readonly label: string;
      /** Whether each code is more specific than the one before. */
      readonly isStack: boolean;
      readonly codes: readonly ExplainedCode[];
      /** The public pages about the codes. */
      readonly documentation: readonly Link[];
    }
  /** Without `copy`, the text is only the beginning of a longer one. */
  | { readonly kind: 'text'; readonly label: string; readonly text: string; readonly copy: string | undefined }
  | Table
  | Chart
  | Proportions
  | Timeline;

/** A text with its actions. */
export interface Value {
  readonly text: string;
  /** The raw text that a Copy button copies. */
  readonly copy?: string;
  /** A time in milliseconds since the epoch. The page shows it after the text, with an age that it keeps up to date. */
  readonly time?: number;
  /** What a click opens: see `resolveTarget`. Has no effect if it has no panel. */
  readonly target?: Target;
  /** The group of failures that a click reveals. */
  readonly group?: GroupLink;
  /** A public page that a click opens. The program builds it; it never comes from data. */
  readonly url?: string;
  readonly severity?: Severity;
}

/** A group in the Failures view. */
export interface GroupLink {
  readonly grouping: Grouping;
  readonly key: string;
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
  /** Who can fix it, if that is known. */
  readonly whoFixes: string | undefined;
}

/** A link to a public page. */
export interface Link {
  readonly text: string;
  readonly url: string;
}

/** A table that the user can sort by each column. */
export interface Table {
  readonly kind: 'table';
  readonly id: string;
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Cell extends Value {
  /** The sort key of the cell, if it is neither the time nor the text. */
  readonly order?: number;
}

/** Amounts as bars. The user selects one of several groupings. */
export interface Chart {
  readonly kind: 'chart';
  readonly id: string;
  readonly groupings: readonly ChartGrouping[];
}

/** The bars of a grouping. The user selects one of several ways to divide them. */
export interface ChartGrouping {
  /** What the bars are: `Error code`. */
  readonly title: string;
  readonly label: string;
  /** Most first. */
  readonly bars: readonly ChartBar[];
  readonly divisions: readonly Division[];
  /** What has no bar, in words; `undefined` if everything has one. */
  readonly note: string | undefined;
}

export interface ChartBar {
  readonly name: string;
  readonly amount: number;
  /** The group of failures that a click reveals. */
  readonly group: GroupLink;
}

/** A way to divide the bars. */
export interface Division {
  /** What divides the bars: `Error type`. */
  readonly title: string;
  /** The names of the parts, in the order of their colors. */
  readonly parts: readonly string[];
  /** For each bar, the amount of each part. */
  readonly amounts: readonly (readonly number[])[];
}

/** Amounts as the parts of one bar, with their numbers. */
export interface Proportions {
  readonly kind: 'proportions';
  readonly label: string;
  readonly parts: readonly { readonly name: string; readonly amount: number; readonly severity: Severity }[];
}

/** Events over time, as a graphic and in words. All times are in milliseconds since the epoch. */
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
  /** The complete text for the list and for screen readers. */
  readonly words: string;
  readonly target: Target;
}
