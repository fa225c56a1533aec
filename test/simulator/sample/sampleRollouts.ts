import { cloudDeploymentOf } from '../cloudDeployments';
import { groupDeployment } from '../generated/deviceParts';
import type { CloudDeployment, ListedFleet, SimulatedDeployment, SimulatedDevice } from '../fleetFile';
import type { SimulatedGroup, SimulatedJob } from '../iot/iotFleet';
import { hours, minutes, seededRandom, targetArn } from '../generated/random';
import { canaries, sampleNames, sampleTargets } from './sampleNames';

/** Things of the aborted rollout that aren't core devices. */
const substations = [1, 3, 4, 5].map((number) => `hornsund-substation-${number}`);

const abortAtOnce = { failureType: 'FAILED', action: 'CANCEL', thresholdPercentage: 20, minNumberOfExecutedThings: 1 };

/** Fields by thing group that differ from those of the other deployments. */
const changes: Readonly<Record<string, Partial<CloudDeployment>>> = {
  [sampleTargets.rated]: {
    iotJobConfiguration: {
      jobExecutionsRolloutConfig: {
        maximumPerMinute: 50,
        exponentialRate: {
          baseRatePerMinute: 5,
          incrementFactor: 2,
          rateIncreaseCriteria: { numberOfSucceededThings: 10 },
        },
      },
      abortConfig: {
        criteriaList: [
          { failureType: 'FAILED', action: 'CANCEL', thresholdPercentage: 25, minNumberOfExecutedThings: 5 },
          { failureType: 'ALL', action: 'CANCEL', thresholdPercentage: 50, minNumberOfExecutedThings: 10 },
        ],
      },
      timeoutConfig: { inProgressTimeoutInMinutes: 60 },
    },
  },
  [sampleTargets.aborted]: {
    deploymentStatus: 'CANCELED',
    iotJobConfiguration: { abortConfig: { criteriaList: [abortAtOnce] } },
  },
  [sampleTargets.rollingOut]: { iotJobConfiguration: { jobExecutionsRolloutConfig: { maximumPerMinute: 1 } } },
  [sampleTargets.canceled]: { deploymentStatus: 'CANCELED' },
  [sampleTargets.inactive]: { deploymentStatus: 'INACTIVE' },
};

function isTarget(group: string): (deployment: CloudDeployment) => boolean {
  const arn = targetArn('thinggroup', group);
  return (deployment) => deployment.targetArn === arn && deployment.isLatestForTarget;
}

function changed(deployment: CloudDeployment): CloudDeployment {
  const group = Object.keys(changes).find((name) => isTarget(name)(deployment));
  return { ...deployment, ...changes[group ?? ''] };
}

/** The sub-deployment: the components of its parent, one of them with another configuration. */
function subDeployment(canary: SimulatedDeployment, parent: CloudDeployment | undefined): CloudDeployment {
  const components = Object.entries(parent?.components ?? {}).map(([name, component]) => {
    const merge = JSON.stringify({ logLevel: 'DEBUG', uplink: { intervalSeconds: 5 } });
    return [
      name,
      name.endsWith('.VibrationModel') ? { ...component, configurationUpdate: { merge, reset: [] } } : component,
    ] as const;
  });
  return {
    ...cloudDeploymentOf(canary, '1', 0, {}),
    parentTargetArn: targetArn('thinggroup', sampleTargets.parent),
    components: Object.fromEntries(components),
  };
}

/** The jobs with more than the deployments of the devices say. */
function jobsOf(deployments: readonly CloudDeployment[]): readonly SimulatedJob[] {
  const jobOf = (group: string, job: Omit<SimulatedJob, 'jobId'>): SimulatedJob => ({
    jobId: deployments.find(isTarget(group))?.iotJobId ?? '',
    ...job,
  });
  const begunAt = (group: string): number => deployments.find(isTarget(group))?.creationTimestamp ?? 0;
  const abortedAt = begunAt(sampleTargets.aborted) + hours;
  const firstRevision = deployments.find(
    ({ targetArn: arn, revisionId }) => arn === targetArn('thinggroup', sampleTargets.deletedJob) && revisionId === '1',
  );
  return [
    { jobId: firstRevision?.iotJobId ?? '', isDeleted: true },
    jobOf(sampleTargets.leftThings, {
      executions: ['linz-paint-cell-retired', sampleNames.noDeployments].map((thingName) => ({
        thingName,
        status: 'REMOVED',
        queuedAt: begunAt(sampleTargets.leftThings),
        lastUpdatedAt: begunAt(sampleTargets.leftThings) + 20 * minutes,
      })),
    }),
    jobOf(sampleTargets.aborted, {
      status: 'CANCELED',
      reasonCode: 'ABORT_CRITERIA_MET',
      comment: '1 of 5 things failed.',
      lastUpdatedAt: abortedAt,
      executions: substations.map((thingName) => ({
        thingName,
        status: 'CANCELED',
        queuedAt: begunAt(sampleTargets.aborted),
        lastUpdatedAt: abortedAt,
      })),
    }),
    jobOf(sampleTargets.lostStatus, {
      executions: [{ thingName: sampleNames.erroredComponent, status: 'IN_PROGRESS' }],
    }),
    jobOf(sampleTargets.rollingOut, {
      isConcurrent: true,
      processingTargets: [targetArn('thinggroup', sampleTargets.rollingOut)],
    }),
    jobOf(sampleTargets.canceled, { reasonCode: 'SITE_CLOSED', comment: 'The archive moves to another plant.' }),
  ];
}

const groups: readonly SimulatedGroup[] = [
  { groupName: sampleTargets.deletedGroup, isDeleted: true },
  { groupName: sampleTargets.aborted, joined: substations },
  {
    groupName: sampleTargets.rollingOut,
    joined: [sampleNames.noDeployments, sampleNames.onlyLocal, sampleNames.mixedCase, sampleNames.stale],
  },
];

/** The deployments that devices received besides those of a fleet. The timeline doesn't change the blocked device. */
function received(device: SimulatedDevice, canary: SimulatedDeployment, queued: SimulatedDeployment): SimulatedDevice {
  const { coreDeviceThingName: name, effectiveDeployments } = device;
  if (name === sampleNames.blocked) {
    return { ...device, effectiveDeployments: [queued, ...effectiveDeployments], isSteady: true };
  }
  return canaries.includes(name) ? { ...device, effectiveDeployments: [canary, ...effectiveDeployments] } : device;
}

/** A sample fleet with the situations of {@link sampleTargets}. Which devices fail stays the same. */
export function withRollouts({ devices, deployments: before = [], ...fleet }: ListedFleet): ListedFleet {
  const random = seededRandom(19);
  const name = 'turbine-gateway-canary';
  const canary = groupDeployment(random, sampleTargets.subDeployment, name, 48 * hours);
  const queued = groupDeployment(random, sampleTargets.queued, 'price-tags', 3 * hours, {
    coreDeviceExecutionStatus: 'QUEUED',
    reason: undefined,
    modifiedTimestamp: -3 * hours,
  });
  const deployments = [
    ...before.map(changed),
    subDeployment(canary, before.find(isTarget(sampleTargets.parent))),
    cloudDeploymentOf(queued, '1', 0, { 'com.fjordwerk.LabelPrinter': '3.2.0' }),
  ];
  return {
    ...fleet,
    devices: devices.map((device) => received(device, canary, queued)),
    deployments,
    iot: { jobs: jobsOf(deployments), groups },
  };
}
