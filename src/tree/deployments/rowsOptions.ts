import type { RolloutFilter, RolloutGrouping } from '../../fleet/deployments/rolloutSelection';
import type { Fleet } from '../../fleet/fleet';
import { RowLimit } from '../engine/rowLimit';
import type { Node } from '../engine/node';
import type { NodeContext } from '../shared/nodeContext';

/** What the rows of a fleet's deployments depend on besides the deployments. */
export interface DeploymentRowsOptions {
  readonly context: NodeContext;
  readonly fleet: Fleet;
  readonly filter: () => RolloutFilter;
  readonly grouping: () => RolloutGrouping;
  /** Draws the rows again after they have changed. */
  readonly redraw: () => void;
}

/** The row limit below a node. */
export function rowLimitBelow(parent: () => Node, what: string, { redraw }: DeploymentRowsOptions): RowLimit {
  return new RowLimit(parent, what, 'Filter to narrow the list.', redraw);
}
