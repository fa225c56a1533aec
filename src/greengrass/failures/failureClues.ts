import type { ErrorCode } from '../codes/errorCodes';
import type { KnownDevice } from '../knownDevice';
import { componentNameOf } from '../logs/subjectLogs';
import { isOlderClassic, nucleusOf } from '../status/nucleus';
import type { DeviceSubject } from '../subject';
import type { EffectiveDeployment, InstalledComponent } from '../model';
import { failedAt } from './failedAt';
import { failuresOf, type Failure } from './failure';
import { componentHeadline } from './headline';
import { mayHaveRun, parseReason } from './reason';

/** What is known about a failure besides its code. It decides what to do about a failure without one. */
export interface FailureClues {
  readonly kind: ErrorCode['kind'];
  /** The execution status of the deployment, or the lifecycle state of the component. */
  readonly state: string | undefined;
  /** The detailed status of the deployment, and what it means for the device. */
  readonly detailedStatus: string | undefined;
  readonly consequence: string | undefined;
  /** The component whose log can have the cause; `undefined` for the log of the nucleus. */
  readonly logOf: string | undefined;
  /** Whether these are the clues of several failures, which have different logs. */
  readonly hasSeveralLogs: boolean;
  /** The status code of the component that made the deployment fail. */
  readonly statusCode: string | undefined;
  readonly isLite: boolean;
  /** Whether the nucleus is too old to report codes. */
  readonly isOld: boolean;
  /** When it failed; `undefined` if the device reported no reliable time. */
  readonly at: Date | undefined;
}

function isAbout(failure: Failure, what: EffectiveDeployment | InstalledComponent): boolean {
  if (failure.kind === 'component') {
    return 'componentName' in what && failure.component.componentName === what.componentName;
  }
  const { deploymentId } = failure.deployment;
  return 'deploymentId' in what && deploymentId !== '' && deploymentId === what.deploymentId;
}

/**
 * The failure of a deployment or component on a device, or of another copy of it; `undefined` if it isn't failing, or if
 * that was overcome.
 */
export function failureFor(on: KnownDevice, what: EffectiveDeployment | InstalledComponent): Failure | undefined {
  const failures = failuresOf(on);
  const itself = failures.find((one) => (one.kind === 'component' ? one.component : one.deployment) === what);
  return itself ?? failures.find((failure) => isAbout(failure, what));
}

/** What a failure is about. */
export function subjectOf(failure: Failure, on: KnownDevice): DeviceSubject {
  return failure.kind === 'component'
    ? { kind: 'installedComponent', on, component: failure.component }
    : { kind: 'effectiveDeployment', on, deployment: failure.deployment };
}

/** The status code of the component that made a deployment fail, if it still reports one and may be the cause. */
function statusCodeOf(failure: Failure, { components = [] }: KnownDevice): string | undefined {
  if (failure.kind === 'component' || !mayHaveRun(failure.deployment.reason)) {
    return undefined;
  }
  const component = components.find(({ componentName }) => componentName === failure.componentName);
  return component && componentHeadline(component);
}

/** What is known about a failure on a device besides its code. */
export function failureClues(failure: Failure, on: KnownDevice): FailureClues {
  const isDeployment = failure.kind === 'deployment';
  const reason = isDeployment ? parseReason(failure.deployment.reason) : undefined;
  return {
    kind: failure.kind,
    state: isDeployment ? failure.deployment.coreDeviceExecutionStatus : failure.component.lifecycleState,
    detailedStatus: reason?.detailedStatus,
    consequence: reason?.consequence,
    logOf: componentNameOf(subjectOf(failure, on)),
    hasSeveralLogs: false,
    statusCode: statusCodeOf(failure, on),
    isLite: nucleusOf(on.device, on.details).isLite,
    isOld: isOlderClassic(on, [2, 8, 0]),
    at: failedAt(failure, on),
  };
}

/** What is known about the failure of a deployment or component besides its code. `undefined` as in {@link failureFor}. */
export function cluesFor(on: KnownDevice, what: EffectiveDeployment | InstalledComponent): FailureClues | undefined {
  const failure = failureFor(on, what);
  return failure && failureClues(failure, on);
}
