import { targetKindOf } from '../../greengrass/addresses/arn';
import { knownRollout } from '../../fleet/deployments/knownRollout';
import type { ListedDeployment } from '../../greengrass/model';
import { isBad, worstOutcome } from '../../greengrass/rollouts/outcome';
import { countsOf } from '../../greengrass/rollouts/rollout';
import { worse } from '../../greengrass/status/status';
import { rolloutLook, singleThingsRow } from '../../text/rows/rolloutRow';
import { MessageNodes } from '../engine/messageNode';
import { ChildNodes, withKeys, type Node } from '../engine/node';
import { listingRows } from '../shared/listingRows';
import { rolloutNode, type ListedRollout } from './rolloutNode';
import { rowLimitBelow, type DeploymentRowsOptions } from './rowsOptions';

/** More deployments to single things than this are below a row of their own. */
const maxSingleThings = 20;

/** The latest revisions, the newest first, with sub-deployments below their parent if it is listed. */
export function listedRollouts(latest: readonly ListedDeployment[]): readonly ListedRollout[] {
  const time = ({ creationTimestamp }: ListedDeployment): number => creationTimestamp?.getTime() ?? 0;
  const newestFirst = [...latest].sort((a, b) => time(b) - time(a));
  const targets = new Set(newestFirst.map(({ targetArn }) => targetArn));
  const isSub = ({ parentTargetArn = '', targetArn }: ListedDeployment): boolean =>
    parentTargetArn !== '' && parentTargetArn !== targetArn && targets.has(parentTargetArn);
  return newestFirst
    .filter((deployment) => !isSub(deployment))
    .map((deployment) => ({
      deployment,
      subDeployments: newestFirst.filter((other) => isSub(other) && other.parentTargetArn === deployment.targetArn),
    }));
}

function isSingle({ deployment }: ListedRollout): boolean {
  return targetKindOf(deployment.targetArn) === 'thing';
}

/** The row above the deployments to single things. */
function singleThingsNode(parent: Node, singles: () => readonly ListedRollout[], options: DeploymentRowsOptions): Node {
  const node: Node = {
    id: `${parent.id}/singleThings`,
    parent,
    isExpandable: true,
    row: () => {
      const rollouts = singles().map(({ deployment }) => knownRollout(options.fleet, deployment));
      const worst = rollouts.map(rolloutLook).reduce(worse, { icon: 'rocket', severity: 'success' });
      const bad = rollouts.filter((rollout) => {
        const outcome = worstOutcome(countsOf(rollout)?.counts ?? rollout.devices.counts);
        return outcome !== undefined && isBad(outcome);
      });
      return singleThingsRow(rollouts.length, bad.length === 0 ? undefined : worst, bad.length);
    },
    children: () =>
      limit.rows(singles(), (first) => nodes.for(withKeys(first, ({ deployment }) => deployment.deploymentId))),
  };
  const limit = rowLimitBelow(() => node, 'deployments', options);
  const nodes = new ChildNodes<ListedRollout>((key, cell) => rolloutNode(node, key, cell, options));
  return node;
}

/** The rows of a fleet's deployments. */
export class DeploymentRows {
  private readonly messages: MessageNodes;
  private readonly nodes: ChildNodes<ListedRollout>;
  private singles: readonly ListedRollout[] = [];
  private readonly limit;
  private singlesNode: Node | undefined;
  private sorted:
    { readonly items: readonly ListedDeployment[]; readonly rollouts: readonly ListedRollout[] } | undefined;

  constructor(
    private readonly parent: () => Node,
    private readonly options: DeploymentRowsOptions,
  ) {
    this.messages = new MessageNodes(parent);
    this.nodes = new ChildNodes<ListedRollout>((key, cell) => rolloutNode(parent(), key, cell, options));
    this.limit = rowLimitBelow(parent, 'deployments', options);
  }

  rows(): readonly Node[] {
    const { latest } = this.options.fleet.rollouts;
    return listingRows(latest.listing, this.options.fleet.connection, this.messages, 'No deployments', (items) => {
      const all = this.rolloutsOf(items);
      const singles = all.filter(isSingle);
      const areGrouped = singles.length > maxSingleThings;
      this.singles = areGrouped ? singles : [];
      const shown = areGrouped ? all.filter((rollout) => !isSingle(rollout)) : all;
      return [
        ...this.limit.rows(shown, (first) =>
          this.nodes.for(withKeys(first, ({ deployment }) => deployment.deploymentId)),
        ),
        ...(areGrouped ? [this.singleThings()] : []),
      ];
    });
  }

  /** Sorted once for each response: there can be thousands. */
  private rolloutsOf(items: readonly ListedDeployment[]): readonly ListedRollout[] {
    if (this.sorted?.items !== items) {
      this.sorted = { items, rollouts: listedRollouts(items) };
    }
    return this.sorted.rollouts;
  }

  private singleThings(): Node {
    this.singlesNode ??= singleThingsNode(this.parent(), () => this.singles, this.options);
    return this.singlesNode;
  }
}
