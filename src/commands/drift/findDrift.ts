import * as vscode from 'vscode';
import { count } from '../../base/numbers';
import { driftRequests, findDrift } from '../../fleet/drift/findDrift';
import type { Fleet } from '../../fleet/fleet';
import { driftFoundWords } from '../../text/messages/drift/driftFoundWords';
import { withCountedProgress } from '../../ui/withCountedProgress';
import { targetListedFleet } from '../target/targetSession';
import type { ActionTools } from '../tools';
import { differingGroup } from '../../tree/failures/differingNode';

type FindDriftTools = Pick<ActionTools, 'app' | 'targets' | 'failures'>;

/** Shows how much a search takes. Resolves with `false` if the user cancels. */
async function confirm(fleet: Fleet, title: string): Promise<boolean> {
  const orMore = fleet.isWhole ? '' : ' or more';
  const least = driftRequests(fleet);
  const pick = {
    label: `Check ${count(fleet.devices.size, 'Core Device')}${orMore}`,
    description:
      least === 0 ? 'no request unless AWS has more' : `${count(least, 'request')} or more, in the background`,
    detail: "Reads core devices that aren't loaded, and the members of thing groups.",
  };
  const placeHolder = 'Newest reports first. You can cancel and continue later.';
  return (await vscode.window.showQuickPick([pick], { title, placeHolder })) !== undefined;
}

/**
 * Finds the core devices that differ from what their deployments ask for, after saying how many requests this takes. The
 * devices show up in the Failures view. Rejects with a FleetError if the connection can't be opened.
 */
export async function findDriftInFleet(
  { app, targets, failures }: FindDriftTools,
  title: string,
  args: readonly unknown[],
): Promise<void> {
  const fleet = await targetListedFleet(targets, title, args);
  if (fleet === undefined || !(await confirm(fleet, title))) {
    return;
  }
  const name = title.replace('…', '');
  const totalWords = (total: number): string => count(total, 'core device');
  const found = await withCountedProgress(name, totalWords, (signal, onProgress) =>
    findDrift(fleet, signal, ({ done, total }) => {
      onProgress(done, total);
    }),
  );
  const { text, isComplete } = driftFoundWords(found, fleet.connection);
  const show = isComplete ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  const buttons = found.differing === 0 ? [] : ['Show Core Devices'];
  const session = app.sessions.all.find((one) => one.fleet === fleet);
  if ((await show(`${name}: ${text}`, ...buttons)) !== undefined && session !== undefined) {
    await failures.reveal(session, app.failureGrouping.value, differingGroup);
  }
}
