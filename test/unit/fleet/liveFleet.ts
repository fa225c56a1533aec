import { connect } from '../../../src/aws/connect';
import type { Connection } from '../../../src/greengrass/ports/connection';
import type { FleetError } from '../../../src/greengrass/ports/fleetError';
import type { FleetSource } from '../../../src/greengrass/ports/fleetSource';
import { Fleet, type FleetChange } from '../../../src/fleet/fleet';
import type { SimulatedFleet } from '../../simulator/fleetFile';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../simulator/simulator';
import { FakeClock, settled } from '../fakeClock';

/** A fleet on a simulator and a fake clock. */
export interface LiveFleet {
  readonly simulator: Simulator;
  readonly clock: FakeClock;
  readonly fleet: Fleet;
  /** All changes so far. */
  readonly changes: readonly FleetChange[];
  /** Makes requests fail before they are sent, until it is called without an argument. */
  fail(error?: FleetError): void;
  /** Times of those failures, in seconds since the first. */
  refused(): readonly number[];
  /** Advances the clock. Requests in flight complete at once. */
  advance(seconds: number): Promise<void>;
  /** Resolves once no request is in flight. */
  idle(): Promise<void>;
  /** Operations requested since the last call, with the thing name if there is one. */
  takeRequests(): readonly string[];
  close(): Promise<void>;
}

/** Opens a simulated fleet. `over` overrides its connection, `options` its simulator. */
export async function openLiveFleet(
  simulated: SimulatedFleet,
  over: Partial<Connection> = {},
  options: Partial<SimulatorOptions> = {},
  clock = new FakeClock(),
): Promise<LiveFleet> {
  const before = { ...process.env };
  const simulator = await startSimulator({ fleet: simulated, ...options });
  Object.assign(process.env, simulator.env, { AWS_EC2_METADATA_DISABLED: 'true' });
  const connection = await connect({ profile: undefined, region: undefined });
  let failure: FleetError | undefined;
  let inFlight = 0;
  const refusals: number[] = [];
  const watched = async <T>(request: () => Promise<T>): Promise<T> => {
    if (failure !== undefined) {
      refusals.push(clock.now().getTime());
      throw failure;
    }
    inFlight += 1;
    try {
      return await request();
    } finally {
      inFlight -= 1;
    }
  };
  const live = connection.source;
  const source: FleetSource = {
    ...live,
    listCoreDevices: (...args) => watched(() => live.listCoreDevices(...args)),
    getCoreDevice: (...args) => watched(() => live.getCoreDevice(...args)),
    listEffectiveDeployments: (...args) => watched(() => live.listEffectiveDeployments(...args)),
    listInstalledComponents: (...args) => watched(() => live.listInstalledComponents(...args)),
    listDeployments: (...args) => watched(() => live.listDeployments(...args)),
    listComponents: (...args) => watched(() => live.listComponents(...args)),
    listComponentVersions: (...args) => watched(() => live.listComponentVersions(...args)),
    describeComponent: (...args) => watched(() => live.describeComponent(...args)),
    getComponent: (...args) => watched(() => live.getComponent(...args)),
    getDeployment: (...args) => watched(() => live.getDeployment(...args)),
    describeThingGroup: (...args) => watched(() => live.describeThingGroup(...args)),
    listThingsInThingGroup: (...args) => watched(() => live.listThingsInThingGroup(...args)),
    listThingGroupsForThing: (...args) => watched(() => live.listThingGroupsForThing(...args)),
    getThingConnectivityData: (...args) => watched(() => live.getThingConnectivityData(...args)),
    getIndexingConfiguration: (...args) => watched(() => live.getIndexingConfiguration(...args)),
    searchIndex: (...args) => watched(() => live.searchIndex(...args)),
    getBucketsAggregation: (...args) => watched(() => live.getBucketsAggregation(...args)),
    describeJob: (...args) => watched(() => live.describeJob(...args)),
    listJobExecutionsForJob: (...args) => watched(() => live.listJobExecutionsForJob(...args)),
    filterLogEvents: (...args) => watched(() => live.filterLogEvents(...args)),
    getLogEvents: (...args) => watched(() => live.getLogEvents(...args)),
    describeLogStreams: (...args) => watched(() => live.describeLogStreams(...args)),
    describeLogGroups: (...args) => watched(() => live.describeLogGroups(...args)),
    startLiveTail: (...args) => watched(() => live.startLiveTail(...args)),
  };
  const changes: FleetChange[] = [];
  const fleet = new Fleet({ ...connection, source, ...over }, clock, (change) => changes.push(change));
  const idle = async (): Promise<void> => {
    for (let quiet = 0; quiet < 3; quiet = inFlight === 0 ? quiet + 1 : 0) {
      await settled();
    }
  };
  let seen = 0;
  return {
    simulator,
    clock,
    fleet,
    changes,
    idle,
    fail: (error) => {
      failure = error;
    },
    refused: () => refusals.map((time) => (time - Math.min(...refusals)) / 1000),
    advance: (seconds) => clock.advance(seconds, idle),
    takeRequests: () => {
      const records = simulator.requests.slice(seen);
      seen = simulator.requests.length;
      return records.map(({ operation, name }) => `${operation ?? ''} ${name}`.trim());
    },
    close: async () => {
      fleet.dispose();
      await simulator.close();
      Object.assign(process.env, before);
    },
  };
}
