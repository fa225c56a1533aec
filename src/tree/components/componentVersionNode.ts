import { addressPart } from '../../base/visibleText';
import type { ComponentVersion } from '../../greengrass/component';
import type { Subject } from '../../greengrass/subject';
import type { Listing } from '../../fleet/requests/listing';
import type { VersionSpread } from '../../fleet/components/componentIndex';
import { installedCounts } from '../../fleet/components/installedCounts';
import type { KnownVersion } from '../../fleet/components/knownVersions';
import { lifecycleStateLook, severities } from '../../greengrass/status/status';
import { componentVersionRow } from '../../text/rows/componentVersionRow';
import { MessageNodes } from '../engine/messageNode';
import { ChildNodes, type Cell, type Node } from '../engine/node';
import { hoverFrom } from '../engine/nodeHover';
import { errorRows } from '../shared/errorRows';
import { componentStateNode, devicesWith, versionDeviceRows } from './componentStateNode';
import type { ComponentRowsOptions } from './rowsOptions';

/** The states of a version on core devices, the worst first. */
function worstFirst(spread: VersionSpread | undefined): readonly (readonly [string, number])[] {
  const rank = (state: string): number => severities.indexOf(lifecycleStateLook(state).severity);
  return [...(spread?.states ?? [])].sort(([a], [b]) => rank(b) - rank(a));
}

/**
 * The row of a version of a component. Its children are the core devices that have it, by state if they have several. Opening
 * it asks whether the version can be deployed.
 */
export function componentVersionNode(
  parent: Node,
  componentName: string,
  cell: Cell<KnownVersion>,
  options: ComponentRowsOptions,
): Node {
  const { fleet, context } = options;
  const { version } = cell.value;
  const shown = { componentName, version };
  const spread = (): VersionSpread | undefined =>
    fleet.componentIndex.spread(componentName)?.versions.find((known) => known.version === version);
  const described = (): ComponentVersion | undefined => fleet.components.description(cell.value.arn);
  /** DescribeComponent for a version that AWS lists, or that it may list. */
  const listing = (): Listing<ComponentVersion> | undefined => {
    const { arn, isUnlisted } = cell.value;
    return arn === undefined || isUnlisted ? undefined : fleet.components.version(arn);
  };
  const load = async (): Promise<void> => listing()?.read();
  const subject = (): Subject => {
    const { arn } = cell.value;
    const place = fleet.place();
    return arn === undefined
      ? {
          kind: 'unlistedComponent',
          componentName,
          componentVersion: version,
          place,
          installed: installedCounts(fleet, componentName, version),
        }
      : { kind: 'componentVersion', arn, place, described: described() };
  };
  const node: Node = {
    id: `${parent.id}/version/${addressPart(version)}`,
    parent,
    isExpandable: true,
    row: () =>
      componentVersionRow(
        {
          version: cell.value,
          spread: spread(),
          described: described(),
          published: described()?.creationTimestamp ?? cell.value.published,
          coverage: fleet.componentIndex.coverage(),
        },
        context.clock.now(),
      ),
    open: load,
    refresh: async () => listing()?.refresh(),
    devices: () => devicesWith(options, `${componentName} ${node.row().label}`, shown),
    children: () => {
      const failure = errorRows(messages, listing()?.state, fleet.connection, context, load);
      const byState = worstFirst(spread());
      const empty = { key: 'empty', label: 'On no scanned core device', icon: 'dash' };
      if (byState.length === 0) {
        return [...failure, messages.for(empty)];
      }
      return [
        ...failure,
        ...(byState.length === 1 ? devices() : states.for(byState.map((entry) => [entry[0], entry[1]]))),
      ];
    },
    hover: hoverFrom(
      () => ({
        version: cell.value,
        componentName,
        states: worstFirst(spread()),
        described: described(),
        coverage: fleet.componentIndex.coverage(),
        timeZone: context.timeZone(),
      }),
      async (facts) => {
        const { componentVersionHover } = await import('../../text/hovers/components/componentVersionHover');
        return componentVersionHover(facts);
      },
    ),
    // A version without a name has no panel.
    ...(version === '' ? {} : { subject }),
  };
  const messages = new MessageNodes(() => node);
  const devices = versionDeviceRows(() => node, shown, options);
  const states = new ChildNodes<number>((state, amount) => componentStateNode(node, shown, state, amount, options));
  return node;
}
