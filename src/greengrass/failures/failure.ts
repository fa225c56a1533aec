import { compareNames } from '../../base/names/compareNames';
import type { ErrorCode } from '../codes/errorCodes';
import type { OpenedDevice } from '../knownDevice';
import { lastChangeOf } from '../lastChange';
import type { CoreDevice, EffectiveDeployment, InstalledComponent } from '../model';
import {
  executionStatusLook,
  isFailing,
  isUnhealthy,
  lifecycleStateLook,
  severities,
  type StatusLook,
} from '../status/status';
import { concernedComponent } from './concernedComponent';
import { componentHeadline, deploymentHeadline } from './headline';
import { endedInFailure, isFailedDeployment } from './overcome';

/** What installed a component: an effective deployment of the device, a local deployment, or an unknown one. */
export type Source = EffectiveDeployment | 'local' | 'unknown';

/** The facts of a failed deployment or component. */
interface FailureFacts {
  readonly kind: ErrorCode['kind'];
  readonly look: StatusLook;
  /** The headline code; `undefined` if the device reported none. */
  readonly code: string | undefined;
  /** The component that failed, or that made the deployment fail; `undefined` if nothing names one. */
  readonly componentName: string | undefined;
  /** As the device reported them; always empty for a component. */
  readonly errorTypes: readonly string[];
  /** The deployment that failed, or what installed the component. */
  readonly source: Source;
  /** The target ARN of the source; `undefined` if it is unknown. */
  readonly targetArn: string | undefined;
}

/** A deployment that failed on a device. */
export interface DeploymentFailure extends FailureFacts {
  readonly kind: 'deployment';
  readonly deployment: EffectiveDeployment;
}

/** A component that is errored or broken on a device. */
export interface ComponentFailure extends FailureFacts {
  readonly kind: 'component';
  readonly component: InstalledComponent;
}

/** A deployment or a component that failed on a device. */
export type Failure = DeploymentFailure | ComponentFailure;

/** Whether a component is errored or broken. */
export function isFailedComponent(component: InstalledComponent): boolean {
  return isFailing(lifecycleStateLook(component.lifecycleState).severity);
}

function failedFirst(isFailed: boolean, isOtherFailed: boolean): number {
  return Number(isOtherFailed) - Number(isFailed);
}

function changedAt(deployment: EffectiveDeployment): number {
  return lastChangeOf(deployment)?.getTime() ?? -Infinity;
}

/**
 * How the deployments of a device are ordered: failed ones first, then the newest change. Stable for equal times.
 * @param siblings all of them, in any order
 */
export function deploymentOrder(
  siblings: readonly EffectiveDeployment[],
): (a: EffectiveDeployment, b: EffectiveDeployment) => number {
  const failed = new Set(siblings.filter((deployment) => isFailedDeployment(deployment, siblings)));
  return (a, b) => failedFirst(failed.has(a), failed.has(b)) || Math.sign(changedAt(b) - changedAt(a)) || 0;
}

/** The order of the components of a device: failing ones first, then by name. */
export function compareComponents(a: InstalledComponent, b: InstalledComponent): number {
  return failedFirst(isFailedComponent(a), isFailedComponent(b)) || compareNames(a.componentName, b.componentName);
}

/** Finds the source of a component by its `lastInstallationSource` among the deployments of its device. */
export function sourceOf(id: string | undefined, deployments: readonly EffectiveDeployment[] = []): Source {
  if (id === 'LOCAL') {
    return 'local';
  }
  return deployments.find(({ deploymentId }) => id !== '' && deploymentId === id) ?? 'unknown';
}

/** The component that made a deployment fail, as {@link failuresOf} says; `undefined` if nothing names one. */
export function componentOfDeployment(deployment: EffectiveDeployment, opened: OpenedDevice): string | undefined {
  const failing = (opened.components ?? []).filter(isFailedComponent).sort(compareComponents);
  return endedInFailure(deployment) ? concernedComponent(deployment, failing, opened) : undefined;
}

function deploymentFailure(deployment: EffectiveDeployment, componentName: string | undefined): DeploymentFailure {
  return {
    kind: 'deployment',
    deployment,
    componentName,
    look: executionStatusLook(deployment.coreDeviceExecutionStatus),
    code: deploymentHeadline(deployment),
    errorTypes: deployment.statusDetails?.errorTypes ?? [],
    source: deployment,
    targetArn: deployment.targetArn,
  };
}

function componentFailure(
  component: InstalledComponent,
  deployments: readonly EffectiveDeployment[],
): ComponentFailure {
  const source = sourceOf(component.lastInstallationSource, deployments);
  return {
    kind: 'component',
    component,
    componentName: component.componentName,
    look: lifecycleStateLook(component.lifecycleState),
    code: componentHeadline(component),
    errorTypes: [],
    source,
    targetArn: typeof source === 'string' ? undefined : source.targetArn,
  };
}

function severityRank({ look }: Failure): number {
  return severities.indexOf(look.severity);
}

/**
 * The known failures on a device, worst first. With equal severity, components by name come before deployments by their
 * newest change. Every view shows failures in this order.
 */
export function failuresOf(opened: OpenedDevice): readonly Failure[] {
  const { deployments = [], components = [] } = opened;
  const failing = components.filter(isFailedComponent).sort(compareComponents);
  const failed = deployments
    .filter((deployment) => isFailedDeployment(deployment, deployments))
    .sort(deploymentOrder(deployments));
  const failures = [
    ...failing.map((component) => componentFailure(component, deployments)),
    ...failed.map((deployment) => deploymentFailure(deployment, concernedComponent(deployment, failing, opened))),
  ];
  return failures.sort((a, b) => severityRank(b) - severityRank(a));
}

/** Whether a device reports that it is unhealthy without a known failing component. Only a component can cause that. */
export function isUnhealthyWithoutCause(device: CoreDevice, failures: readonly Failure[]): boolean {
  return isUnhealthy(device) && !failures.some(({ kind }) => kind === 'component');
}
