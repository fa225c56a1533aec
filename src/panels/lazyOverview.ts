import * as vscode from 'vscode';
import type { FleetSession } from '../fleet/fleetSession';
import { panelViewTypes } from '../manifest';
import type { OverviewPanel, OverviewPanelOptions } from './overviewPanel';

/** The overview of failures, in a file of its own that is loaded when it is first wanted. */
export interface LazyOverview {
  /** Opens the panel, or brings it to the front, for the fleet of a connection. */
  open(session: FleetSession): Promise<void>;
  dispose(): void;
}

/** Makes the overview known to VS Code, which may have had it open when its window was closed. */
export function lazyOverview(options: OverviewPanelOptions): LazyOverview {
  let loaded: Promise<OverviewPanel> | undefined;
  const load = async (): Promise<OverviewPanel> => {
    const { OverviewPanel: Overview } = await import('./overviewPanel');
    return new Overview(options);
  };
  const overview = async (): Promise<OverviewPanel> => {
    loaded ??= load();
    try {
      return await loaded;
    } catch (error) {
      // The next one who asks tries again.
      loaded = undefined;
      throw error;
    }
  };
  const serializer = vscode.window.registerWebviewPanelSerializer(panelViewTypes.overview, {
    deserializeWebviewPanel: async (panel: vscode.WebviewPanel) => {
      (await overview()).restore(panel);
    },
  });
  return {
    open: async (session) => (await overview()).open(session),
    dispose: () => {
      serializer.dispose();
      void loaded?.then(
        (panel) => {
          panel.dispose();
        },
        () => undefined,
      );
    },
  };
}
