import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Environment } from './isolation';
import { Problem } from './problem';

/** A program with everything it started, which is ended as one. */
export interface ProcessGroup {
  readonly child: ChildProcess;
  /** Settles with the exit code (-1 after a signal) when the program itself has ended; rejects when it cannot start. */
  readonly exited: Promise<number>;
  /** Ends the whole group: asks first, and insists after three seconds. */
  end(): Promise<void>;
}

const signals = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const;
const leaders = new Set<number>();
let isWatching = false;

function signalGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal);
  } catch {
    // Nothing is left of it.
  }
}

/** No group outlives this process. A signal that nobody else handles ends it by `process.exit`, so that this runs. */
function endGroupsWithThisProcess(): void {
  if (isWatching) return;
  isWatching = true;
  // Before the listeners that remove the folders of these programs.
  process.prependListener('exit', () => {
    for (const leader of leaders) signalGroup(leader, 'SIGKILL');
  });
  for (const [signal, code] of signals) {
    process.on(signal, () => {
      if (process.listenerCount(signal) === 1) process.exit(code);
    });
  }
}

async function endGroup(leader: number, exited: Promise<unknown>): Promise<void> {
  signalGroup(leader, 'SIGTERM');
  const context = new AbortController();
  await Promise.race([exited, delay(3000, undefined, { signal: context.signal, ref: false })]).catch(() => undefined);
  context.abort();
  // Also what the program left behind.
  signalGroup(leader, 'SIGKILL');
  leaders.delete(leader);
}

/**
 * Starts a program as the head of a process group of its own, which ends with this process at the latest.
 * A Ctrl-C in the terminal does not reach it, so it is ended by `end` alone.
 */
export function startGroup(
  command: string,
  args: readonly string[],
  options: { readonly env?: Environment; readonly cwd?: string; readonly stdio?: StdioOptions } = {},
): ProcessGroup {
  endGroupsWithThisProcess();
  const child = spawn(command, args, { ...options, detached: true });
  const exited = once(child, 'exit').then(
    ([code]: unknown[]) => (typeof code === 'number' ? code : -1),
    (cause: unknown) => {
      throw new Problem(`${command} could not be started. Is it installed and on the PATH?`, { cause });
    },
  );
  // Whoever is interested awaits it; without this an unawaited failure would end this process.
  exited.catch(() => undefined);
  const { pid } = child;
  if (pid !== undefined) leaders.add(pid);
  return { child, exited, end: () => (pid === undefined ? Promise.resolve() : endGroup(pid, exited)) };
}

/** Runs a program to its end and gives its exit code and all it printed. */
export async function runToEnd(
  command: string,
  args: readonly string[],
  options: { readonly env?: Environment; readonly cwd?: string } = {},
): Promise<{ readonly code: number; readonly output: string }> {
  const group = startGroup(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: string[] = [];
  for (const stream of [group.child.stdout, group.child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  }
  const code = await group.exited;
  await group.end();
  return { code, output: chunks.join('') };
}
