import * as vscode from 'vscode';
import type { ComparedAddress } from '../../greengrass/addresses/comparedAddress';
import { compareRevisions } from '../../greengrass/rollouts/rollout';
import { commands, contextKeys } from '../../manifest';
import { targetDeployments } from '../deployments/targetDeployments';
import type { Action, ActionTools } from '../tools';
import { definitionOf, fleetOf } from './comparedDocument';
import { openComparison } from './openComparison';
import { pickRevisions } from './pickRevisions';
import { compareWithPrevious } from './previousRevision';

/** The older of two revisions for the same target first. Other items keep their order. */
async function inOrder(
  tools: ActionTools,
  pair: readonly [ComparedAddress, ComparedAddress],
): Promise<readonly [ComparedAddress, ComparedAddress]> {
  const [one, other] = pair;
  const [first, second] = await Promise.all([
    definitionOf(fleetOf(tools.app, one), one.deploymentId),
    definitionOf(fleetOf(tools.app, other), other.deploymentId),
  ]);
  const isSwapped = first.targetArn === second.targetArn && compareRevisions(first, second) < 0;
  return isSwapped ? [other, one] : pair;
}

/** Compares two selected rows, else two revisions that the user selects. */
async function compareRevisionsOf(
  tools: ActionTools,
  title: string,
  [one, other]: readonly ComparedAddress[],
): Promise<void> {
  if (one === undefined) {
    return;
  }
  if (other !== undefined) {
    await openComparison(tools, ...(await inOrder(tools, [one, other])));
    return;
  }
  const fleet = fleetOf(tools.app, one);
  const targetArn = one.targetArn === '' ? (await definitionOf(fleet, one.deploymentId)).targetArn : one.targetArn;
  const two = await pickRevisions(fleet, title.replace('…', ''), targetArn ?? '', one.deploymentId);
  if (two !== undefined) {
    await openComparison(tools, ...two);
  }
}

/** The commands that compare. They work for every kind of {@link ComparedAddress}. */
export function compareActions(tools: ActionTools): Readonly<Record<string, Action>> {
  const { compareSelection } = tools.app;
  return {
    [commands.compareWithPrevious]: async (title, args) =>
      compareWithPrevious(tools, title, await targetDeployments(tools.targets, title, args)),
    [commands.compareRevisions]: async (title, args) =>
      compareRevisionsOf(tools, title, await targetDeployments(tools.targets, title, args)),
    [commands.selectForCompare]: async (title, args) => {
      const [address] = await targetDeployments(tools.targets, title, args);
      if (address !== undefined) {
        compareSelection.select(address);
        await vscode.commands.executeCommand('setContext', contextKeys.compareKind, address.kind);
      }
    },
    [commands.compareWithSelected]: async (title, args) => {
      const selected = compareSelection.current;
      if (selected === undefined || tools.app.sessions.fleetOf(selected.connectionId) === undefined) {
        const why = selected === undefined ? 'nothing is selected' : "the selected item's connection is gone";
        void vscode.window.showInformationMessage(`${title}: ${why}. Run Select for Compare first.`);
        return;
      }
      const [address] = await targetDeployments(tools.targets, title, args);
      if (address !== undefined) {
        await openComparison(tools, selected, address);
      }
    },
  };
}
