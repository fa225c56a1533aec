import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { fleetError, type FleetError, type FleetErrorFacts } from '../../greengrass/ports/fleetError';
import { list, number, property, string } from '../../base/json';
import { safeOutput } from './processOutput';

/** The message of Node for a failed command: the whole command line, then its standard error. A command has no line breaks. */
const commandFailed = /^Command failed: (?<command>[^\n]*)\n?(?<output>[^]*)$/u;

/** The message of the SDK for output that isn't credentials. It doesn't quote the output. */
const noCredentials = /credential_process (returned|did not return)\b/u;

/**
 * Watches the child processes that start during an action, because the SDK drops the exit code of a credential process.
 * Resolves or rejects with the action.
 */
export async function watchProcesses<T>(action: () => Promise<T>, started: unknown[]): Promise<T> {
  const didStart = (message: unknown): void => {
    started.push(property(message, 'process'));
  };
  subscribe('child_process', didStart);
  try {
    return await action();
  } finally {
    unsubscribe('child_process', didStart);
  }
}

/** The exit code of a command; `undefined` if it isn't among the processes or was ended by a signal. */
function exitCodeOf(command: string, started: readonly unknown[]): number | undefined {
  const own = started.filter((child) =>
    list(property(child, 'spawnargs')).some((argument) => argument === command || argument === `"${command}"`),
  );
  return number(property(own.at(-1), 'exitCode'));
}

/**
 * The error of a failed credential process; `undefined` for any other error. The command line can contain a password, so
 * neither the message nor the cause contains it.
 * @param started the child processes that started meanwhile
 */
export function processFailure(
  thrown: unknown,
  started: readonly unknown[],
  facts: Omit<FleetErrorFacts, 'kind'>,
): FleetError | undefined {
  const message = string(property(thrown, 'message')) ?? '';
  if (noCredentials.test(message)) {
    return fleetError({ ...facts, kind: 'credentialProcess' }, message);
  }
  const { command, output } = commandFailed.exec(message)?.groups ?? {};
  if (command === undefined) {
    return undefined;
  }
  const exitCode = exitCodeOf(command, started);
  const error = fleetError({ ...facts, kind: 'credentialProcess', exitCode }, 'The credential process failed.');
  return Object.assign(error, { processOutput: safeOutput(output ?? '', command, process.env) });
}
