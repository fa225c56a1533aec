import { shortAgeOf } from '../../base/time';
import { visibleName } from '../../base/visibleText';
import type { ErrorCode } from '../codes/errorCodes';
import {
  isFailedComponent,
  componentHeadline,
  isFailedDeployment,
  compareDeployments,
  deploymentHeadline,
} from './failure';
import type { OpenedDevice } from '../knownDevice';
import type { CoreDevice } from '../model';
import {
  type StatusLook,
  lifecycleStateLook,
  executionStatusLook,
  worse,
  coreDeviceStatusLook,
} from '../status/status';
import { type StuckContext, stuckDeployments } from '../status/stuck';
import { deploymentLabel } from './deploymentLabel';

interface Trouble extends StatusLook {
  /** The headline code, or what is stuck. */
  readonly code: string | undefined;
  /** Of what is stuck: the words in a row, where room is short. */
  readonly shortWords?: string;
}

/** A failed deployment or component. */
interface Failure extends Trouble {
  /** What kind of code it is. */
  readonly kind: ErrorCode['kind'];
  readonly name: string;
}

/** The first deployment that is stuck: it is a warning and no failure, so it is named where nothing has failed. */
function stuckTrouble({ deployments = [] }: OpenedDevice, context: StuckContext): Trouble | undefined {
  const [stuck] = stuckDeployments(deployments, context);
  if (stuck === undefined) {
    return undefined;
  }
  const time = shortAgeOf(stuck.since, context.now);
  return {
    words: `Deployment stuck for ${time}`,
    shortWords: `Stuck for ${time}`,
    icon: 'sync-ignored',
    severity: 'warning',
    code: deploymentLabel(stuck.deployment),
  };
}

/** The failed components and deployments of a device, by name and headline code. */
export function failuresIn({ deployments = [], components = [] }: OpenedDevice): readonly Failure[] {
  return [
    ...components.filter(isFailedComponent).map((component) => {
      const { words, ...rest } = lifecycleStateLook(component.lifecycleState);
      const name = visibleName(component.componentName);
      const code = componentHeadline(component);
      return { ...rest, kind: 'component' as const, name, words: `Component ${words.toLowerCase()}`, code };
    }),
    ...deployments
      .filter(isFailedDeployment)
      .sort(compareDeployments)
      .map((deployment) => {
        const { words, ...rest } = executionStatusLook(deployment.coreDeviceExecutionStatus);
        const name = deploymentLabel(deployment);
        const code = deploymentHeadline(deployment);
        return { ...rest, kind: 'deployment' as const, name, words: `Deployment ${words.toLowerCase()}`, code };
      }),
  ];
}

/** The failure that the row should name: the worst, of equals the first. */
export function worstFailure(opened: OpenedDevice): Failure | undefined {
  return failuresIn(opened).reduce<Failure | undefined>(
    (worst, failure) => (worst === undefined || worse(worst, failure) !== worst ? failure : worst),
    undefined,
  );
}

export function worstTrouble(device: CoreDevice, opened: OpenedDevice, context: StuckContext): Trouble | undefined {
  const isUnhealthy = coreDeviceStatusLook(device.status).severity === 'error';
  return worstFailure(opened) ?? (isUnhealthy ? undefined : stuckTrouble(opened, context));
}

/** Whether the deployments and components of a device are known. */
export function isFullyScanned({ deployments, components }: OpenedDevice): boolean {
  return deployments !== undefined && components !== undefined;
}

/** The status of the device with what is known of its deployments and components. */
export function overallLook(
  device: CoreDevice,
  opened: OpenedDevice,
  context: StuckContext,
  trouble: Trouble | undefined = worstTrouble(device, opened, context),
): StatusLook {
  const status = coreDeviceStatusLook(device.status);
  if (trouble !== undefined) {
    return status.severity === 'error' ? status : { ...trouble, icon: trouble.icon };
  }
  return device.status === 'HEALTHY' && isFullyScanned(opened)
    ? { words: status.words, icon: 'pass', severity: 'success' }
    : status;
}
