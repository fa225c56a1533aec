import {
  component,
  coreDevice,
  groupDeployment,
  systemComponents,
  thingDeployment,
  type NucleusKind,
} from './deviceParts';
import { failureScenarios } from './failureScenarios';
import type { SimulatedComponent, SimulatedDevice, SimulatedFleet } from './fleetFile';
import { generateFleet } from './generateFleet';
import { days, hours, minutes, seededRandom, type Random } from './random';

const nucleus: NucleusKind = { coreVersion: '2.14.3', isLite: false };
const old: NucleusKind = { coreVersion: '2.5.6', isLite: false };
const lite: NucleusKind = { coreVersion: '2.4.0', isLite: true };

/** One device for each execution status, among them one that this program has never heard of. */
function statusDevices(random: Random): readonly SimulatedDevice[] {
  const statuses = [
    'QUEUED',
    'IN_PROGRESS',
    'SUCCEEDED',
    'COMPLETED',
    'FAILED',
    'TIMED_OUT',
    'CANCELED',
    'REJECTED',
    'PAUSED',
  ];
  const rejected = { errorStack: ['DEPLOYMENT_REJECTED', 'REJECTED_STALE_DEPLOYMENT'], errorTypes: ['REQUEST_ERROR'] };
  return statuses.map((status, index) => {
    const isRejected = status === 'REJECTED';
    const deployment = thingDeployment(random, `status-${index + 1}`, `bring-up-${index + 1}`, (index + 1) * hours, {
      coreDeviceExecutionStatus: status,
      reason: isRejected ? 'REJECTED: A newer revision of the deployment has already been applied' : undefined,
      ...(isRejected ? { statusDetails: rejected } : {}),
      ...(status === 'FAILED' ? { reason: failureScenarios[0].reason, statusDetails: failureScenarios[0] } : {}),
    });
    return coreDevice(
      `bench-status-${index + 1}`,
      nucleus,
      (index + 2) * minutes,
      [deployment],
      [...systemComponents(nucleus.coreVersion, deployment.deploymentId ?? '', days)],
    );
  });
}

/** One device with a component in each lifecycle state, among them one that this program has never heard of. */
function statesDevice(random: Random): SimulatedDevice {
  const deployment = groupDeployment(random, 'bench', 'all-states', 3 * days);
  const source = deployment.deploymentId ?? '';
  const states = ['NEW', 'INSTALLED', 'STARTING', 'RUNNING', 'STOPPING', 'FINISHED', 'UNINSTALLING'];
  const failing: readonly SimulatedComponent[] = [
    component('com.acme.state.Broken', '1.0.0', source, 3 * hours, {
      lifecycleState: 'BROKEN',
      lifecycleStateDetails: 'The startup script exited with code 1',
      lifecycleStatusCodes: ['STARTUP_ERROR'],
    }),
    component('com.acme.state.Errored', '1.0.0', source, 20 * minutes, {
      lifecycleState: 'ERRORED',
      lifecycleStateDetails: 'The run script timed out',
      lifecycleStatusCodes: ['RUN_TIMEOUT'],
    }),
    // A failing dependency is never hidden.
    component('com.acme.state.BrokenDependency', '0.9.1', source, 2 * hours, {
      lifecycleState: 'BROKEN',
      isRoot: false,
      lifecycleStateDetails: 'The install script exited with code 127',
      lifecycleStatusCodes: ['INSTALL_ERROR'],
    }),
  ];
  const others = states.map((state) =>
    component(`com.acme.state.${state.charAt(0)}${state.slice(1).toLowerCase()}`, '1.0.0', source, 5 * hours, {
      lifecycleState: state,
    }),
  );
  const dependencies = Array.from({ length: 5 }, (_, index) =>
    component(`com.acme.lib.Part${index + 1}`, '1.1.0', source, days, { isRoot: false }),
  );
  const system = systemComponents(nucleus.coreVersion, source, days);
  return coreDevice(
    'bench-states',
    nucleus,
    4 * minutes,
    [deployment],
    [...failing, ...others, ...dependencies, ...system],
  );
}

