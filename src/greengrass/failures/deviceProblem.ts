import type { OpenedDevice } from '../knownDevice';
import type { CoreDevice } from '../model';
import { coreDeviceStatusLook, isUnhealthy, type Look } from '../status/status';
import { stuckDeployments, stuckLook, type StuckContext, type StuckDeployment } from '../status/stuck';
import { failuresOf, type Failure } from './failure';
import { isFullyScanned } from './findings';

interface StuckProblem extends StuckDeployment {
  readonly kind: 'stuck';
  readonly look: Look;
}

/** The problem in the row of a device: a failure or a stuck deployment. */
export type Problem = Failure | StuckProblem;

function stuckProblem({ deployments = [] }: OpenedDevice, context: StuckContext): StuckProblem | undefined {
  const [stuck] = stuckDeployments(deployments, context);
  return stuck && { ...stuck, kind: 'stuck', look: stuckLook };
}

/** The worst failure of a device. If nothing failed, the first stuck deployment, which is only a warning. */
export function worstProblem(device: CoreDevice, opened: OpenedDevice, context: StuckContext): Problem | undefined {
  const [worst] = failuresOf(opened);
  return worst ?? (isUnhealthy(device) ? undefined : stuckProblem(opened, context));
}

/**
 * How a device is shown: by its status, or by its problem if the status is not UNHEALTHY. A healthy device without
 * failures is a success only after both its deployments and components are loaded.
 */
export function overallLook(device: CoreDevice, opened: OpenedDevice, problem: Problem | undefined): Look {
  if (problem !== undefined && !isUnhealthy(device)) {
    return problem.look;
  }
  return device.status === 'HEALTHY' && isFullyScanned(opened)
    ? { icon: 'pass', severity: 'success' }
    : coreDeviceStatusLook(device.status);
}
