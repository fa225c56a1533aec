import { compareNames } from '../../base/names/compareNames';
import { SortedNames } from '../../base/names/sortedNames';
import { addressPart } from '../../base/visibleText';
import type { DeviceSet } from '../../fleet/selection/deviceSet';
import { isFailing, lifecycleStateLook } from '../../greengrass/status/status';
import { componentStateRow } from '../../text/rows/componentVersionRow';
import { ChildNodes, type Cell, type Node } from '../engine/node';
import { hoverFrom } from '../engine/nodeHover';
import { fewRows } from '../engine/rowLimit';
import { componentDeviceNode } from './componentDeviceNode';
import { rowLimitBelow } from '../shared/fleetListNode';
import type { ComponentRowsOptions } from './rowsOptions';

/** A version of a component as core devices report it. */
export interface InstalledVersion {
  readonly componentName: string;
  readonly version: string;
}

/** The rows of the core devices that have a version, by name, a hundred at a time. */
export function versionDeviceRows(
  parent: () => Node,
  { componentName, version }: InstalledVersion,
  options: ComponentRowsOptions,
): (state?: string) => readonly Node[] {
  const limit = rowLimitBelow(parent, 'core devices', options);
  const sorted = new SortedNames();
  const nodes = new ChildNodes<string>((_key, { value }) =>
    componentDeviceNode(parent(), componentName, value, options),
  );
  return (state) => {
    const names = sorted.of(options.fleet.componentIndex.devicesWith(componentName, version, state));
    return limit.rows(names, (first) => nodes.for(first.map((thingName) => [thingName, thingName])));
  };
}

/** The core devices with a component, for the commands on a group of devices. */
export function devicesWith(
  { fleet }: ComponentRowsOptions,
  label: string,
  {
    componentName,
    version,
    state,
  }: Partial<InstalledVersion> & { readonly componentName: string; readonly state?: string },
): DeviceSet {
  return {
    label,
    thingNames: [...fleet.componentIndex.devicesWith(componentName, version, state)].sort(compareNames),
    codes: [],
    componentName,
    filter:
      version === '' || state === ''
        ? undefined
        : {
            component: componentName,
            ...(version === undefined ? {} : { componentVersion: version }),
            ...(state === undefined ? {} : { componentState: state }),
          },
  };
}

/**
 * The row of the core devices on which a version has a state. It is expanded at first if they need attention or are few.
 */
export function componentStateNode(
  parent: Node,
  installed: InstalledVersion,
  state: string,
  cell: Cell<number>,
  options: ComponentRowsOptions,
): Node {
  const node: Node = {
    id: `${parent.id}/state/${addressPart(state)}`,
    parent,
    isExpandable: true,
    isExpandedAtFirst: cell.value <= fewRows || isFailing(lifecycleStateLook(state).severity),
    row: () => componentStateRow(state, cell.value),
    devices: () => devicesWith(options, `${parent.row().label}, ${node.row().label}`, { ...installed, state }),
    children: () => rows(state),
    hover: hoverFrom(
      () => ({ state, devices: cell.value, coverage: options.fleet.componentIndex.coverage() }),
      async (facts) => {
        const { componentStateHover } = await import('../../text/hovers/components/componentStateHover');
        return componentStateHover(facts);
      },
    ),
  };
  const rows = versionDeviceRows(() => node, installed, options);
  return node;
}
