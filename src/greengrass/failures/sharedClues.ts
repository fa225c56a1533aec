import type { KnownDevice } from '../knownDevice';
import { failureClues, type FailureClues } from './failureClues';
import { failuresAbout, type FailureTopic } from './failureTopics';

/** A remedy needs no more core devices of a group than these: the failures in it are alike. */
const maxDevices = 20;

function same<T>(values: readonly T[]): T | undefined {
  const [first, ...others] = values;
  return others.every((value) => value === first) ? first : undefined;
}

/**
 * What the failures of core devices with a common topic have in common; `undefined` if there are none. They have no common
 * time.
 */
export function sharedClues(devices: readonly KnownDevice[], topic: FailureTopic): FailureClues | undefined {
  const all = devices
    .slice(0, maxDevices)
    .flatMap((on) => failuresAbout(on, topic).map((failure) => failureClues(failure, on)));
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
