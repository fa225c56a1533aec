import * as vscode from 'vscode';
import { visibleText } from '../../base/visibleText';
import { listedVersions } from '../../fleet/components/listedVersions';
import { parseComponentArn, withoutVersion } from '../../greengrass/addresses/arn';
import { versionAddressOf, type VersionAddress } from '../../greengrass/addresses/comparedAddress';
import { fleetOf, type CompareTools } from '../compare/comparedDocument';
import { openComparison } from '../compare/openComparison';
import { targetFleet } from '../target/targetSession';
import type { Targets } from '../target/targets';
import { pickTwoVersions, pickVersion } from './pickVersions';

/**
 * The component versions that a command acts on: what it was called on, else what the user last acted on, else a version that
 * the user selects in quick picks. Empty if the user cancels.
 */
export async function targetVersions(
  targets: Targets,
  title: string,
  args: readonly unknown[],
): Promise<readonly VersionAddress[]> {
  const addresses = targets.find(args, versionAddressOf);
  if (addresses.length > 0) {
    return addresses;
  }
  const fleet = await targetFleet(targets, title, args);
  const picked = fleet && (await pickVersion(fleet, title.replace('…', '')));
  return picked === undefined ? [] : [picked];
}

/** The older of two versions of the same component first. Other versions keep their order. */
async function versionsInOrder(
  { app }: CompareTools,
  pair: readonly [VersionAddress, VersionAddress],
): Promise<readonly [VersionAddress, VersionAddress]> {
  const [one, other] = pair;
  if (withoutVersion(one.arn) !== withoutVersion(other.arn)) {
    return pair;
  }
  // The list has greater versions first.
  const arns = (await listedVersions(fleetOf(app, one), withoutVersion(one.arn))).map(({ arn }) => arn);
  const [first, second] = [arns.indexOf(one.arn), arns.indexOf(other.arn)];
  return first >= 0 && second > first ? [other, one] : pair;
}

/** Compares the recipes of two selected versions, else of two versions that the user selects. */
export async function compareRecipes(
  tools: CompareTools,
  title: string,
  [one, other]: readonly VersionAddress[],
): Promise<void> {
  if (one === undefined) {
    return;
  }
  const two =
    other === undefined
      ? await pickTwoVersions(fleetOf(tools.app, one), title.replace('…', ''), one)
      : await versionsInOrder(tools, [one, other]);
  if (two !== undefined) {
    await openComparison(tools, ...two);
  }
}

/** Compares the recipe of each version with that of the version before. Rejects with a FleetError if one can't be loaded. */
export async function compareWithPreviousVersion(
  tools: CompareTools,
  title: string,
  addresses: readonly VersionAddress[],
): Promise<void> {
  for (const address of addresses) {
    const arns = (await listedVersions(fleetOf(tools.app, address), withoutVersion(address.arn))).map(({ arn }) => arn);
    const index = arns.indexOf(address.arn);
    const before = index < 0 ? undefined : arns[index + 1];
    if (before !== undefined) {
      await openComparison(tools, { ...address, arn: before }, address);
      continue;
    }
    const name = visibleText(parseComponentArn(address.arn)?.nameAndVersion ?? address.arn);
    const why = index < 0 ? `AWS doesn't list ${name}` : `${name} is the first version`;
    void vscode.window.showInformationMessage(`${title}: ${why}.`);
  }
}
