import * as vscode from 'vscode';
import { count, grouped } from '../../base/numbers';
import { definitionCoverage, readLatestDefinitions } from '../../fleet/deployments/latestDefinitions';
import type { Fleet } from '../../fleet/fleet';
import { withCountedProgress } from '../../ui/withCountedProgress';
import { areAllLoaded, definitionsLoadedWords } from '../../text/messages/deployments/definitionWords';

/** Shows how many requests it takes. Resolves with `false` if the user cancels. */
async function confirm(missing: number, title: string): Promise<boolean> {
  const pick = {
    label: `Load ${count(missing, 'Definition')}`,
    description: `${count(missing, 'request')}, in the background`,
  };
  const placeHolder = 'You can cancel and continue later.';
  return (await vscode.window.showQuickPick([pick], { title, placeHolder })) !== undefined;
}

/**
 * Lists the latest deployments as the Deployments view does, and reads their definitions after saying how many requests this
 * takes. Rejects with a FleetError if they can't be listed.
 */
export async function loadDefinitions(fleet: Fleet, title: string): Promise<void> {
  const { listing } = fleet.rollouts.latest;
  await listing.read();
  const { loaded, listed } = definitionCoverage(fleet);
  if (listed === undefined) {
    if (listing.state.error !== undefined) {
      throw listing.state.error;
    }
    return;
  }
  const missing = listed - loaded;
  if (missing > 0 && !(await confirm(missing, title))) {
    return;
  }
  const name = title.replace('…', '');
  const error = await withCountedProgress(name, grouped, (signal, onProgress) => {
    let done = 0;
    return readLatestDefinitions(fleet, signal, () => {
      done += 1;
      onProgress(done, missing);
    });
  });
  if (error?.kind === 'canceled') {
    // The connection is closed.
    return;
  }
  const coverage = definitionCoverage(fleet);
  const show = areAllLoaded(coverage) ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  void show(`${name}: ${definitionsLoadedWords(coverage, error, fleet.connection)}`);
}
