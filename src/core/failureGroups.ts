import { targetInWords } from './arn';
import { componentHeadline, deploymentHeadline, isFailedComponent, isFailedDeployment } from './failure';
import { compareNames } from './format';
import type { EffectiveDeployment } from './model';
import { deploymentLabel } from './rows/effectiveDeploymentRow';
import { executionStatusLook, lifecycleStateLook, type StatusLook } from './status';
import type { KnownDevice } from './subject';

/** What failures can be put together by. */
export const groupings = ['code', 'component', 'deployment', 'errorType'] as const;
export type Grouping = (typeof groupings)[number];

/** One thing that failed on one device. */
export interface Failure {
  readonly on: KnownDevice;
  /** The headline code; where the device reported none, the state, and that there is none. */
  readonly code: string;
  readonly component: string | undefined;
  /** The deployment that failed, or that installed the component. */
  readonly deployment: string | undefined;
  readonly errorTypes: readonly string[];
  /** What the deployment was sent to, in words; `undefined` where that is not known. */
  readonly target: string | undefined;
}

/** What failed for one reason. */
export interface FailureGroup {
  readonly label: string;
  /** Each device once. */
  readonly devices: readonly KnownDevice[];
  readonly causes: readonly FailureCause[];
}

/** A part of a group: the component or deployment concerned, or the code where these are the group. */
export interface FailureCause {
  readonly label: string;
  readonly devices: readonly KnownDevice[];
}

/** What is said of a device that says it is unhealthy, and on which nothing that is known is broken. */
export const notLookedAt = 'Unhealthy, cause not known yet';

function targetOf(deployment: EffectiveDeployment | undefined): string | undefined {
  return deployment?.targetArn === undefined ? undefined : targetInWords(deployment.targetArn);
}

function sourceOf(on: KnownDevice, id: string | undefined): string {
  if (id === 'LOCAL') {
    return 'Local deployment';
  }
  const deployment = on.deployments?.find(({ deploymentId }) => deploymentId === id);
  return deployment === undefined ? 'Deployment not known' : deploymentLabel(deployment);
}

function withoutCode({ words }: StatusLook): string {
  return `${words}, no error code`;
}

/** What is known to have failed on a device. */
export function failuresOn(on: KnownDevice): readonly Failure[] {
  const { device, deployments = [], components } = on;
  const failed = deployments.filter(isFailedDeployment).map((deployment) => ({
    on,
    code: deploymentHeadline(deployment) ?? withoutCode(executionStatusLook(deployment.coreDeviceExecutionStatus)),
    component: undefined,
    deployment: deploymentLabel(deployment),
    errorTypes: deployment.statusDetails?.errorTypes ?? [],
    target: targetOf(deployment),
  }));
  const failing = (components ?? []).filter(isFailedComponent).map((component) => ({
    on,
    code: componentHeadline(component) ?? withoutCode(lifecycleStateLook(component.lifecycleState)),
    component: component.componentName,
    deployment: sourceOf(on, component.lastInstallationSource),
    errorTypes: [],
    target: targetOf(deployments.find(({ deploymentId }) => deploymentId === component.lastInstallationSource)),
  }));
  const isOpaque = device.status === 'UNHEALTHY' && failing.length === 0;
  const opaque = {
    on,
    code: notLookedAt,
    component: undefined,
    deployment: undefined,
    errorTypes: [],
    target: undefined,
  };
  return [...failed, ...failing, ...(isOpaque ? [opaque] : [])];
}

/**
 * How many devices these are.
 * @param failing the devices that fail, as a fleet has them: on each of them there is a failure, so that none is searched
 * for
 */
export function countFailing(failing: Iterable<KnownDevice>): number {
  return [...failing].length;
}

/** The groups that a failure belongs to, and the cause that it stands under there. */
function placesOf(failure: Failure, grouping: Grouping): readonly (readonly [group: string, cause: string])[] {
  const { code, component, deployment, errorTypes } = failure;
  if (code === notLookedAt) {
    return [[notLookedAt, 'Open the device to see why']];
  }
  switch (grouping) {
    case 'code':
      return [[code, component ?? deployment ?? '']];
    case 'component':
      return [[component ?? 'Failed deployments', code]];
    case 'deployment':
      return [[deployment ?? '', code]];
    case 'errorType':
      return errorTypes.length === 0
        ? [[component === undefined ? 'No error type' : 'Failing components', code]]
        : errorTypes.map((type) => [type, code] as const);
  }
}

/** Most devices first, then by name; each device of a label once, by name. */
function ranked(devicesByLabel: ReadonlyMap<string, ReadonlyMap<string, KnownDevice>>): readonly FailureCause[] {
  return [...devicesByLabel]
    .map(([label, devices]) => ({
      label,
      devices: [...devices.values()].sort((a, b) =>
        compareNames(a.device.coreDeviceThingName, b.device.coreDeviceThingName),
      ),
    }))
    .sort((a, b) => b.devices.length - a.devices.length || compareNames(a.label, b.label));
}

function put<Inner>(map: Map<string, Map<string, Inner>>, outer: string, inner: string, value: Inner): void {
  map.set(outer, (map.get(outer) ?? new Map<string, Inner>()).set(inner, value));
}

/** Everything that is known to have failed on these devices, put together. */
export function groupFailures(devices: Iterable<KnownDevice>, grouping: Grouping): readonly FailureGroup[] {
  const byGroup = new Map<string, Map<string, KnownDevice>>();
  const byCause = new Map<string, Map<string, Map<string, KnownDevice>>>();
  for (const on of devices) {
    const name = on.device.coreDeviceThingName;
    for (const failure of failuresOn(on)) {
      for (const [group, cause] of placesOf(failure, grouping)) {
        put(byGroup, group, name, on);
        const causes = byCause.get(group) ?? new Map<string, Map<string, KnownDevice>>();
        put(causes, cause, name, on);
        byCause.set(group, causes);
      }
    }
  }
  return ranked(byGroup).map((group) => ({ ...group, causes: ranked(byCause.get(group.label) ?? new Map()) }));
}
