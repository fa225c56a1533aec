import type { DeviceKnowledge } from '../knownDevice';
import { isOlderClassic } from '../status/nucleus';
import type { Failure } from './failure';

/**
 * When a failure on a device happened: when its deployment or component last changed. `undefined` if AWS sent no reliable
 * time: before nucleus 2.7.0, the times of components aren't accurate.
 */
export function failedAt(failure: Failure, on: DeviceKnowledge): Date | undefined {
  if (failure.kind === 'deployment') {
    return failure.deployment.modifiedTimestamp;
  }
  return isOlderClassic(on, [2, 7, 0]) ? undefined : failure.component.lastStatusChangeTimestamp;
}
