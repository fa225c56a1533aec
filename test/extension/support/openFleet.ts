import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import * as vscode from 'vscode';
import type { Clock } from '../../../src/base/clock';
import { connect } from '../../../src/aws/connect';
import { findAwsCli } from '../../../src/aws/credentials/awsCli';
import { readProfiles } from '../../../src/aws/profiles/readProfiles';
import { watchCredentials } from '../../../src/aws/credentials/watchCredentials';
import type { AppState } from '../../../src/app/appState';
import type { Panels } from '../../../src/panels/panels';
import { startProgram } from '../../../src/program';
import type { CoreDevicesView } from '../../../src/tree/coreDevices/coreDevicesView';
import type { Memory } from '../../../src/base/memory';
import type { ComponentsView } from '../../../src/tree/components/componentsView';
import type { DeploymentsView } from '../../../src/tree/deployments/deploymentsView';
import type { FailuresView } from '../../../src/tree/failures/failuresView';
import type { Node } from '../../../src/tree/engine/node';
import { RequestLog } from '../../../src/ui/requestLog';
import { systemClock } from '../../../src/ui/systemClock';
import type { SimulatedFleet } from '../../simulator/fleetFile';
import { startSimulator, type Simulator } from '../../simulator/simulator';

/** The program in this VS Code, connected to a simulator. */
export interface OpenFleet {
  readonly simulator: Simulator;
  readonly app: AppState;
  readonly view: CoreDevicesView;
  readonly panels: Panels;
  readonly failuresView: FailuresView;
  readonly deploymentsView: DeploymentsView;
  readonly componentsView: ComponentsView;
  /** The failures that the program reported to its log. */
  readonly failures: readonly string[];
  /** Finds a row by the labels from the top of the tree, and expands each parent. */
  find(...labels: readonly string[]): Promise<Node>;
  /** The rows below a node as `label | description`. */
  rows(node?: Node): Promise<readonly string[]>;
  /** Resolves with the selected rows once there are any. */
  selected(): Promise<readonly Node[]>;
  /** Resolves with the nodes of the next change of the tree; `undefined` means the whole tree. */
  nextChange(): Promise<readonly Node[] | undefined>;
  /** Advances the program's clock. */
  readonly later: (milliseconds: number) => void;
  /** Resolves after all pending changes were announced. */
  settle(): Promise<void>;
  dispose(): Promise<void>;
}

/** Longer than the longest pause between two announcements, in milliseconds. */
const longestPause = 1_000;

/**
 * A clock without short delays: a test can await changes instead of guessing how long they take. Long delays end when the
 * test advances the clock.
 */
function promptClock(): Clock & { readonly later: (milliseconds: number) => void } {
  let ahead = 0;
  const waits = new Set<{ readonly until: number; readonly end: () => void }>();
  const now = (): number => systemClock.now().getTime() + ahead;
  return {
    now: () => new Date(now()),
    delay: async (milliseconds, signal) => {
      if (milliseconds <= 50) {
        await new Promise((resolve) => setImmediate(resolve));
        return;
      }
      const skip = new AbortController();
      const wait = {
        until: now() + milliseconds,
        end: () => {
          skip.abort();
        },
      };
      waits.add(wait);
      await systemClock.delay(milliseconds, AbortSignal.any([signal, skip.signal]));
      waits.delete(wait);
    },
    later: (milliseconds) => {
      ahead += milliseconds;
      [...waits]
        .filter(({ until }) => until <= now())
        .forEach(({ end }) => {
          end();
        });
    },
  };
}

const log = vscode.window.createOutputChannel('Greengrass Explorer (test)', { log: true });

/** This extension in VS Code. */
export function thisExtension(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension('greengrass-explorer.greengrass-explorer');
  if (extension === undefined) {
    throw new Error("VS Code doesn't know the extension.");
  }
  return extension;
}

/** A memory that lasts only for one test. */
function memory(): Memory {
  const values = new Map<string, unknown>();
  return {
    get: (key) => values.get(key),
    update: (key, value) => {
      values.set(key, value);
      return Promise.resolve();
    },
  };
}

function setEnvironment(env: Readonly<Record<string, string>>): void {
  for (const name of Object.keys(process.env).filter((key) => key.startsWith('AWS_'))) {
    Reflect.deleteProperty(process.env, name);
  }
  const folder = process.env['HOME'] ?? '';
  const files = { AWS_CONFIG_FILE: `${folder}/no-config`, AWS_SHARED_CREDENTIALS_FILE: `${folder}/no-credentials` };
  Object.assign(process.env, { AWS_EC2_METADATA_DISABLED: 'true', ...files, ...env });
}

/** Starts a simulator and a program that is connected to it. `env` replaces the AWS variables of the environment. */
export async function openFleet(fleet: SimulatedFleet, env?: Readonly<Record<string, string>>): Promise<OpenFleet> {
  const simulator = await startSimulator({ fleet });
  setEnvironment(env ?? simulator.env);
  const failures: string[] = [];
  const clock = promptClock();
  const program = startProgram({
    connect,
    log,
    clock,
    memory: memory(),
    workspaceMemory: memory(),
    storageFolder: vscode.Uri.joinPath(vscode.Uri.file(tmpdir()), `greengrass-explorer-${randomUUID()}`),
    readProfiles,
    findAwsCli,
    watchCredentials,
    requests: new RequestLog(log),
    extension: thisExtension(),
    onDidFail: (what, error) => failures.push(`${what}: ${error.kind}`),
  });
  const { app, view, panels } = program;
  const find = async (...labels: readonly string[]): Promise<Node> => {
    let node: Node | undefined;
    for (const label of labels) {
      const children = await view.tree.getChildren(node);
      const labelsSeen = children.map((child) => child.row().label);
      node = children[labelsSeen.indexOf(label)];
      if (node === undefined) {
        throw new Error(`No row ${label} among ${labelsSeen.join(', ')}`);
      }
      view.tree.getTreeItem(node);
    }
    if (node === undefined) {
      throw new Error('No label given.');
    }
    return node;
  };
  return {
    simulator,
    app,
    view,
    panels,
    failuresView: program.failures,
    deploymentsView: program.deployments,
    componentsView: program.components,
    failures,
    find,
    rows: async (node) => {
      const children = await view.tree.getChildren(node);
      return children.map((child) => {
        view.tree.getTreeItem(child);
        const { label, description } = child.row();
        return description === '' ? label : `${label} | ${description}`;
      });
    },
    selected: async () => {
      while (view.view.selection.length === 0) {
        // While VS Code reloads the rows, it has no selection, and it fires no event when the selection is back. So poll.
        await vscode.commands.getCommands();
      }
      return view.view.selection;
    },
    nextChange: () =>
      new Promise((resolve) => {
        const listener = view.tree.onDidChangeTreeData((nodes) => {
          listener.dispose();
          resolve(nodes);
        });
      }),
    later: clock.later,
    settle: async () => {
      clock.later(longestPause);
      await new Promise((resolve) => setImmediate(resolve));
      await new Promise((resolve) => setImmediate(resolve));
    },
    dispose: async () => {
      program.dispose();
      // VS Code removes a disposed view with a delay. It would also remove a new view with the same id, so wait for a round trip.
      await vscode.commands.executeCommand('setContext', 'greengrass.isDisposed', true);
      await simulator.close();
    },
  };
}
