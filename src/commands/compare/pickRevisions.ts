import * as vscode from 'vscode';
import { capitalized } from '../../base/capitalized';
import { absoluteTime } from '../../base/time';
import { visibleText } from '../../base/visibleText';
import { knownRevisions } from '../../fleet/deployments/knownRevisions';
import type { Fleet } from '../../fleet/fleet';
import { targetInWords } from '../../greengrass/addresses/arn';
import type { RevisionAddress } from '../../greengrass/addresses/comparedAddress';
import type { ListedDeployment } from '../../greengrass/model';
import { compareRevisions } from '../../greengrass/rollouts/rollout';
import { revisionWords, rolloutName } from '../../text/messages/deployments/rolloutWords';
import { escapeCodicons } from '../../ui/escapeCodicons';
import { readTimeZone } from '../../ui/settings';
import { pickTwo, withNext } from './pickTwo';

interface RevisionPick extends vscode.QuickPickItem {
  readonly deployment: ListedDeployment;
}

function addressOf(fleet: Fleet, { deploymentId, targetArn = '' }: ListedDeployment): RevisionAddress {
  return { kind: 'deployment', connectionId: fleet.connection.id, targetArn, deploymentId };
}

function created({ creationTimestamp }: ListedDeployment): string {
  return creationTimestamp === undefined ? '' : absoluteTime(creationTimestamp, readTimeZone());
}

/** The newest known revision for each target, the newest first: those that AWS lists, else those in a snapshot. */
function latestIn({ rollouts, deployments }: Fleet): readonly ListedDeployment[] {
  const latest = new Map<string, ListedDeployment>();
  const all = [...(rollouts.latest.listing.state.items ?? []), ...deployments.all()].sort(compareRevisions);
  for (const deployment of all) {
    const { targetArn = '' } = deployment;
    latest.set(targetArn, latest.get(targetArn) ?? deployment);
  }
  const time = ({ creationTimestamp }: ListedDeployment): number => creationTimestamp?.getTime() ?? 0;
  return [...latest.values()].sort((a, b) => time(b) - time(a));
}

/**
 * Asks for the deployment of a target; `undefined` if the user cancels or there is none. Rejects with a FleetError if the
 * deployments can't be loaded.
 */
export async function pickDeployment(fleet: Fleet, title: string): Promise<RevisionAddress | undefined> {
  const { listing } = fleet.rollouts.latest;
  await listing.read();
  const latest = latestIn(fleet);
  if (latest.length === 0) {
    if (listing.state.error !== undefined) {
      throw listing.state.error;
    }
    void vscode.window.showInformationMessage(`${title}: there are no deployments.`);
    return undefined;
  }
  const picks = latest.map((deployment): RevisionPick => {
    return {
      label: escapeCodicons(rolloutName(deployment)),
      description: escapeCodicons(revisionWords(deployment) ?? ''),
      detail: escapeCodicons(visibleText(targetInWords(deployment.targetArn ?? ''))),
      deployment,
    };
  });
  const placeHolder = 'Select a deployment';
  const pick = await vscode.window.showQuickPick(picks, { title, placeHolder, matchOnDetail: true });
  return pick && addressOf(fleet, pick.deployment);
}

/**
 * Asks for two revisions for the target of one, which is preselected with the one before. Returns the older one first;
 * `undefined` if the user cancels. Rejects with a FleetError if the revisions can't be loaded.
 */
export async function pickRevisions(
  fleet: Fleet,
  title: string,
  targetArn: string,
  deploymentId: string,
): Promise<readonly [RevisionAddress, RevisionAddress] | undefined> {
  await fleet.rollouts.revisions(targetArn).listing.read();
  const { items, error } = knownRevisions(fleet, targetArn);
  if (items.length < 2) {
    if (error !== undefined) {
      throw error;
    }
    void vscode.window.showInformationMessage(`${title}: the deployment has only one revision.`);
    return undefined;
  }
  const picks = items.map((deployment): RevisionPick => {
    const words = revisionWords(deployment) ?? visibleText(deployment.deploymentId);
    return {
      label: escapeCodicons(capitalized(words)),
      description: escapeCodicons(`${rolloutName(deployment)} ${created(deployment)}`.trim()),
      deployment,
    };
  });
  const index = picks.findIndex(({ deployment }) => deployment.deploymentId === deploymentId);
  const selected = await pickTwo(title, 'Select two revisions', picks, withNext(picks, index));
  const [older, newer] = [...(selected ?? [])]
    .map(({ deployment }) => deployment)
    .sort((a, b) => compareRevisions(b, a))
    .map((deployment) => addressOf(fleet, deployment));
  return older === undefined || newer === undefined ? undefined : [older, newer];
}
