import type { ComponentFilter } from '../../fleet/components/componentFilter';
import type { Fleet } from '../../fleet/fleet';
import { RowLimit } from '../engine/rowLimit';
import type { Node } from '../engine/node';
import type { NodeContext } from '../shared/nodeContext';

/** What the rows of a fleet's components depend on besides the components. */
export interface ComponentRowsOptions {
  readonly context: NodeContext;
  readonly fleet: Fleet;
  readonly filter: () => ComponentFilter;
  /** Draws the rows again after they have changed. */
  readonly redraw: () => void;
}

/** The row limit below a node. */
export function rowLimitBelow(parent: () => Node, what: string, { redraw }: ComponentRowsOptions): RowLimit {
  return new RowLimit(parent, what, 'Filter to narrow the list.', redraw);
}
