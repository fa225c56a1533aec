import * as vscode from 'vscode';
import { resolveTarget } from '../greengrass/addresses/target';
import type { PanelAction } from '../text/panels/panel';
import { hasPanel, type PanelAddress } from '../text/panels/panelAddress';
import type { PageHandlers } from './pageHost';

/** Where a panel leads. */
export interface PanelLinks {
  /** Does what a button of the panel says, but for Refresh. */
  readonly run: (action: PanelAction, address: PanelAddress) => void;
  /** Shows a group of failures of a connection in its view. */
  readonly reveal: (connectionId: string, group: string) => void;
  /** Opens the panel of something else. */
  readonly open: (address: PanelAddress) => void;
  /** Is told that the page of the panel has the focus. */
  readonly onDidFocus: (address: PanelAddress) => void;
}

/** What a panel does itself. */
interface OwnActions {
  readonly didAppear: () => void;
  readonly refresh: () => void;
}

/** What the page of a panel can ask for. A link to what has no panel does nothing. */
export function panelHandlers(
  address: PanelAddress,
  links: PanelLinks,
  { didAppear, refresh }: OwnActions,
): PageHandlers {
  return {
    appear: didAppear,
    run: ({ action }) => {
      if (action === 'refresh') {
        refresh();
      } else {
        links.run(action, address);
      }
    },
    open: ({ target }) => {
      const linked = resolveTarget(address, target);
      if (linked !== undefined && hasPanel(linked)) {
        links.open(linked);
      }
    },
    reveal: ({ group }) => {
      links.reveal(address.connectionId, group);
    },
    copy: ({ text }) => {
      void vscode.env.clipboard.writeText(text);
    },
    focus: () => {
      links.onDidFocus(address);
    },
  };
}
