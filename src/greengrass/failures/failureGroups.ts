import { targetInWords } from '../addresses/arn';
import type { ErrorCode } from '../codes/errorCodes';
import { componentHeadline, deploymentHeadline, isFailedComponent, isFailedDeployment } from './failure';
import { isUnhealthyWithoutCause } from './findings';
import {
  addToBucket,
  rankBuckets,
  type FailureLabel,
  type FailureGroup,
  type FailureBucket,
  type LabelKind,
} from './failureBuckets';
import type { EffectiveDeployment } from '../model';
import { deploymentLabel } from './deploymentLabel';
import { executionStatusLook, lifecycleStateLook, type StatusLook } from '../status/status';
import type { KnownDevice } from '../knownDevice';

/** What failures can be put together by. */
export const groupings = ['code', 'component', 'deployment', 'errorType'] as const;
export type Grouping = (typeof groupings)[number];

/** One thing that failed on one device. */
export interface Failure {
  readonly on: KnownDevice;
  /** The headline code; where the device reported none, the state, and that there is none. */
  readonly code: string;
  readonly kind: LabelKind;
  readonly component: string | undefined;
  /** The deployment that failed, or that installed the component. */
  readonly deployment: string | undefined;
  readonly errorTypes: readonly string[];
  /** What the deployment was sent to, in words; `undefined` where that is not known. */
  readonly target: string | undefined;
}

/** What is said of a device that says it is unhealthy, and on which nothing that is known is broken. */
export const unknownCauseLabel = 'Unhealthy, cause not known yet';

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

function codeOf(
  kind: ErrorCode['kind'],
  headline: string | undefined,
  { words }: StatusLook,
): Pick<Failure, 'code' | 'kind'> {
  return headline === undefined ? { code: `${words}, no error code`, kind: 'noCode' } : { code: headline, kind };
}

/** What is known to have failed on a device. */
export function failuresOn(on: KnownDevice): readonly Failure[] {
  const { device, deployments = [], components } = on;
  const failed = deployments.filter(isFailedDeployment).map((deployment) => ({
    on,
    ...codeOf('deployment', deploymentHeadline(deployment), executionStatusLook(deployment.coreDeviceExecutionStatus)),
    component: undefined,
    deployment: deploymentLabel(deployment),
    errorTypes: deployment.statusDetails?.errorTypes ?? [],
    target: targetOf(deployment),
  }));
  const failing = (components ?? []).filter(isFailedComponent).map((component) => ({
    on,
    ...codeOf('component', componentHeadline(component), lifecycleStateLook(component.lifecycleState)),
    component: component.componentName,
    deployment: sourceOf(on, component.lastInstallationSource),
    errorTypes: [],
    target: targetOf(deployments.find(({ deploymentId }) => deploymentId === component.lastInstallationSource)),
  }));
  const opaque = {
    on,
    code: unknownCauseLabel,
    kind: 'noCause' as const,
    component: undefined,
    deployment: undefined,
    errorTypes: [],
    target: undefined,
  };
  return [...failed, ...failing, ...(isUnhealthyWithoutCause(device, components) ? [opaque] : [])];
}

/** The groups that a failure belongs to, and the cause that it stands under there. */
function placesOf(
  failure: Failure,
  grouping: Grouping,
): readonly (readonly [group: FailureLabel, cause: FailureLabel])[] {
  const { on, kind, component, deployment, errorTypes } = failure;
  const code = { label: failure.code, kind };
  const named = (label: string): FailureLabel => ({ label, kind: 'name' });
  if (kind === 'noCause') {
    const isReadable = on.components === undefined && on.place.asOf === undefined;
    return [[code, named(isReadable ? 'Open the device to see why' : 'No component is known to be broken')]];
  }
  switch (grouping) {
    case 'code':
      return [[code, named(component ?? deployment ?? '')]];
    case 'component':
      return [[named(component ?? 'Failed deployments'), code]];
    case 'deployment':
      return [[named(deployment ?? ''), code]];
    case 'errorType':
      return errorTypes.length === 0
        ? [[named(component === undefined ? 'No error type' : 'Failing components'), code]]
        : errorTypes.map((type) => [named(type), code] as const);
  }
}

/** Everything that is known to have failed on these devices, put together. */
export function groupFailures(devices: Iterable<KnownDevice>, grouping: Grouping): readonly FailureGroup[] {
  const groups = new Map<string, FailureBucket>();
  for (const on of devices) {
    for (const failure of failuresOn(on)) {
      for (const [group, cause] of placesOf(failure, grouping)) {
        addToBucket(addToBucket(groups, group, on).causes, cause, on);
      }
    }
  }
  return rankBuckets(groups);
}
