import type { SimulatedComponent, SimulatedDeployment, SimulatedDevice } from './fleetFile';
import { failureScenarios } from './failureScenarios';
import { seededRandom, type Random } from './random';
import type { Simulator } from './simulator';

function replaced<T>(items: readonly T[], index: number, item: T): readonly T[] {
  return items.map((other, at) => (at === index ? item : other));
}

/** The next step of a deployment that is on its way. */
function movedOn(deployment: SimulatedDeployment, now: number, random: Random): SimulatedDeployment {
  if (deployment.coreDeviceExecutionStatus === 'QUEUED') {
    return { ...deployment, coreDeviceExecutionStatus: 'IN_PROGRESS', modifiedTimestamp: now };
  }
  if (random.chance(0.3)) {
    const { reason, ...statusDetails } = random.pick([...failureScenarios]);
    return { ...deployment, coreDeviceExecutionStatus: 'FAILED', reason, statusDetails, modifiedTimestamp: now };
  }
  return { ...deployment, coreDeviceExecutionStatus: 'SUCCEEDED', reason: 'SUCCESSFUL', modifiedTimestamp: now };
}

/** A component that breaks or, if it is broken, runs again. */
function turned(item: SimulatedComponent, now: number): SimulatedComponent {
  const times = { lastStatusChangeTimestamp: now, lastReportedTimestamp: now };
  return item.lifecycleState === 'BROKEN'
    ? { ...item, ...times, lifecycleState: 'RUNNING', lifecycleStateDetails: undefined, lifecycleStatusCodes: [] }
    : {
        ...item,
        ...times,
        lifecycleState: 'BROKEN',
        lifecycleStateDetails: 'The run script exited with code 1',
        lifecycleStatusCodes: ['RUN_ERROR'],
      };
}

function reported(device: SimulatedDevice, now: number): SimulatedDevice {
  const isBroken = device.installedComponents.some(({ lifecycleState }) => lifecycleState === 'BROKEN');
  return { ...device, status: isBroken ? 'UNHEALTHY' : 'HEALTHY', lastStatusUpdateTimestamp: now };
}

/** One thing happens to a device: a deployment moves on, else a component turns, else it just reports. */
function stepped(device: SimulatedDevice, now: number, random: Random): SimulatedDevice {
  const { effectiveDeployments: deployments, installedComponents: components } = device;
  const moving = deployments.findIndex(({ coreDeviceExecutionStatus: status = '' }) =>
    ['QUEUED', 'IN_PROGRESS'].includes(status),
  );
  const deployment = deployments[moving];
  if (deployment !== undefined) {
    const effectiveDeployments = replaced(deployments, moving, movedOn(deployment, now, random));
    return reported({ ...device, effectiveDeployments }, now);
  }
  const item = components[0];
  if (item !== undefined && (item.lifecycleState === 'BROKEN' || random.chance(0.15))) {
    return reported({ ...device, installedComponents: replaced(components, 0, turned(item, now)) }, now);
  }
  return reported(device, now);
}

/** Lets time pass: at each step something happens to one device, the same things for the same seed. */
export class Timeline {
  private readonly random: Random;

  constructor(
    private readonly simulator: Simulator,
    seed = 1,
  ) {
    this.random = seededRandom(seed);
  }

  /** One step. Devices whose reports are old stay silent, so that a stale device stays stale. */
  step(): void {
    const names = this.simulator.deviceNames();
    const device = this.simulator.device(names[this.random.below(names.length)] ?? '');
    if (device !== undefined && (device.lastStatusUpdateTimestamp ?? -Infinity) > this.simulator.now - 86_400) {
      this.simulator.put(stepped(device, this.simulator.now, this.random));
    }
  }

  /** Steps every so many milliseconds until the returned function is called. */
  run(interval: number): () => void {
    const timer = setInterval(() => {
      this.step();
    }, interval);
    return () => {
      clearInterval(timer);
    };
  }
}
