import assert from 'node:assert/strict';
import { connect as connectLive } from '../../../src/aws/connect';
import type { Connect, Connection } from '../../../src/greengrass/ports/connection';
import { connectionKey } from '../../../src/greengrass/ports/addedConnection';
import type { Fleet } from '../../../src/fleet/fleet';
import type { FleetSession } from '../../../src/fleet/fleetSession';
import { snapshotConnection } from '../../../src/fleet/snapshots/snapshotSource';
import { smallFleet } from '../../extension/support/smallFleet';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { temporaryHome } from '../aws/profiles/temporaryHome';
import { coreDevice, hoursAgo } from '../fixtures';

/** All profiles. Their Region is eu-west-1. */
const profiles = ['default', 'factory', 'lab'];
const signal = new AbortController().signal;

/** Connections to one simulated fleet. Records which were requested and closed. */
export interface Connections {
  readonly simulator: Simulator;
  readonly connect: Connect;
  /** IDs of the closed connections. */
  readonly closed: readonly string[];
  /** Connections requested from {@link connect} since the last call, as `profile@Region`. */
  takeRequests(): readonly string[];
  /** Delays later connections until the returned function is called. */
  hold(): () => void;
  /** Makes connections fail until it is called without an argument. */
  fail(error?: Error): void;
  /** Whether requests over the connection of a fleet still reach the service. */
  isConnected(fleet: Fleet): Promise<boolean>;
  /** A connection to a snapshot with one core device, saved three hours ago. */
  snapshot(name: string): Connection;
  close(): Promise<void>;
}

/** Starts a simulator and profiles with its endpoint. */
export async function openConnections(): Promise<Connections> {
  const simulator = await startSimulator({ fleet: smallFleet });
  const home = await temporaryHome({ AWS_ENDPOINT_URL_GREENGRASSV2: simulator.url });
  const keys = 'region = eu-west-1\naws_access_key_id = SIMULATOR\naws_secret_access_key = simulator\n';
  const sections = profiles.map((name) => `[${name === 'default' ? name : `profile ${name}`}]\n${keys}`);
  await home.write('.aws/config', sections.join('\n'));
  let requested: readonly string[] = [];
  const closed: string[] = [];
  let gate: Promise<void> | undefined;
  let failure: Error | undefined;
  const noteClose = (connection: Connection): Connection => ({
    ...connection,
    close: () => {
      closed.push(connection.id);
      connection.close();
    },
  });
  return {
    simulator,
    closed,
    connect: async (selection) => {
      requested = [...requested, connectionKey(selection)];
      const error = failure;
      await gate;
      if (error !== undefined) {
        throw error;
      }
      return noteClose(await connectLive(selection));
    },
    takeRequests: () => {
      const before = requested;
      requested = [];
      return before;
    },
    hold: () => {
      let open = (): void => undefined;
      gate = new Promise((resolve) => {
        open = resolve;
      });
      return () => {
        gate = undefined;
        open();
      };
    },
    fail: (error) => {
      failure = error;
    },
    isConnected: async ({ connection: { source } }) => {
      const { length } = simulator.requests;
      await source.listCoreDevices(undefined, signal).catch(() => undefined);
      return simulator.requests.length > length;
    },
    snapshot: (name) => {
      const place = { profile: 'default', region: 'eu-west-1', partition: 'aws', account: undefined };
      const device = { device: coreDevice(), details: undefined, deployments: undefined, components: undefined };
      const content = { takenAt: hoursAgo(3), devices: [device], deployments: [] };
      return noteClose(snapshotConnection({ ...place, ...content }, name));
    },
    close: async () => {
      await simulator.close();
      await home.dispose();
    },
  };
}

/** The fleet of a session, once its connection is open. */
export async function openedFleet(session: FleetSession): Promise<Fleet> {
  await session.open();
  return session.fleet ?? assert.fail(`The session is ${session.state.kind}.`);
}
