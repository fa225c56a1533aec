import { componentFailures, failed } from '../sample/componentFailures';
import {
  component,
  isAtLeast,
  reportedComponents,
  reportedDeployments,
  systemComponents,
  thingDeployment,
  type NucleusKind,
} from './deviceParts';
import { failureScenarios } from '../sample/failureScenarios';
import type { SimulatedComponent, SimulatedDeployment, SimulatedDevice } from '../fleetFile';
import { days, minutes, seededRandom, type Random } from './random';
import type { Rollout, Rollouts } from '../rollouts';
import type { Site } from '../sample/sites';

/** The problem of a generated device. */
export type Problem =
  | 'none'
  | 'failedDeployment'
  | 'brokenComponent'
  | 'erroredComponent'
  | 'timedOut'
  | 'inProgress'
  | 'rejected'
  | 'canceled';

/** The plan of a generated device. */
export interface DevicePlan {
  readonly name: string;
  readonly site: Site;
  readonly seed: number;
  /** Position in the fleet. */
  readonly ordinal: number;
  readonly nucleus: NucleusKind;
  readonly rollouts: Rollouts;
  /** Rollouts of the deployment that all classic devices have. */
  readonly baseline: Rollouts;
  /** In seconds. */
  readonly reportAge: number;
  /** Seconds since the newest rollout reached the device, if it isn't silent. */
  readonly newestArrival: number;
  readonly architecture: string;
  readonly problem: Problem;
}

/** Result of a rollout on a device. */
interface Received {
  readonly deployment: SimulatedDeployment;
  readonly rollout: Rollout;
  readonly isInstalled: boolean;
}

/**
 * The failure of a deployment: one that the nucleus version can report, for a component of the deployment. Nucleus Lite
 * reports no details.
 */
export function failureOn(nucleus: NucleusKind, requested: object, random: Random): SimulatedDeployment {
  if (nucleus.isLite) {
    return { coreDeviceExecutionStatus: 'FAILED', reason: 'FAILED_ROLLBACK_NOT_REQUESTED' };
  }
  const known = failureScenarios.filter(
    ({ since, components }) =>
      (since <= 8 || isAtLeast(nucleus.coreVersion, since)) &&
      Object.keys(components).every((name) => name in requested),
  );
  const { errorStack, errorTypes, reason } = known[random.below(known.length)] ?? failureScenarios[0];
  return { coreDeviceExecutionStatus: 'FAILED', reason, statusDetails: { errorStack, errorTypes } };
}

const rejected: SimulatedDeployment = {
  coreDeviceExecutionStatus: 'REJECTED',
  reason: 'REJECTED: A newer revision of the deployment is on the device already',
  statusDetails: { errorStack: ['DEPLOYMENT_REJECTED', 'REJECTED_STALE_DEPLOYMENT'], errorTypes: [] },
};

/** Failure of the newest rollout on a device with a problem; `undefined` if it succeeded. */
function failureIn(
  { problem, nucleus, rollouts: [newest] }: DevicePlan,
  random: Random,
): SimulatedDeployment | undefined {
  switch (problem) {
    case 'failedDeployment':
      return failureOn(nucleus, newest.components, random);
    case 'timedOut':
      return { coreDeviceExecutionStatus: 'TIMED_OUT' };
    case 'inProgress':
      return { coreDeviceExecutionStatus: 'IN_PROGRESS' };
    case 'canceled':
      return { coreDeviceExecutionStatus: 'CANCELED' };
    default:
      return undefined;
  }
}

/** A device rejects an old revision that arrives late; nucleus 2.9 and later report it. */
function isRejected({ problem, nucleus }: DevicePlan): boolean {
  return problem === 'rejected' && !nucleus.isLite && isAtLeast(nucleus.coreVersion, 9);
}

