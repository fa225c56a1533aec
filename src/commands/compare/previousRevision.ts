import * as vscode from 'vscode';
import { knownRevisions } from '../../fleet/deployments/knownRevisions';
import type { RevisionAddress } from '../../greengrass/addresses/comparedAddress';
import { revisionBefore } from '../../greengrass/rollouts/baseline';
import { nameOfSide, revisionName } from '../../text/messages/comparing/compareWords';
import { definitionOf, fleetOf, type CompareTools } from './comparedDocument';
import { openComparison } from './openComparison';

/** Compares each revision with the one before. Rejects with a FleetError if one of them can't be loaded. */
export async function compareWithPrevious(
  tools: CompareTools,
  title: string,
  addresses: readonly RevisionAddress[],
): Promise<void> {
  for (const address of addresses) {
    const fleet = fleetOf(tools.app, address);
    const definition = await definitionOf(fleet, address.deploymentId);
    const { targetArn = '' } = definition;
    const known = (): ReturnType<typeof revisionBefore> => {
      const { items, areAll } = knownRevisions(fleet, targetArn);
      return revisionBefore(definition, items, areAll);
    };
    if (known() === 'unknown') {
      await fleet.rollouts.revisions(targetArn).listing.read();
    }
    const before = known();
    const { error } = knownRevisions(fleet, targetArn);
    if (before === 'unknown' && error !== undefined) {
      throw error;
    }
    if (typeof before === 'string') {
      const name = nameOfSide(revisionName(definition, ''));
      const unlisted =
        fleet.connection.asOf === undefined
          ? `AWS doesn't list the revision before ${name}.`
          : `the revision before ${name} isn't in the snapshot.`;
      const why = before === 'first' ? `${name} is the first revision for its target.` : unlisted;
      void vscode.window.showInformationMessage(`${title}: ${why}`);
    } else {
      await openComparison(tools, { ...address, deploymentId: before.deploymentId }, address);
    }
  }
}
