import { untilAborted } from '../../base/abort';
import type { ConnectionNeeds } from '../../greengrass/ports/connectionNeeds';
import { canceled, fleetError, type FleetErrorKind } from '../../greengrass/ports/fleetError';
import type { Limits } from '../limits';

type AskMfaCode = (serialNumber: string) => Promise<string>;

/** Whose credentials are waited for, how long, and who hears of it. */
export interface WaitTerms {
  readonly profile: string;
  readonly limits: Pick<Limits, 'credentials' | 'quietWait'>;
  readonly needs: Pick<ConnectionNeeds, 'askMfaCode' | 'didWait'>;
  /** Ends the wait. */
  readonly signal: AbortSignal;
}

/**
 * Waits for credentials, but not for ever: nothing in the SDK ends a credential process that hangs. The person can end the
 * wait, too. An answer that comes later is dropped. While a person is asked for an MFA code no time passes, and after it the
 * limit is counted anew.
 *
 * Rejects with whatever `start` rejects with, or with a FleetError: `credentialsTimeout`, `credentialsCanceled`, or
 * `canceled` where the signal was aborted or no code was given.
 */
export function waitForCredentials<T>(
  start: (askMfaCode: AskMfaCode) => Promise<T>,
  { profile, limits, needs, signal }: WaitTerms,
): Promise<T> {
  let isOver = false;
  let endStretch = (): void => undefined;
  const end = (): void => {
    isOver = true;
    endStretch();
  };
  const given = new Promise<T>((resolve, reject) => {
    const giveUp = (kind: FleetErrorKind, message: string): void => {
      end();
      reject(fleetError({ kind }, message));
    };
    const tell = (done: Promise<void>): void => {
      const cancel = (): void => {
        giveUp('credentialsCanceled', 'The wait for the credentials was canceled.');
      };
      needs.didWait({ profile, done, cancel });
    };
    const beginStretch = (): void => {
      if (isOver) {
        return;
      }
      const stretch = new AbortController();
      const done = new Promise<void>((resolveDone) => {
        stretch.signal.addEventListener('abort', () => {
          resolveDone();
        });
      });
      const quiet = setTimeout(tell, limits.quietWait, done);
      const last = setTimeout(() => {
        giveUp('credentialsTimeout', `No credentials after ${limits.credentials / 1000} s.`);
      }, limits.credentials);
      endStretch = () => {
        clearTimeout(quiet);
        clearTimeout(last);
        stretch.abort();
      };
    };
    const ask: AskMfaCode = async (serialNumber) => {
      if (isOver) {
        throw fleetError({ kind: 'canceled' }, 'The wait for these credentials was canceled.');
      }
      endStretch();
      const code = await needs.askMfaCode(serialNumber).finally(beginStretch);
      if (code === undefined) {
        throw fleetError({ kind: 'canceled' }, 'No MFA code was entered.');
      }
      return code;
    };
    beginStretch();
    start(ask).then(resolve, reject).finally(end);
  });
  return untilAborted(given, signal, () => {
    end();
    throw canceled();
  });
}
