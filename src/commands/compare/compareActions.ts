import * as vscode from 'vscode';
import {
  comparedAddressOf,
  type ComparedAddress,
  type RevisionAddress,
} from '../../greengrass/addresses/comparedAddress';
import { compareRevisions } from '../../greengrass/rollouts/rollout';
import { commands, contextKeys } from '../../manifest';
import { compareRecipes, compareWithPreviousVersion, targetVersions } from '../components/compareVersions';
import { openRecipes } from '../components/openRecipe';
import { targetDeployments } from '../deployments/targetDeployments';
import type { Action, ActionTools } from '../tools';
import { definitionOf, fleetOf } from './comparedDocument';
import { targetDevices, twoDevices } from './deviceComparison';
import { openComparison } from './openComparison';
import { pickRevisions } from './pickRevisions';
import { compareWithPrevious } from './previousRevision';

/** The older of two revisions for the same target first. Other revisions keep their order. */
async function inOrder(
  tools: ActionTools,
  pair: readonly [RevisionAddress, RevisionAddress],
): Promise<readonly [RevisionAddress, RevisionAddress]> {
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
  [one, other]: readonly RevisionAddress[],
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

/** What a command was called on, else what the user last acted on, else a deployment that the user selects. */
async function targetCompared(
  { targets }: ActionTools,
  title: string,
  args: readonly unknown[],
): Promise<ComparedAddress | undefined> {
  const [address] = targets.find(args, comparedAddressOf);
  return address ?? (await targetDeployments(targets, title, args))[0];
}

/** Like {@link targetCompared}, but only items of the kind that is selected. */
async function targetOfKind(
  { targets }: ActionTools,
  kind: ComparedAddress['kind'],
  title: string,
  args: readonly unknown[],
): Promise<ComparedAddress | undefined> {
  const find = {
    deployment: targetDeployments,
    componentVersion: targetVersions,
    coreDevice: targetDevices,
  } as const;
  const [address] = await find[kind](targets, title, args);
  return address;
}

async function compareWithSelected(tools: ActionTools, title: string, args: readonly unknown[]): Promise<void> {
  const selected = tools.app.compareSelection.current;
  if (selected === undefined || tools.app.sessions.fleetOf(selected.connectionId) === undefined) {
    const why = selected === undefined ? 'nothing is selected' : "the selected item's connection is gone";
    void vscode.window.showInformationMessage(`${title}: ${why}. Run Select for Compare first.`);
    return;
  }
  const address = await targetOfKind(tools, selected.kind, title, args);
  if (address !== undefined) {
    await openComparison(tools, selected, address);
  }
}

/** The commands that compare, and those that open what is compared. */
export function compareActions(tools: ActionTools): Readonly<Record<string, Action>> {
  const { targets } = tools;
  return {
    [commands.compareWithPrevious]: async (title, args) =>
      compareWithPrevious(tools, title, await targetDeployments(targets, title, args)),
    [commands.compareRevisions]: async (title, args) =>
      compareRevisionsOf(tools, title, await targetDeployments(targets, title, args)),
    [commands.openRecipe]: async (title, args) => openRecipes(tools, await targetVersions(targets, title, args)),
    [commands.compareRecipes]: async (title, args) =>
      compareRecipes(tools, title, await targetVersions(targets, title, args)),
    [commands.compareWithPreviousVersion]: async (title, args) =>
      compareWithPreviousVersion(tools, title, await targetVersions(targets, title, args)),
    [commands.selectForCompare]: async (title, args) => {
      const address = await targetCompared(tools, title, args);
      if (address !== undefined) {
        tools.app.compareSelection.select(address);
        await vscode.commands.executeCommand('setContext', contextKeys.compareKind, address.kind);
      }
    },
    [commands.compareCoreDevices]: async (title, args) => {
      const two = twoDevices(targets, title, args);
      if (two !== undefined) {
        await openComparison(tools, ...two);
      }
    },
    [commands.compareWithSelected]: (title, args) => compareWithSelected(tools, title, args),
  };
}
