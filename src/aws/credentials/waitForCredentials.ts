import { untilAborted } from '../../base/abort';
import type { ConnectionCallbacks } from '../../greengrass/ports/connectionCallbacks';
import { canceled, fleetError, type FleetErrorKind } from '../../greengrass/ports/fleetError';
import type { Limits } from '../limits';

type AskMfaCode = (serialNumber: string) => Promise<string>;

/** Options of {@link waitForCredentials}. */
export interface WaitOptions {
  readonly profile: string;
  readonly limits: Pick<Limits, 'credentials' | 'notifyAfter'>;
  readonly callbacks: Pick<ConnectionCallbacks, 'askMfaCode' | 'didWait'>;
  readonly signal: AbortSignal;
}

/**
 * Waits for credentials with a time limit, because the SDK has none for a credential process that hangs. The user can
 * cancel the wait. A late result is dropped. The time limit is suspended while the user enters an MFA code, and then
 * starts over.
 *
 * Rejects with the error of `start`, or with a FleetError: `credentialsTimeout`, `credentialsCanceled`, or `canceled` if
 * the signal was aborted or the user entered no code.
 */
export function waitForCredentials<T>(
  start: (askMfaCode: AskMfaCode) => Promise<T>,
  { profile, limits, callbacks, signal }: WaitOptions,
): Promise<T> {
  let isOver = false;
  let stopTimers = (): void => undefined;
  const end = (): void => {
    isOver = true;
    stopTimers();
  };
  const credentials = new Promise<T>((resolve, reject) => {
    const giveUp = (kind: FleetErrorKind, message: string): void => {
      end();
      reject(fleetError({ kind }, message));
    };
    const notifyUser = (done: Promise<void>): void => {
      const cancel = (): void => {
        giveUp('credentialsCanceled', 'The wait for the credentials was canceled.');
      };
      callbacks.didWait({ profile, done, cancel });
    };
    const startTimers = (): void => {
      if (isOver) {
        return;
      }
      const wait = new AbortController();
      const done = new Promise<void>((resolveDone) => {
        wait.signal.addEventListener('abort', () => {
          resolveDone();
        });
      });
      const notifyTimer = setTimeout(notifyUser, limits.notifyAfter, done);
      const timeout = setTimeout(() => {
        giveUp('credentialsTimeout', `No credentials after ${limits.credentials / 1000} s.`);
      }, limits.credentials);
      stopTimers = () => {
        clearTimeout(notifyTimer);
        clearTimeout(timeout);
        wait.abort();
      };
    };
    const ask: AskMfaCode = async (serialNumber) => {
      if (isOver) {
        throw fleetError({ kind: 'canceled' }, 'The wait for these credentials was canceled.');
      }
      stopTimers();
      const code = await callbacks.askMfaCode(serialNumber).finally(startTimers);
      if (code === undefined) {
        throw fleetError({ kind: 'canceled' }, 'No MFA code was entered.');
      }
      return code;
    };
    startTimers();
    start(ask).then(resolve, reject).finally(end);
  });
  return untilAborted(credentials, signal, () => {
    end();
    throw canceled();
  });
}
