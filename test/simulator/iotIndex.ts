import type { SimulatedDeployment, SimulatedDevice } from './fleetFile';

/** The execution of a job on a thing. */
export interface JobExecution {
  readonly thingName: string;
  /** The execution as Greengrass shows it. */
  readonly deployment: SimulatedDeployment;
}

/** What AWS IoT knows of a fleet: which things a job went to, and which things a group has. */
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
 * Looks through a fleet as AWS IoT sees it. A deployment to a thing group is a job; one to a single thing is none. A
 * device is in every group that it has had a deployment of, however that went.
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
