import { cloudDeploymentOf } from '../cloudDeployments';
import type { SimulatorClock } from '../clock';
import { canceled } from '../timeline/deviceProgress';
import type { CloudDeployment, SimulatedDeployment } from '../fleetFile';
import type { FleetState } from '../fleetState';
import { revisionIds, seededRandom, targetArn } from '../generated/random';
import { nextVersions } from '../timeline/timelineDeployments';

/** What a rollout changes: a simulator. */
export interface RolloutWorld {
  readonly fleet: FleetState;
  readonly clock: SimulatorClock;
  /** Seconds since the start, the unit of times in the fleet. */
  readonly now: number;
}

/** A rollout that proceeds as time passes. */
export interface RolloutPlan {
  /** The name of the thing group. The things join it. */
  readonly target: string;
  /** The things in the order in which they are notified. One that isn't a core device stays QUEUED. */
  readonly things: readonly string[];
  /** How many things are notified per minute. The first one is notified at once. */
  readonly perMinute: number;
  /** The things that fail. */
  readonly failing?: readonly string[];
  /** Fields of the failed deployments; by default a failure that the nucleus of the device can report. */
  readonly failure?: SimulatedDeployment;
  /** The things that are offline: they stay QUEUED. */
  readonly silent?: readonly string[];
  /** Cancels the job when this percentage of the notified things has failed, if that many have been notified. */
  readonly abort?: { readonly thresholdPercentage: number; readonly minNumberOfExecutedThings: number };
  /** How long a thing is QUEUED and then IN_PROGRESS, and how long AWS IoT takes to cancel a job; by default 10. */
  readonly stepSeconds?: number;
  /** By default the name of the previous revision, or the target. */
  readonly deploymentName?: string;
  /** Component versions by name; by default those of the previous revision with the next patch version. */
  readonly components?: Readonly<Record<string, string>>;
  /** The name of the parent's thing group, for a sub-deployment. */
  readonly parent?: string;
}

/** The deployment of a rollout: the next revision for its target. */
function revisionOf(plan: RolloutPlan, previous: CloudDeployment | undefined, world: RolloutWorld): CloudDeployment {
  const { target, perMinute, abort, parent } = plan;
  const arn = targetArn('thinggroup', target);
  const random = seededRandom(90_001 + world.fleet.cloudDeployments().length);
  const deployment = cloudDeploymentOf(
    {
      ...revisionIds(random, arn),
      targetArn: arn,
      deploymentName: plan.deploymentName ?? previous?.deploymentName ?? target,
      creationTimestamp: world.now,
    },
    String(Number(previous?.revisionId ?? 0) + 1),
    0,
    plan.components ?? (previous === undefined ? { 'com.fjordwerk.PressMonitor': '2.4.2' } : nextVersions(previous)),
  );
  const criterion = abort && { failureType: 'FAILED', action: 'CANCEL', ...abort };
  const parentTargetArn = parent === undefined ? previous?.parentTargetArn : targetArn('thinggroup', parent);
  return {
    ...deployment,
    ...(parentTargetArn === undefined ? {} : { parentTargetArn }),
    iotJobConfiguration: {
      jobExecutionsRolloutConfig: { maximumPerMinute: perMinute },
      ...(criterion && { abortConfig: { criteriaList: [criterion] } }),
      timeoutConfig: { inProgressTimeoutInMinutes: 360 },
    },
  };
}

/** Cancels a deployment on the devices that haven't started it. */
export function cancelQueued({ fleet, now }: RolloutWorld, id: string): void {
  for (const device of [...fleet.everyDevice()]) {
    const deployment = device.effectiveDeployments.find(({ deploymentId }) => deploymentId === id);
    if (deployment?.coreDeviceExecutionStatus === 'QUEUED') {
      fleet.put(canceled(device, deployment, now));
    }
  }
}

/** Creates the deployment of a rollout. It replaces the previous revision and the sub-deployments of its target. */
export function createDeployment(plan: RolloutPlan, world: RolloutWorld): CloudDeployment {
  const { fleet } = world;
  const arn = targetArn('thinggroup', plan.target);
  const latest = fleet.cloudDeployments().filter(({ isLatestForTarget }) => isLatestForTarget);
  const previous = latest.find(({ targetArn: other }) => other === arn);
  const deployment = revisionOf(plan, previous, world);
  if (previous !== undefined) {
    fleet.supersede(previous);
    cancelQueued(world, previous.deploymentId);
  }
  for (const sub of latest.filter(({ parentTargetArn }) => parentTargetArn === arn)) {
    fleet.putCloudDeployment({ ...sub, deploymentStatus: 'INACTIVE' });
    cancelQueued(world, sub.deploymentId);
  }
  fleet.putCloudDeployment(deployment);
  fleet.iot.joinGroup(plan.target, plan.things);
  return deployment;
}
