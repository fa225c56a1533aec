import type { KnownComponent } from '../../fleet/components/knownComponents';
import { componentGroupFacts } from '../../text/hovers/components/componentGroupFacts';
import { componentGroupRow, type ComponentGroup } from '../../text/rows/componentRow';
import { loadingMessage, MessageNodes } from '../engine/messageNode';
import { ChildNodes, withKeys, type Cell, type Node } from '../engine/node';
import { hoverFrom } from '../engine/nodeHover';
import { errorRows } from '../shared/errorRows';
import { componentNode } from './componentNode';
import { rowLimitBelow } from '../shared/fleetListNode';
import type { ComponentRowsOptions } from './rowsOptions';

/** The components of a group. */
export interface ComponentsOfGroup {
  readonly group: ComponentGroup;
  readonly components: readonly KnownComponent[];
}

/**
 * The row of a group of components. Those that AWS provides are listed when their group is opened.
 * @param prefix what their names are shown without, if they begin with it
 */
export function componentGroupNode(
  parent: Node,
  group: ComponentGroup,
  cell: Cell<ComponentsOfGroup>,
  options: ComponentRowsOptions,
  prefix: () => string,
): Node {
  const { fleet, context } = options;
  const { provided } = fleet.components;
  const load = (): Promise<void> => provided.read();
  const node: Node = {
    id: `${parent.id}/group/${group}`,
    parent,
    isExpandable: true,
    row: () => componentGroupRow(group, cell.value.components),
    ...(group === 'provided' ? { open: load, refresh: (): Promise<void> => provided.refresh() } : {}),
    children: () => {
      const { isLoading, items } = provided.state;
      const isProvided = group === 'provided';
      const isFirstLoad = isProvided && isLoading && items === undefined;
      return [
        ...errorRows(messages, isProvided ? provided.state : undefined, fleet.connection, context, load),
        ...limit.rows(cell.value.components, (first) =>
          nodes.for(withKeys(first, ({ componentName }) => componentName)),
        ),
        ...(isFirstLoad ? [messages.for(loadingMessage)] : []),
      ];
    },
    hover: hoverFrom(
      () => componentGroupFacts(group, cell.value.components, fleet.componentIndex.coverage()),
      async (facts) => {
        const { componentGroupHover } = await import('../../text/hovers/components/componentGroupHover');
        return componentGroupHover(facts);
      },
    ),
  };
  const messages = new MessageNodes(() => node);
  const limit = rowLimitBelow(() => node, 'components', options);
  const nodes = new ChildNodes<KnownComponent>((key, component) =>
    componentNode(node, key, component, options, prefix),
  );
  return node;
}
