import { writeClipboard } from '../ui/writeClipboard';
import { resolveTarget } from '../greengrass/addresses/target';
import type { GroupLink, PanelAction } from '../text/panels/panel';
import { hasPanel, type PanelAddress } from '../text/panels/panelAddress';
import type { PageHandlers } from './pageHost';

/** What a panel does outside itself. */
export interface PanelLinks {
  /** Runs the action of a button. The panel itself handles Refresh. */
  readonly run: (action: PanelAction, address: PanelAddress) => void;
  /** Reveals a group of failures in the Failures view. */
  readonly reveal: (connectionId: string, group: GroupLink) => void;
  /** Opens another panel. */
  readonly open: (address: PanelAddress) => void;
  /** Called when the page of the panel gets the focus. */
  readonly onDidFocus: (address: PanelAddress) => void;
}

/** The actions that a panel handles itself. */
interface OwnActions {
  readonly didAppear: () => void;
  readonly refresh: () => void;
}

/** The handlers of a panel's messages. A link to something without a panel does nothing. */
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
      void writeClipboard(text);
    },
    focus: () => {
      links.onDidFocus(address);
    },
  };
}
