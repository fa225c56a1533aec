import type { OpenedDevice } from '../knownDevice';
import type { CoreDevice } from '../model';
import { coreDeviceStatusLook, isUnhealthy, type Look } from '../status/status';
import { stuckDeployments, stuckLook, type StuckContext, type StuckDeployment } from '../status/stuck';
import { failuresOf, type Failure } from './failure';
import { isFullyScanned } from './findings';

interface StuckTrouble extends StuckDeployment {
  readonly kind: 'stuck';
  readonly look: Look;
}

/** What the row of a device names: a failure, or a deployment that is stuck. */
export type Trouble = Failure | StuckTrouble;

function stuckTrouble({ deployments = [] }: OpenedDevice, context: StuckContext): StuckTrouble | undefined {
  const [stuck] = stuckDeployments(deployments, context);
  return stuck && { ...stuck, kind: 'stuck', look: stuckLook };
}

/** The worst failure of a device; where nothing failed, the first deployment that is stuck, which is only a warning. */
export function worstTrouble(device: CoreDevice, opened: OpenedDevice, context: StuckContext): Trouble | undefined {
  const [worst] = failuresOf(opened);
  return worst ?? (isUnhealthy(device) ? undefined : stuckTrouble(opened, context));
}

/**
 * How a device is shown: as its status, or as bad as its trouble where the status does not tell. A healthy device in
 * which nothing failed is a success only once everything on it has been read.
 */
export function overallLook(device: CoreDevice, opened: OpenedDevice, trouble: Trouble | undefined): Look {
  if (trouble !== undefined && !isUnhealthy(device)) {
    return trouble.look;
  }
  return device.status === 'HEALTHY' && isFullyScanned(opened)
    ? { icon: 'pass', severity: 'success' }
    : coreDeviceStatusLook(device.status);
}