/** Every failure of the list, as the effective deployments of one device each belongs to another thing group. */
function failuresDevice(random: Random): SimulatedDevice {
  const deployments = failureScenarios.map(({ reason, ...statusDetails }, index) =>
    groupDeployment(random, `trial-${index + 1}`, `trial-${index + 1}`, (index + 1) * 5 * hours, {
      coreDeviceExecutionStatus: 'FAILED',
      reason,
      statusDetails,
    }),
  );
  return coreDevice('bench-failures', nucleus, 30 * minutes, deployments, [
    ...systemComponents('2.14.3', 'LOCAL', days),
  ]);
}

/** Devices whose nucleus limits what can be said about them. */
function limitedDevices(random: Random): readonly SimulatedDevice[] {
  const failed = groupDeployment(random, 'archive', 'archive-baseline', 9 * days, {
    coreDeviceExecutionStatus: 'FAILED',
    reason: 'FAILED_ROLLBACK_COMPLETE: Service com.acme.Archive in broken state after deployment.',
  });
  const liteFailed = { ...failed, reason: 'FAILED_ROLLBACK_NOT_REQUESTED' };
  const archive = component('com.acme.Archive', '1.0.3', failed.deploymentId ?? '', 9 * days, {
    lifecycleState: 'ERRORED',
  });
  return [
    coreDevice('archive-nucleus-2-5', old, 6 * hours, [failed], [archive, ...systemComponents('2.5.6', '', 40 * days)]),
    coreDevice('archive-nucleus-2-7', { ...old, coreVersion: '2.7.0' }, 7 * hours, [failed], [archive]),
    coreDevice('archive-lite', lite, 8 * hours, [liteFailed], [archive]),
  ];
}

/** Legal names that no one expects, and devices with nothing or very much on them. */
function oddDevices(random: Random): readonly SimulatedDevice[] {
  const many = Array.from({ length: 130 }, (_, index) =>
    groupDeployment(random, `rollout-${index + 1}`, `rollout-${index + 1}`, (index + 1) * days),
  );
  const components = Array.from({ length: 240 }, (_, index) =>
    component(`com.acme.pipeline.Stage${index + 1}`, '3.2.1', many[0]?.deploymentId ?? '', days, {
      isRoot: index % 2 === 0,
    }),
  );
  const local = component('com.acme.Debug', '0.0.1-dev', 'LOCAL', 2 * hours);
  const unnamed = groupDeployment(random, 'bench', '', 2 * days);
  return [
    coreDevice('my:thing_1', nucleus, 11 * minutes, [unnamed], [local]),
    coreDevice('-starts-with-a-dash', nucleus, 2 * hours, [], []),
    coreDevice('0815', nucleus, 3 * hours, [], [local]),
    coreDevice(`Mixed_CASE:${'x'.repeat(117)}`, nucleus, 26 * hours, [], [local]),
    coreDevice('plant-archive-big', nucleus, 40 * minutes, many, components),
    coreDevice('mac-mini-lab', nucleus, 90 * minutes, [], [local], { platform: 'darwin', architecture: 'aarch64' }),
    coreDevice('riscv-lab', { coreVersion: '2.6.0', isLite: true }, hours, [], [], { architecture: 'riscv64' }),
    coreDevice('switched-off-last-year', nucleus, 310 * days, [unnamed], [local]),
    coreDevice('never-reported', nucleus, 0, [], [], { lastStatusUpdateTimestamp: undefined, status: undefined }),
  ];
}

/** The fleet of `npm start` and of the tests: about 150 devices, every status and state, most of it well. */
export function sampleFleet(): SimulatedFleet {
  const random = seededRandom(20);
  const generated = generateFleet(128, 7);
  const special = [
    ...statusDevices(random),
    statesDevice(random),
    failuresDevice(random),
    ...limitedDevices(random),
    ...oddDevices(random),
  ];
  return { ...generated, devices: [...generated.devices, ...special] };
}
