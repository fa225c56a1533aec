import { addressPart, visibleName } from '../../base/visibleText';
import { installedCounts } from '../../fleet/components/installedCounts';
import type { KnownComponent } from '../../fleet/components/knownComponents';
import { knownVersions, type KnownVersion } from '../../fleet/components/knownVersions';
import { componentRow } from '../../text/rows/componentRow';
import { loadingMessage, MessageNodes } from '../engine/messageNode';
import { ChildNodes, type Cell, type Node } from '../engine/node';
import { hoverFrom } from '../engine/nodeHover';
import { errorRows } from '../shared/errorRows';
import { devicesWith } from './componentStateNode';
import { componentVersionNode } from './componentVersionNode';
import { rowLimitBelow } from '../shared/fleetListNode';
import type { ComponentRowsOptions } from './rowsOptions';

/**
 * The row of a component. Its children are its versions, greater versions first; they are listed when it is opened.
 * @param prefix what the name is shown without, if it begins with it
 */
export function componentNode(
  parent: Node,
  key: string,
  cell: Cell<KnownComponent>,
  options: ComponentRowsOptions,
  prefix: () => string,
): Node {
  const { fleet, context } = options;
  const { componentName } = cell.value;
  const arnOf = (): string | undefined => cell.value.arn;
  const load = async (): Promise<void> => {
    const arn = arnOf();
    await (arn === undefined ? undefined : fleet.components.versions(arn).read());
  };
  const node: Node = {
    id: `${parent.id}/component/${addressPart(key)}`,
    parent,
    isExpandable: true,
    row: () => componentRow(cell.value, fleet.componentIndex.coverage(), context.clock.now(), prefix()),
    open: load,
    refresh: async () => {
      const { own, provided } = fleet.components;
      const arn = arnOf();
      // The row also has the latest version, and that is in the list of components only.
      const catalog = cell.value.origin === 'provided' ? provided : own;
      await Promise.all([catalog.refresh(), arn === undefined ? undefined : fleet.components.versions(arn).refresh()]);
    },
    devices: () => devicesWith(options, visibleName(componentName), { componentName }),
    children: () => {
      const arn = arnOf();
      const state = arn === undefined ? undefined : fleet.components.knownVersions(arn);
      const failure = errorRows(messages, state, fleet.connection, context, load);
      const loading = state?.isLoading === true && state.items === undefined ? [messages.for(loadingMessage)] : [];
      const rows = limit.rows(knownVersions(fleet, cell.value), (first) =>
        nodes.for(first.map((version) => [version.version, version])),
      );
      return [...failure, ...rows, ...loading];
    },
    hover: hoverFrom(
      () => {
        const { spread, ...component } = cell.value;
        return {
          component,
          versions: spread?.versions.map(({ version, devices, failed }) => ({ version, devices, failed })) ?? [],
          coverage: fleet.componentIndex.coverage(),
          timeZone: context.timeZone(),
        };
      },
      async (facts) => {
        const { componentHover } = await import('../../text/hovers/components/componentHover');
        return componentHover(facts);
      },
    ),
    subject: () => {
      const { arn, listed } = cell.value;
      const place = fleet.place();
      return arn === undefined
        ? { kind: 'unlistedComponent', componentName, place, installed: installedCounts(fleet, componentName) }
        : { kind: 'component', arn, place, described: listed };
    },
  };
  const messages = new MessageNodes(() => node);
  const limit = rowLimitBelow(() => node, 'versions', options);
  const nodes = new ChildNodes<KnownVersion>((_version, versionCell) =>
    componentVersionNode(node, componentName, versionCell, options),
  );
  return node;
}
