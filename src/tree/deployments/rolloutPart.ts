import type { ShownRollout } from '../../fleet/deployments/shownRollouts';
import type { ListedDeployment } from '../../greengrass/model';
import type { Outcome } from '../../greengrass/rollouts/outcome';
import type { DrawnRows } from '../engine/drawnRows';
import { sessionOf, type Node } from '../engine/node';

/** What a row of the Deployments view is about. */
interface RolloutPart {
  readonly deployment: ListedDeployment;
  /** `undefined` for the row of the deployment itself. */
  readonly outcome: Outcome | undefined;
}

/** The row of a deployment, or of its devices with an outcome. */
export interface RolloutNode extends Node {
  readonly part: () => RolloutPart;
}

/** Whether a row is about a deployment. */
export function isRolloutNode(node: Node): node is RolloutNode {
  return 'part' in node;
}

/** The deployments of a connection whose rows are drawn and not below a collapsed row, in the order of their rows. */
export function shownRollouts(rows: DrawnRows, connectionId: string): readonly ShownRollout[] {
  const own = rows
    .uncollapsed()
    .filter(isRolloutNode)
    .filter((node) => sessionOf(node)?.fleet?.connection.id === connectionId);
  const openOutcomes = new Map<Node, Outcome[]>();
  for (const node of own) {
    const { parent } = node;
    const { outcome } = node.part();
    if (parent !== undefined && outcome !== undefined && rows.isOpen(node)) {
      openOutcomes.set(parent, [...(openOutcomes.get(parent) ?? []), outcome]);
    }
  }
  return own
    .filter((node) => node.part().outcome === undefined)
    .map((node) => ({
      deployment: node.part().deployment,
      isOpen: rows.isOpen(node),
      openOutcomes: openOutcomes.get(node) ?? [],
    }));
}
