import { member, string } from '../base/json';
import type { Address } from '../greengrass/addresses/address';
import { parseAddress, parseTarget } from '../greengrass/addresses/parseAddress';
import type { Target } from '../greengrass/addresses/target';
import { panelActions, type Panel, type PanelAction } from '../text/panels/panel';

/** What the host says to a page. */
export interface HostMessage {
  readonly kind: 'panel';
  readonly panel: Panel;
  readonly buttons: readonly PanelButton[];
  /** The moment that ages are reckoned from, in milliseconds since the epoch, where that is not the present. */
  readonly asOf: number | undefined;
}

/** A button of a panel; its title is that of the command. */
export interface PanelButton {
  readonly action: PanelAction;
  readonly title: string;
}

/** What a page says to the host. */
export type PageMessage =
  /** The page has been loaded and has been told nothing. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'run'; readonly action: PanelAction }
  /** Opens the panel of something else. */
  | { readonly kind: 'open'; readonly target: Target }
  /** Shows a group of failures in its view. */
  | { readonly kind: 'reveal'; readonly group: string }
  | { readonly kind: 'copy'; readonly text: string }
  /** The page has got the focus. */
  | { readonly kind: 'focus' };

/** One function for each kind of message: leaving one out does not compile. */
export type Handlers<M extends { readonly kind: string }> = {
  readonly [Kind in M['kind']]: (message: Extract<M, { readonly kind: Kind }>) => void;
};

/** What a page keeps for itself and hands back after VS Code has restarted. */
export interface PageState {
  readonly address: Address;
}

/** Takes what arrived from a page for what it is; `undefined` for anything that does not fit the protocol. */
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
      const group = string(member(value, 'group'));
      return group === undefined ? undefined : { kind: 'reveal', group };
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

/** Reads what a page has kept; `undefined` for anything else. */
export function parsePageState(value: unknown): PageState | undefined {
  const address = parseAddress(member(value, 'address'));
  return address && { address };
}

/** Hands a message to the function for its kind. */
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
