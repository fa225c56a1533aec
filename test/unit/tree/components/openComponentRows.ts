import type { ComponentFilter } from '../../../../src/fleet/components/componentFilter';
import type { TimeZone } from '../../../../src/base/time';
import type { Connection } from '../../../../src/greengrass/ports/connection';
import { invisibleRow } from '../../../../src/text/rows/row';
import { ComponentRows } from '../../../../src/tree/components/componentRows';
import type { Node } from '../../../../src/tree/engine/node';
import { lazyCatalog } from '../../../../src/ui/catalog';
import { ManualClock } from '../../../simulator/clock';
import { component, coreDevice } from '../../../simulator/generated/deviceParts';
import type { SimulatedDevice, SimulatedFleet } from '../../../simulator/fleetFile';
import { account, days, hours, region } from '../../../simulator/generated/random';
import { now } from '../../fixtures';
import { openLiveFleet, type LiveFleet } from '../../fleet/liveFleet';

const classic = { coreVersion: '2.14.3', isLite: false };
const broken = { lifecycleState: 'BROKEN', lifecycleStatusCodes: ['RUN_ERROR'] };
const saw = component('com.example.Saw', '1.1.0', 'd1', 2 * hours);

/** What the saws are made of. */
export const sawParts = { saw, classic };

/** Three saws. The second one is broken. */
export const sawDevices: readonly SimulatedDevice[] = [
  coreDevice('saw-1', classic, 60, [], [saw, component('aws.greengrass.Cli', '2.14.0', 'd1', hours)]),
  coreDevice('saw-2', classic, 60, [], [{ ...saw, ...broken }, component('com.partner.Vision', '3.0.0', 'd1', hours)]),
  coreDevice('saw-3', classic, 60, [], [{ ...saw, componentVersion: '1.0.0' }]),
];

/** The saws, and components of the account, of AWS, and of someone else. */
export const saws: SimulatedFleet = {
  account,
  region,
  devices: sawDevices,
  components: [
    {
      componentName: 'com.example.Saw',
      scope: 'PRIVATE',
      versions: [
        { componentVersion: '1.0.0', creationTimestamp: -9 * days, status: { vendorGuidance: 'DISCONTINUED' } },
        { componentVersion: '1.1.0', creationTimestamp: -4 * days },
        { componentVersion: '1.10.0', creationTimestamp: -5 * hours },
      ],
    },
    {
      componentName: 'aws.greengrass.LogManager',
      scope: 'PRIVATE',
      versions: [{ componentVersion: '2.0.0', creationTimestamp: -9 * days, status: { componentState: 'FAILED' } }],
    },
    {
      componentName: 'aws.greengrass.Cli',
      scope: 'PUBLIC',
      versions: [{ componentVersion: '2.14.0', creationTimestamp: -90 * days }],
    },
    {
      componentName: 'aws.greengrass.LogManager',
      scope: 'PUBLIC',
      versions: [{ componentVersion: '2.3.9', creationTimestamp: -90 * days }],
    },
  ],
};

/** The ARN of the component of the saws. */
export const sawArn = `arn:aws:greengrass:${region}:${account}:components:com.example.Saw`;
/** A component of the account with the name of one of AWS. */
export const managerArn = `arn:aws:greengrass:${region}:${account}:components:aws.greengrass.LogManager`;

/** The rows of the components of a fleet. */
export interface OpenComponentRows {
  readonly live: LiveFleet;
  /** The row above them. */
  readonly top: Node;
  /** The filter and the time zone of the rows. */
  readonly view: { filter: ComponentFilter; timeZone: TimeZone };
  /** Reads the components of every core device. */
  scan(): Promise<void>;
  /** Opens every row, down to the core devices. */
  openAll(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a fleet with its list of core devices loaded. */
export async function openComponentRows(
  simulated: SimulatedFleet = saws,
  over: Partial<Connection> = {},
): Promise<OpenComponentRows> {
  const clock = new ManualClock(now.getTime());
  const live = await openLiveFleet(simulated, over, { clock, signatureTolerance: Infinity });
  const view: OpenComponentRows['view'] = { filter: {}, timeZone: 'local' };
  const top: Node = {
    id: 'components',
    parent: undefined,
    isExpandable: true,
    row: () => invisibleRow,
    children: () => rows.rows(),
  };
  const rows = new ComponentRows(() => top, {
    context: {
      clock: live.clock,
      catalog: lazyCatalog(),
      thresholds: () => ({ staleAfterHours: 25, stuckAfterHours: 2 }),
      timeZone: () => view.timeZone,
      areDependenciesShown: () => false,
      isWatched: () => undefined,
      isMuted: () => false,
      failingCount: () => 0,
      stuckCount: () => 0,
    },
    fleet: live.fleet,
    filter: () => view.filter,
    redraw: () => undefined,
  });
  await live.fleet.list.readFirst();
  live.takeRequests();
  const openBelow = async (node: Node): Promise<void> => {
    await node.open?.();
    // The rows below show what the rows at the top were made of.
    top.children();
    for (const child of node.children()) {
      await openBelow(child);
    }
  };
  return {
    live,
    top,
    view,
    scan: async () => {
      await Promise.all([...live.fleet.devices.all()].map((record) => record.components.read()));
      live.takeRequests();
    },
    openAll: async () => {
      await live.fleet.components.own.read();
      await openBelow(top);
    },
    close: () => live.close(),
  };
}
