import { Memo } from '../../base/memo';
import { knownRollout } from '../../fleet/deployments/knownRollout';
import {
  groupRollouts,
  hasRolloutFilter,
  matchesRollout,
  type RolloutFilter,
} from '../../fleet/deployments/rolloutSelection';
import { targetKindOf } from '../../greengrass/addresses/arn';
import type { ListedDeployment } from '../../greengrass/model';
import { MessageNodes } from '../engine/messageNode';
import { ChildNodes, withKeys, type Node } from '../engine/node';
import { listingRows } from '../shared/listingRows';
import { flatRollouts, listedRollouts } from './listedRollouts';
import { rolloutGroupNode, type RolloutsOfGroup } from './rolloutGroupNode';
import { rolloutNode, type ListedRollout } from './rolloutNode';
import { rowLimitBelow } from '../shared/fleetListNode';
import type { DeploymentRowsOptions } from './rowsOptions';

/** More deployments to single things than this are below a row of their own. */
const maxSingleThings = 20;

function isSingle({ deployment }: ListedRollout): boolean {
  return targetKindOf(deployment.targetArn) === 'thing';
}

/** The rows of a fleet's deployments. */
export class DeploymentRows {
  private readonly messages: MessageNodes;
  private readonly nodes: ChildNodes<ListedRollout>;
  private readonly groupNodes: ChildNodes<RolloutsOfGroup>;
  private readonly limit;
  private readonly sorted = new Memo<readonly ListedRollout[]>();

  constructor(
    parent: () => Node,
    private readonly options: DeploymentRowsOptions,
  ) {
    this.messages = new MessageNodes(parent);
    this.nodes = new ChildNodes<ListedRollout>((key, cell) => rolloutNode(parent(), key, cell, options));
    this.groupNodes = new ChildNodes<RolloutsOfGroup>((_key, cell) => rolloutGroupNode(parent(), cell, options));
    this.limit = rowLimitBelow(parent, 'deployments', options);
  }

  rows(): readonly Node[] {
    const { latest } = this.options.fleet.rollouts;
    return listingRows(
      latest.listing,
      this.options.fleet.connection,
      this.options.context,
      this.messages,
      'No deployments',
      (items) => {
        const shown = this.matching(items);
        return shown.length === 0
          ? [this.messages.for({ key: 'noMatch', label: 'No deployments match the filter', icon: 'filter' })]
          : this.grouped(shown);
      },
    );
  }

  private grouped(shown: readonly ListedRollout[]): readonly Node[] {
    const { fleet } = this.options;
    const grouping = this.options.grouping();
    if (grouping !== 'none') {
      const groups = groupRollouts(shown, ({ deployment }) => knownRollout(fleet, deployment), grouping);
      return this.groupNodes.for(groups.map(([group, rollouts]) => [group, { group, rollouts }]));
    }
    const singles = shown.filter(isSingle);
    const areGrouped = singles.length > maxSingleThings;
    return [
      ...this.limit.rows(areGrouped ? shown.filter((rollout) => !isSingle(rollout)) : shown, (first) =>
        this.nodes.for(withKeys(first, ({ deployment }) => deployment.deploymentId)),
      ),
      ...this.groupNodes.for(areGrouped ? [['thing', { group: 'thing', rollouts: singles }]] : []),
    ];
  }

  /** A deployment whose sub-deployment matches stays, because the sub-deployment is below it. */
  private matching(items: readonly ListedDeployment[]): readonly ListedRollout[] {
    const filter: RolloutFilter = this.options.filter();
    const all = this.rolloutsOf(items);
    if (!hasRolloutFilter(filter)) {
      return all;
    }
    const matches = (deployment: ListedDeployment): boolean =>
      matchesRollout(filter, knownRollout(this.options.fleet, deployment));
    return all.flatMap((rollout) => {
      const subDeployments = rollout.subDeployments.filter(matches);
      const isShown = subDeployments.length > 0 || matches(rollout.deployment);
      return isShown ? [{ deployment: rollout.deployment, subDeployments }] : [];
    });
  }

  /** Sorted once for each response: there can be thousands. A sub-deployment can have another outcome than its parent. */
  private rolloutsOf(items: readonly ListedDeployment[]): readonly ListedRollout[] {
    const isFlat = this.options.grouping() === 'outcome';
    return this.sorted.of([items, isFlat], () => (isFlat ? flatRollouts(items) : listedRollouts(items)));
  }
}