/** A rollout takes three hours, device by device. A job that never reached the device has its original times. */
function receive(rollout: Rollout, plan: DevicePlan, random: Random, failure?: SimulatedDeployment): Received {
  const delay = minutes + random.below(180 * minutes) + random.next();
  const arrivedAt = rollout === plan.rollouts[0] ? -plan.newestArrival : -rollout.age + delay;
  const isWaiting = -arrivedAt < plan.reportAge;
  const queued = { coreDeviceExecutionStatus: 'QUEUED', modifiedTimestamp: -rollout.age };
  const succeeded = {
    coreDeviceExecutionStatus: 'SUCCEEDED',
    reason: 'SUCCESSFUL',
    statusDetails: { errorStack: [], errorTypes: [] },
  };
  const outcome = isWaiting ? queued : { modifiedTimestamp: arrivedAt, ...(failure ?? succeeded) };
  return { deployment: { ...rollout.shared, ...outcome }, rollout, isInstalled: !isWaiting && failure === undefined };
}

/** Components of the newest installed rollout. */
function componentsFrom(received: readonly Received[], { reportAge }: DevicePlan): readonly SimulatedComponent[] {
  const installed = received.find(({ isInstalled }) => isInstalled);
  if (installed === undefined) {
    return [];
  }
  const { deployment, rollout } = installed;
  return Object.entries(rollout.components).map(([name, version], index) => ({
    ...component(name, version, deployment.deploymentId ?? '', 0),
    lastStatusChangeTimestamp: Math.min((deployment.modifiedTimestamp ?? 0) + 3 + index * 1.7, -reportAge),
    lastReportedTimestamp: -reportAge,
  }));
}

function withProblem(components: readonly SimulatedComponent[], { problem, reportAge }: DevicePlan, random: Random) {
  const [first, ...rest] = components;
  if (first === undefined || (problem !== 'brokenComponent' && problem !== 'erroredComponent')) {
    return components;
  }
  const state = problem === 'brokenComponent' ? 'BROKEN' : 'ERRORED';
  const at = -reportAge - random.below(40 * minutes) - random.next();
  return [{ ...first, ...failed(state, random.pick(componentFailures), at) }, ...rest];
}

/** Dependencies and, on a classic nucleus, its own components. */
function otherComponents({ site, nucleus, reportAge }: DevicePlan, source: string): readonly SimulatedComponent[] {
  const age = reportAge + 20 * days;
  const dependencies = Object.entries(site.dependencies).map(([name, version]) =>
    component(name, version, source, age, { isRoot: false }),
  );
  const system = nucleus.isLite ? [] : systemComponents(nucleus.coreVersion, source, age);
  return [...dependencies, ...system].map((item) => ({ ...item, lastReportedTimestamp: -reportAge }));
}

/** The lists of a device as its nucleus reports them. */
export function deviceLists(plan: DevicePlan): Pick<SimulatedDevice, 'effectiveDeployments' | 'installedComponents'> {
  const { nucleus, seed, ordinal } = plan;
  const random = seededRandom(seed * 7_368_787 + ordinal);
  const [newest, late, oldest] = plan.rollouts;
  const own = [
    receive(newest, plan, random, failureIn(plan, random)),
    receive(late, plan, random, isRejected(plan) ? rejected : undefined),
    receive(oldest, plan, random),
  ];
  const common = nucleus.isLite ? [] : [receive(plan.baseline[0], plan, random)];
  const bringUp =
    !nucleus.isLite && random.chance(0.2) ? [thingDeployment(random, plan.name, 'bring-up', 160 * days)] : [];
  const source = own.find(({ isInstalled }) => isInstalled)?.deployment.deploymentId ?? '';
  return {
    effectiveDeployments: reportedDeployments(nucleus, [
      ...[...own, ...common].map(({ deployment }) => deployment),
      ...bringUp,
    ]),
    installedComponents: reportedComponents(nucleus, [
      ...withProblem(componentsFrom(own, plan), plan, random),
      ...componentsFrom(common, plan),
      ...otherComponents(plan, source),
    ]),
  };
}
