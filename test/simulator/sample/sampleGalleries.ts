import { componentFailures, failed } from './componentFailures';
import {
  component,
  coreDevice,
  groupDeployment,
  systemComponents,
  thingDeployment,
  type NucleusKind,
} from '../generated/deviceParts';
import { failureScenarios, sampleFailures } from './failureScenarios';
import type { SimulatedComponent, SimulatedDeployment, SimulatedDevice } from '../fleetFile';
import { days, hours, minutes, type Random } from '../generated/random';
import { sampleNames, sampleStatuses } from './sampleNames';

const nucleus: NucleusKind = { coreVersion: '2.18.2', isLite: false };

/** Fields that belong to a status. */
function outcomeOf(status: (typeof sampleStatuses)[number]): SimulatedDeployment {
  switch (status) {
    case 'SUCCEEDED':
    case 'COMPLETED':
      return { coreDeviceExecutionStatus: status, description: 'Commissioning on the bench' };
    case 'FAILED': {
      const { reason, errorStack, errorTypes } = failureScenarios[0];
      return { coreDeviceExecutionStatus: status, reason, statusDetails: { errorStack, errorTypes } };
    }
    case 'REJECTED': {
      const statusDetails = { errorStack: ['DEPLOYMENT_REJECTED', 'REJECTED_STALE_DEPLOYMENT'], errorTypes: [] };
      const reason = 'REJECTED: A newer revision of the deployment is on the device already';
      return { coreDeviceExecutionStatus: status, reason, statusDetails };
    }
    default:
      return { coreDeviceExecutionStatus: status, reason: undefined, statusDetails: undefined };
  }
}

/** A device with one effective deployment in this status. */
function statusDevice(random: Random, status: (typeof sampleStatuses)[number], index: number): SimulatedDevice {
  const name = `${sampleNames.statusPrefix}${index + 1}`;
  const deploymentName = `bring-up-${index + 1}`;
  const age = (index + 1) * 7 * hours;
  // A successful deployment is SUCCEEDED for a thing group and COMPLETED for a thing.
  const deployment =
    status === 'SUCCEEDED'
      ? groupDeployment(random, 'bench', deploymentName, age, outcomeOf(status))
      : thingDeployment(random, name, deploymentName, age, outcomeOf(status));
  const system = systemComponents(nucleus.coreVersion, deployment.deploymentId ?? '', 30 * days);
  return coreDevice(name, nucleus, (index + 2) * minutes, [deployment], system);
}

/** A device with a component in each lifecycle state. */
function everyState(random: Random): SimulatedDevice {
  const deployment = groupDeployment(random, 'bench', 'all-states', 3 * days);
  const source = deployment.deploymentId ?? '';
  const good = ['NEW', 'INSTALLED', 'STARTING', 'RUNNING', 'STOPPING', 'FINISHED', 'UNINSTALLING'].map((state) =>
    component(`com.fjordwerk.bench.${state.charAt(0)}${state.slice(1).toLowerCase()}`, '1.0.0', source, 5 * hours, {
      lifecycleState: state,
    }),
  );
  // Every status code once; the states take turns. The failures of the plants are newer, so they are above these.
  const bad = componentFailures.map((failure, index): SimulatedComponent => ({
    ...component(`com.fjordwerk.bench.Fails${index + 1}`, `1.0.${index}`, source, 2 * days),
    ...failed(index % 2 === 0 ? 'BROKEN' : 'ERRORED', failure, -(26 + index) * hours),
  }));
  const system = systemComponents(nucleus.coreVersion, source, 3 * days);
  return coreDevice(sampleNames.everyState, nucleus, 4 * minutes, [deployment], [...good, ...bad, ...system]);
}

/** A device with every possible failure, each of another thing group. */
function everyFailure(random: Random): SimulatedDevice {
  const deployments = sampleFailures.map(({ reason, errorStack, errorTypes }, index) =>
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

/** The devices of the test bench. Together they have every value that AWS can return. */
export function galleries(random: Random): readonly SimulatedDevice[] {
  return [
    ...sampleStatuses.map((status, index) => statusDevice(random, status, index)),
    everyState(random),
    everyFailure(random),
  ];
}
