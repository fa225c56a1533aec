import * as vscode from 'vscode';
import { settings } from '../../src/manifest';
import { runSuite } from '../host/extensionSuite';

/** Runs the tests that need a real VS Code. VS Code calls this function. */
export function run(): Promise<void> {
  return runSuite(
    async () => {
      // Only what a test does sends requests.
      await vscode.workspace.getConfiguration().update(settings.scanEveryMinutes, 0, vscode.ConfigurationTarget.Global);
      await import('./activation.test');
      await import('./browse.test');
      await import('./refresh.test');
      await import('./copy.test');
      await import('./states.test');
      await import('./hostileData.test');
      await import('./panels.test');
      await import('./overview.test');
      await import('./explain.test');
      await import('./failures.test');
      await import('./snapshots.test');
      await import('./connection.test');
      await import('./goTo.test');
      await import('./filter.test');
      await import('./indexFilter.test');
      await import('./sort.test');
      await import('./timeZone.test');
      await import('./decorations.test');
      await import('./live.test');
      await import('./target.test');
      await import('./twoConnections.test');
      await import('./keepAlive.test');
      await import('./nextSteps.test');
      await import('./scanned.test');
      await import('./pastFailures.test');
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
