import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Environment } from './isolation';
import { Problem } from './problem';

/** A program and all processes that it started. They end together. */
export interface ProcessGroup {
  readonly child: ChildProcess;
  /** Resolves with the exit code of the program (-1 after a signal). Rejects if the program can't start. */
  readonly exited: Promise<number>;
  /** Ends the whole group: SIGTERM first, SIGKILL after three seconds at the latest. */
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
    // The group has already ended.
  }
}

/** Ends all groups with this process. A signal without another listener calls `process.exit`, which runs the exit listener. */
function endGroupsWithThisProcess(): void {
  if (isWatching) return;
  isWatching = true;
  // This must run before the listeners that remove the folders of these programs.
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
  // Processes that the program left behind end too.
  signalGroup(leader, 'SIGKILL');
  leaders.delete(leader);
}

/**
 * Starts a program in its own process group. The group ends with this process at the latest.
 * Ctrl-C in the terminal doesn't reach the group, so only `end` ends it earlier.
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
      throw new Problem(`Couldn't start ${command}. Check that it is installed and on the PATH.`, { cause });
    },
  );
  // An unhandled rejection would end this process. Callers that need the result await it.
  exited.catch(() => undefined);
  const { pid } = child;
  if (pid !== undefined) leaders.add(pid);
  return { child, exited, end: () => (pid === undefined ? Promise.resolve() : endGroup(pid, exited)) };
}

/** Runs a program to its end and returns its exit code and output. */
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
