import * as vscode from 'vscode';
import { settings } from '../../src/manifest';
import { runSuite } from '../host/extensionSuite';

/** Runs the tests that need a real VS Code. VS Code calls this function. */
export function run(): Promise<void> {
  return runSuite(
    async () => {
      const set = (setting: string, value: unknown): Thenable<void> =>
        vscode.workspace.getConfiguration().update(setting, value, vscode.ConfigurationTarget.Global);
      // Only what a test does sends requests.
      await set(settings.scanEveryMinutes, 0);
      // If VS Code redraws a tree while a quick pick opens, the tree takes the focus back and the pick closes.
      await set('workbench.quickOpen.closeOnFocusLost', false);
      await import('./activation.test');
      await import('./coreDevices/browse.test');
      await import('./coreDevices/refresh.test');
      await import('./copy.test');
      await import('./coreDevices/states.test');
      await import('./coreDevices/hostileData.test');
      await import('./panels.test');
      await import('./overview.test');
      await import('./explain.test');
      await import('./failures.test');
      await import('./scans.test');
      await import('./snapshots.test');
      await import('./connections/connection.test');
      await import('./coreDevices/goTo.test');
      await import('./coreDevices/filter.test');
      await import('./coreDevices/indexFilter.test');
      await import('./coreDevices/sort.test');
      await import('./timeZone.test');
      await import('./coreDevices/decorations.test');
      await import('./coreDevices/live.test');
      await import('./target.test');
      await import('./connections/twoConnections.test');
      await import('./connections/keepAlive.test');
      await import('./nextSteps.test');
      await import('./coreDevices/scanned.test');
      await import('./coreDevices/pastFailures.test');
      await import('./links.test');
      await import('./compare.test');
      await import('./rollouts.test');
      await import('./recipes.test');
      await import('./components.test');
      await import('./logs.test');
    },
    { timeout: 20_000 },
  );
}
