import type { ErrorCode } from '../codes/errorCodes';
import type { OpenedDevice } from '../knownDevice';
import { failuresOf, type Failure } from './failure';
import { errorStackOf, statusCodesOf } from './headline';

/** How many failing core devices report a code. */
export type CountReports = (code: Pick<ErrorCode, 'kind' | 'code'>) => number;

function codesOf(failure: Failure): readonly string[] {
  return failure.kind === 'component' ? statusCodesOf(failure.component) : errorStackOf(failure.deployment);
}

/**
 * Counts the core devices that report each code with a failed deployment or a failing component. The codes of deployments
 * and of components count separately.
 */
export function countReports(devices: Iterable<OpenedDevice>): CountReports {
  const counts = new Map<string, number>();
  for (const device of devices) {
    const keys = failuresOf(device).flatMap((failure) => codesOf(failure).map((code) => `${failure.kind} ${code}`));
    for (const key of new Set(keys)) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return ({ kind, code }) => counts.get(`${kind} ${code}`) ?? 0;
}
