import { componentFailures, failed } from './componentFailures';
import {
  component,
  coreDevice,
  groupDeployment,
  systemComponents,
  thingDeployment,
  type NucleusKind,
} from './deviceParts';
import { failureScenarios, unknownFailure } from './failureScenarios';
import type { SimulatedComponent, SimulatedDeployment, SimulatedDevice } from './fleetFile';
import { days, hours, minutes, type Random } from './random';
import { sampleNames } from './sampleNames';

const nucleus: NucleusKind = { coreVersion: '2.18.2', isLite: false };

/** What each execution status comes with; the last is one of the future. */
const outcomes: readonly SimulatedDeployment[] = [
  { coreDeviceExecutionStatus: 'QUEUED', reason: undefined },
  { coreDeviceExecutionStatus: 'IN_PROGRESS', reason: undefined },
  { coreDeviceExecutionStatus: 'SUCCEEDED' },
  {
    coreDeviceExecutionStatus: 'FAILED',
    reason: failureScenarios[0].reason,
    statusDetails: { errorStack: failureScenarios[0].errorStack, errorTypes: failureScenarios[0].errorTypes },
  },
  { coreDeviceExecutionStatus: 'TIMED_OUT', reason: undefined },
  { coreDeviceExecutionStatus: 'CANCELED', reason: undefined },
  {
    coreDeviceExecutionStatus: 'REJECTED',
    reason: 'REJECTED: A newer revision of the deployment is on the device already',
    statusDetails: { errorStack: ['DEPLOYMENT_REJECTED', 'REJECTED_STALE_DEPLOYMENT'], errorTypes: [] },
  },
  { coreDeviceExecutionStatus: 'PAUSED', reason: undefined },
];

/** A device with an effective deployment in each execution status. */
function everyStatus(random: Random): SimulatedDevice {
  const name = sampleNames.everyStatus;
  const forGroups = outcomes.map((outcome, index) =>
    groupDeployment(
      random,
      `pilot-ring-${index + 1}`,
      `ring-${index + 1}-${(outcome.coreDeviceExecutionStatus ?? '').toLowerCase().replace('_', '-')}`,
      (index + 1) * 7 * hours,
      outcome,
    ),
  );
  // COMPLETED is what SUCCEEDED is called on a deployment to a single thing.
  const forThing = thingDeployment(random, name, 'bring-up', 30 * days, { description: 'Commissioning on the bench' });
  return coreDevice(
    name,
    nucleus,
    12 * minutes,
    [...forGroups, forThing],
    [
      component('com.fjordwerk.PilotAgent', '0.4.0', forGroups[2]?.deploymentId ?? '', 20 * hours),
      ...systemComponents(nucleus.coreVersion, forThing.deploymentId ?? '', 30 * days),
    ],
  );
}

/** A device with a component in each lifecycle state. */
function everyState(random: Random): SimulatedDevice {
  const deployment = groupDeployment(random, 'pilot-ring-1', 'all-states', 3 * days);
  const source = deployment.deploymentId ?? '';
  const good = ['NEW', 'INSTALLED', 'STARTING', 'RUNNING', 'STOPPING', 'FINISHED', 'UNINSTALLING'].map((state) =>
    component(`com.fjordwerk.pilot.${state.charAt(0)}${state.slice(1).toLowerCase()}`, '1.0.0', source, 5 * hours, {
      lifecycleState: state,
    }),
  );
  // Every status code once; the states take turns.
  const bad = componentFailures.map((failure, index): SimulatedComponent => ({
    ...component(`com.fjordwerk.pilot.Fails${index + 1}`, `1.0.${index}`, source, 4 * hours),
    ...failed(index % 2 === 0 ? 'BROKEN' : 'ERRORED', failure, -(index + 1) * 11 * minutes),
  }));
  const system = systemComponents(nucleus.coreVersion, source, 3 * days);
  return coreDevice(sampleNames.everyState, nucleus, 4 * minutes, [deployment], [...good, ...bad, ...system]);
}

/** A device on which everything has failed that can, each for another thing group. */
function everyFailure(random: Random): SimulatedDevice {
  const deployments = [...failureScenarios, unknownFailure].map(({ reason, errorStack, errorTypes }, index) =>
    groupDeployment(random, `trial-${index + 1}`, `trial-${index + 1}`, (index + 1) * 5 * hours, {
      coreDeviceExecutionStatus: 'FAILED',
      reason,
      statusDetails: { errorStack, errorTypes },
    }),
  );
  return coreDevice(
    sampleNames.everyFailure,
    nucleus,
    30 * minutes,
    deployments,
    systemComponents(nucleus.coreVersion, 'LOCAL', 40 * days),
  );
}

/** The devices of the pilot lab: between them they show everything that the service can say. */
export function galleries(random: Random): readonly SimulatedDevice[] {
  return [everyStatus(random), everyState(random), everyFailure(random)];
}
