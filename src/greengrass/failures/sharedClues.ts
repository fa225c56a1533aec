import type { KnownDevice } from '../knownDevice';
import { failureClues, type FailureClues } from './failureClues';
import type { Failure } from './failure';
import { failuresAbout, type FailureTopic } from './failureTopics';

/** A remedy needs no more core devices of a group than these: the failures in it are alike. */
const maxDevices = 20;

function same<T>(values: readonly T[]): T | undefined {
  const [first, ...others] = values;
  return others.every((value) => value === first) ? first : undefined;
}

/**
 * What some failures on core devices have in common; `undefined` if there are none. They have no common time.
 * @param failuresOn the failures on a core device that count
 */
export function commonClues(
  devices: readonly KnownDevice[],
  failuresOn: (on: KnownDevice) => readonly Failure[],
): FailureClues | undefined {
  const all = devices.slice(0, maxDevices).flatMap((on) => failuresOn(on).map((failure) => failureClues(failure, on)));
  const [first] = all;
  return (
    first && {
      kind: first.kind,
      state: same(all.map(({ state }) => state)),
      detailedStatus: same(all.map(({ detailedStatus }) => detailedStatus)),
      consequence: same(all.map(({ consequence }) => consequence)),
      logOf: same(all.map(({ logOf }) => logOf)),
      hasSeveralLogs: all.some(({ logOf }) => logOf !== first.logOf),
      statusCode: same(all.map(({ statusCode }) => statusCode)),
      isLite: all.every(({ isLite }) => isLite),
      isOld: all.every(({ isOld }) => isOld),
      at: undefined,
    }
  );
}

/** What the failures of core devices with a common topic have in common; see {@link commonClues}. */
export function sharedClues(devices: readonly KnownDevice[], topic: FailureTopic): FailureClues | undefined {
  return commonClues(devices, (on) => failuresAbout(on, topic));
}
