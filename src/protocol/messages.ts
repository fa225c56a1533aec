import { member, string } from '../base/json';
import type { TimeZone } from '../base/time';
import type { Address } from '../greengrass/addresses/address';
import { parseAddress, parseTarget } from '../greengrass/addresses/parseAddress';
import { groupings } from '../greengrass/failures/failureTopics';
import type { Target } from '../greengrass/addresses/target';
import { panelActions, type GroupLink, type Panel, type PanelAction } from '../text/panels/panel';

/** A message from the host to a page. */
export interface HostMessage {
  readonly kind: 'panel';
  readonly panel: Panel;
  /** The buttons below the heading, and those in sections. */
  readonly buttons: readonly PanelButton[];
  /** The time from which ages count, in milliseconds since the epoch; `undefined` for the current time. */
  readonly asOf: number | undefined;
  /** The time zone of absolute times. */
  readonly timeZone: TimeZone;
}

/** A button of a panel. It has the title of its command. */
export interface PanelButton {
  readonly action: PanelAction;
  readonly title: string;
}

/** A message from a page to the host. */
export type PageMessage =
  /** The page has loaded and got no message. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'run'; readonly action: PanelAction }
  /** Opens another panel. */
  | { readonly kind: 'open'; readonly target: Target }
  /** Reveals a group of failures in the Failures view. */
  | { readonly kind: 'reveal'; readonly group: GroupLink }
  | { readonly kind: 'copy'; readonly text: string }
  /** The page got the focus. */
  | { readonly kind: 'focus' };

/** One function for each kind of message. A missing one is a compile error. */
export type Handlers<M extends { readonly kind: string }> = {
  readonly [Kind in M['kind']]: (message: Extract<M, { readonly kind: Kind }>) => void;
};

/** The state of a page. VS Code keeps it across restarts. */
export interface PageState {
  readonly address: Address;
}

function parseGroupLink(value: unknown): GroupLink | undefined {
  const grouping = groupings.find((known) => known === member(value, 'grouping'));
  const key = string(member(value, 'key'));
  return grouping === undefined || key === undefined ? undefined : { grouping, key };
}

/** Parses a message from a page; `undefined` if it doesn't match the protocol. */
export function parsePageMessage(value: unknown): PageMessage | undefined {
  switch (member(value, 'kind')) {
    case 'ready':
      return { kind: 'ready' };
    case 'run': {
      const action = panelActions.find((known) => known === member(value, 'action'));
      return action && { kind: 'run', action };
    }
    case 'open': {
      const target = parseTarget(member(value, 'target'));
      return target && { kind: 'open', target };
    }
    case 'reveal': {
      const group = parseGroupLink(member(value, 'group'));
      return group && { kind: 'reveal', group };
    }
    case 'copy': {
      const text = string(member(value, 'text'));
      return text === undefined ? undefined : { kind: 'copy', text };
    }
    case 'focus':
      return { kind: 'focus' };
    default:
      return undefined;
  }
}

/** Parses the state of a page; `undefined` if it is invalid. */
export function parsePageState(value: unknown): PageState | undefined {
  const address = parseAddress(member(value, 'address'));
  return address && { address };
}

/** Calls the handler for the kind of a message. */
export function dispatch(message: PageMessage, handlers: Handlers<PageMessage>): void {
  switch (message.kind) {
    case 'ready':
      handlers.ready(message);
      break;
    case 'run':
      handlers.run(message);
      break;
    case 'open':
      handlers.open(message);
      break;
    case 'reveal':
      handlers.reveal(message);
      break;
    case 'copy':
      handlers.copy(message);
      break;
    case 'focus':
      handlers.focus(message);
      break;
  }
}
