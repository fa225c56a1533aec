import type { SimulatedDeployment, SimulatedDevice } from './fleetFile';

/** The execution of a job on a thing. */
export interface JobExecution {
  readonly thingName: string;
  /** The execution in Greengrass. */
  readonly deployment: SimulatedDeployment;
}

/** A fleet as AWS IoT has it: the things of each job and of each thing group. */
export interface IotIndex {
  readonly executions: ReadonlyMap<string, readonly JobExecution[]>;
  readonly things: ReadonlyMap<string, readonly string[]>;
}

function add<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) {
    lists.set(key, [item]);
  } else {
    list.push(item);
  }
}

/**
 * Indexes a fleet for AWS IoT. A deployment to a thing group is a job, unlike one to a single thing. A device is in every
 * group that it had a deployment of, whatever the result.
 */
export function iotIndexOf(devices: Iterable<SimulatedDevice>): IotIndex {
  const executions = new Map<string, JobExecution[]>();
  const things = new Map<string, string[]>();
  for (const { coreDeviceThingName: thingName, effectiveDeployments } of devices) {
    const groups = new Set<string>();
    for (const deployment of effectiveDeployments) {
      const group = /:thinggroup\/(.+)$/u.exec(deployment.targetArn ?? '')?.[1];
      if (group !== undefined) {
        groups.add(group);
        add(executions, deployment.iotJobId ?? '', { thingName, deployment });
      }
    }
    groups.forEach((group) => {
      add(things, group, thingName);
    });
  }
  return { executions, things };
}
