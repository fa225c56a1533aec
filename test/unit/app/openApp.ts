import { createAppState, type AppState } from '../../../src/app/appState';
import { connect } from '../../../src/aws/connect';
import type { HashStorage } from '../../../src/base/hashStorage';
import type { Memory } from '../../../src/base/memory';
import type { ConnectionSelection } from '../../../src/greengrass/ports/connection';
import { smallFleet } from '../../extension/support/smallFleet';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { FakeClock } from '../fakeClock';

/** A memory that keeps copies, as a Memento of VS Code does. */
export function testMemory(): Memory {
  const values = new Map<string, unknown>();
  return {
    get: (key) => values.get(key),
    update: (key, value) => {
      values.set(key, structuredClone(value));
      return Promise.resolve();
    },
  };
}

/** A file in memory. Its hashes show what they are of. @param written gets each text that is written */
export function testHashStorage(written: string[] = []): HashStorage {
  return {
    file: {
      read: () => Promise.resolve(written.at(-1)),
      write: (text) => {
        written.push(text);
        return Promise.resolve();
      },
    },
    makeSalt: () => 'salt',
    hash: (salt, text) => Buffer.from(`${salt}/${text}`).toString('hex'),
  };
}

/** The application state on a simulator and a fake clock. */
export interface OpenApp {
  readonly app: AppState;
  readonly simulator: Simulator;
  readonly clock: FakeClock;
  /** Selects another connection in the settings. */
  setSelection(selection: ConnectionSelection): void;
  /** The errors that were reported. */
  readonly failures: readonly string[];
  /** Reports a change of the credentials; `undefined` while they aren't watched. */
  credentialsChanged(): (() => void) | undefined;
  /** The operations requested since the last call, with their device, if any. */
  takeRequests(): readonly string[];
  close(): Promise<void>;
}

/** Creates the state. @param workspaceMemory the memory of an earlier window */
export async function openApp(workspaceMemory = testMemory()): Promise<OpenApp> {
  const before = { ...process.env };
  const simulator = await startSimulator({ fleet: smallFleet });
  Object.assign(process.env, simulator.env, { AWS_EC2_METADATA_DISABLED: 'true' });
  const clock = new FakeClock();
  const failures: string[] = [];
  let selection: ConnectionSelection = { profile: undefined, region: undefined };
  let credentialsChanged: (() => void) | undefined;
  let seen = 0;
  const app = createAppState({
    connect,
    clock,
    random: () => 0,
    memory: testMemory(),
    workspaceMemory,
    readSelection: () => selection,
    lookStorage: testHashStorage(),
    thresholds: () => ({ staleAfterHours: 25, stuckAfterHours: 2 }),
    refreshSettings: {
      slowSeconds: () => 120,
      requestsPerMinute: () => 60,
      isConnectivityOn: () => false,
      scanMinutes: () => 0,
    },
    watchCredentials: (onDidChange) => {
      credentialsChanged = onDidChange;
      return () => {
        credentialsChanged = undefined;
      };
    },
    onDidFail: (what, error) => failures.push(`${what}: ${error.kind}`),
  });
  return {
    app,
    simulator,
    clock,
    failures,
    setSelection: (changed) => {
      selection = changed;
    },
    credentialsChanged: () => credentialsChanged,
    takeRequests: () => {
      const records = simulator.requests.slice(seen);
      seen = simulator.requests.length;
      return records.map(({ operation, name }) => `${operation ?? ''} ${name}`.trim()).sort();
    },
    close: async () => {
      app.dispose();
      await simulator.close();
      Object.assign(process.env, before);
    },
  };
}
