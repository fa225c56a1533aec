import type { TextContext } from '../../src/text/textContext';
import type { JudgedDevice } from '../../src/greengrass/failures/findings';
import { findingsIn } from '../../src/greengrass/failures/findings';
import type {
  CoreDevice,
  ComponentDeploymentSpecification,
  CoreDeviceDetails,
  Deployment,
  EffectiveDeployment,
  InstalledComponent,
  ListedDeployment,
} from '../../src/greengrass/model';
import type { ExecutionCounts, Job, JobExecution } from '../../src/greengrass/job';
import { noExecutions } from '../../src/greengrass/rollouts/outcome';
import type { DeviceKnowledge } from '../../src/greengrass/knownDevice';

/** The current time in the tests. */
export const now = new Date('2026-11-23T12:00:00Z');

const hour = 3_600_000;

/** The time this many hours before {@link now}. */
export function hoursAgo(hours: number): Date {
  return new Date(now.getTime() - hours * hour);
}

/** A healthy device that reported an hour ago, except for the given fields. */
export function coreDevice(fields: Partial<CoreDevice> = {}): CoreDevice {
  return {
    coreDeviceThingName: 'press-1',
    status: 'HEALTHY',
    lastStatusUpdateTimestamp: hoursAgo(1),
    platform: 'linux',
    architecture: 'aarch64',
    runtime: 'aws_nucleus_classic',
    ...fields,
  };
}

/** The response of GetCoreDevice for a healthy device with a current nucleus, except for the given fields. */
export function coreDeviceDetails(fields: Partial<CoreDeviceDetails> = {}): CoreDeviceDetails {
  return { ...coreDevice(), coreVersion: '2.18.2', tags: {}, ...fields };
}

/** A deployment to a thing group that arrived three hours ago, except for the given fields. */
export function effectiveDeployment(fields: Partial<EffectiveDeployment> = {}): EffectiveDeployment {
  return {
    deploymentId: '0f8b1c52-5e9d-4a1a-9d9c-1b2e3f405162',
    deploymentName: 'Line 3 base',
    iotJobId: '7d1c2b3a-0000-4000-8000-000000000001',
    iotJobArn: 'arn:aws:iot:eu-west-1:123456789012:job/7d1c2b3a-0000-4000-8000-000000000001',
    description: 'Base software of line 3',
    targetArn: 'arn:aws:iot:eu-west-1:123456789012:thinggroup/line-3',
    coreDeviceExecutionStatus: 'SUCCEEDED',
    reason: 'SUCCESSFUL',
    creationTimestamp: hoursAgo(5),
    modifiedTimestamp: hoursAgo(3),
    statusDetails: undefined,
    ...fields,
  };
}

/** The third revision for a thing group in ListDeployments, except for the given fields. */
export function listedDeployment(fields: Partial<ListedDeployment> = {}): ListedDeployment {
  return {
    deploymentId: '0f8b1c52-5e9d-4a1a-9d9c-1b2e3f405162',
    deploymentName: 'Line 3 base',
    deploymentStatus: 'ACTIVE',
    targetArn: 'arn:aws:iot:eu-west-1:123456789012:thinggroup/line-3',
    parentTargetArn: undefined,
    revisionId: '3',
    isLatestForTarget: true,
    creationTimestamp: hoursAgo(5),
    ...fields,
  };
}

/** The definition of the third revision for a thing group without components, except for the given fields. */
export function definition(fields: Partial<Deployment> = {}): Deployment {
  return {
    ...listedDeployment(),
    iotJobId: undefined,
    iotJobArn: undefined,
    components: {},
    deploymentPolicies: {
      failureHandlingPolicy: 'ROLLBACK',
      componentUpdateAction: 'NOTIFY_COMPONENTS',
      componentUpdateTimeout: 60,
      configurationValidationTimeout: 30,
    },
    iotJobConfiguration: {},
    tags: {},
    ...fields,
  };
}

/** A component in a definition without configuration, except for the given fields. */
export function specification(
  componentVersion: string | undefined,
  fields: Partial<ComponentDeploymentSpecification> = {},
): ComponentDeploymentSpecification {
  return { componentVersion, merge: undefined, reset: [], runWith: undefined, ...fields };
}

/** A job in progress without executions, except for the given fields. */
export function job(fields: Partial<Omit<Job, 'counts'>> = {}, counts: Partial<ExecutionCounts> = {}): Job {
  return {
    status: 'IN_PROGRESS',
    isConcurrent: false,
    reasonCode: undefined,
    comment: undefined,
    createdAt: hoursAgo(5),
    lastUpdatedAt: hoursAgo(3),
    completedAt: undefined,
    ...fields,
    counts: { ...noExecutions, ...counts },
  };
}

/** A job that failed on a thing, except for the given fields. */
export function jobExecution(fields: Partial<JobExecution> = {}): JobExecution {
  return {
    thingName: 'press-1',
    status: 'FAILED',
    queuedAt: hoursAgo(5),
    startedAt: hoursAgo(4),
    lastUpdatedAt: hoursAgo(3),
    ...fields,
  };
}

/** A deployment that failed with this error stack, except for the given fields. */
export function failedDeployment(
  errorStack: readonly string[],
  fields: Partial<EffectiveDeployment> = {},
): EffectiveDeployment {
  return effectiveDeployment({
    coreDeviceExecutionStatus: 'FAILED',
    reason: 'FAILED_NO_STATE_CHANGE: Something went wrong',
    statusDetails: { errorStack, errorTypes: [] },
    ...fields,
  });
}

/** A running root component, except for the given fields. */
export function installedComponent(fields: Partial<InstalledComponent> = {}): InstalledComponent {
  return {
    componentName: 'com.example.Press',
    componentVersion: '1.4.2',
    lifecycleState: 'RUNNING',
    lifecycleStateDetails: undefined,
    isRoot: true,
    lastStatusChangeTimestamp: hoursAgo(30),
    lastReportedTimestamp: hoursAgo(2),
    lastInstallationSource: 'LOCAL',
    lifecycleStatusCodes: [],
    ...fields,
  };
}

/** A device that isn't scanned, except for the given knowledge. */
export function judgedDevice(
  device: CoreDevice,
  { details, deployments, components }: Partial<DeviceKnowledge> = {},
): JudgedDevice {
  return { device, details, deployments, components, findings: findingsIn({ deployments, components }) };
}

/** What texts depend on besides their data. */
export const textContext: TextContext = { now, staleAfterHours: 25, stuckAfterHours: 2, timeZone: 'local' };
