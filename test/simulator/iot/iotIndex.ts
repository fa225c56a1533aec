import type { SimulatedDeployment, SimulatedDevice } from '../fleetFile';
import { executionOf, type JobExecution } from './executions';
import type { SimulatedGroup, SimulatedJob } from './iotFleet';

/** A fleet as AWS IoT has it: the things of each job and of each thing group. */
export interface IotIndex {
  readonly executions: ReadonlyMap<string, readonly JobExecution[]>;
  /** With those of child groups. */
  readonly things: ReadonlyMap<string, readonly string[]>;
  /** The groups that a thing is in, by thing: not the parents of other ones. */
  readonly groupsOfThings: ReadonlyMap<string, readonly string[]>;
}

/** What an index is made from. */
export interface IotSource {
  readonly devices: Iterable<SimulatedDevice>;
  readonly jobs: ReadonlyMap<string, SimulatedJob>;
  readonly groups: ReadonlyMap<string, SimulatedGroup>;
  /** Whether the job is canceled, and with it each execution that hasn't reached its device. */
  readonly isCanceled: (jobId: string) => boolean;
}

/** The entry of a map, added if there is none. */
function entryOf<T>(entries: Map<string, T>, key: string, create: () => T): T {
  const entry = entries.get(key) ?? create();
  entries.set(key, entry);
  return entry;
}

/** The ancestors of a group, its parent first. A cycle ends. */
export function ancestorsOf(group: string, groups: ReadonlyMap<string, SimulatedGroup>): readonly string[] {
  const ancestors: string[] = [];
  for (let parent = groups.get(group)?.parent; parent !== undefined; parent = groups.get(parent)?.parent) {
    if (parent === group || ancestors.includes(parent)) {
      break;
    }
    ancestors.push(parent);
  }
  return ancestors;
}

/** The group that a deployment is for; `undefined` if it is for a single thing. */
function groupOf({ targetArn }: SimulatedDeployment): string | undefined {
  return /:thinggroup\/(.+)$/u.exec(targetArn ?? '')?.[1];
}

/** The groups that one core device is in directly, without the index of all things. */
export function groupsOfDevice(
  { coreDeviceThingName: thing, effectiveDeployments }: SimulatedDevice,
  groups: ReadonlyMap<string, SimulatedGroup>,
): readonly string[] {
  const names = new Set(effectiveDeployments.flatMap((deployment) => groupOf(deployment) ?? []));
  for (const { groupName, isDeleted, joined = [], left = [] } of groups.values()) {
    if (joined.includes(thing)) {
      names.add(groupName);
    }
    if (left.includes(thing) || isDeleted === true) {
      names.delete(groupName);
    }
  }
  const ancestors = new Set([...names].flatMap((name) => ancestorsOf(name, groups)));
  return [...names].filter((name) => !ancestors.has(name));
}

function groupsOfThings(
  things: ReadonlyMap<string, ReadonlySet<string>>,
  groups: ReadonlyMap<string, SimulatedGroup>,
): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, string[]>();
  for (const [group, members] of things) {
    members.forEach((thing) => entryOf(all, thing, () => []).push(group));
  }
  return new Map(
    Array.from(all, ([thing, names]) => {
      const ancestors = new Set(names.flatMap((name) => ancestorsOf(name, groups)));
      return [thing, names.filter((name) => !ancestors.has(name))] as const;
    }),
  );
}

/** The execution of a job on a device that was deleted. */
const removed = { status: 'REMOVED', queuedAt: undefined, startedAt: undefined, lastUpdatedAt: undefined };

/**
 * Indexes a fleet for AWS IoT. A deployment to a thing group is a job, unlike one to a single thing. A device is in every
 * group that it had a deployment of, whatever the result, unless it has left. A thing has one execution of a job at most.
 */
export function iotIndexOf({ devices, jobs, groups, isCanceled }: IotSource): IotIndex {
  const executions = new Map<string, Map<string, JobExecution>>();
  const things = new Map<string, Set<string>>();
  for (const { coreDeviceThingName: thingName, effectiveDeployments } of devices) {
    for (const deployment of effectiveDeployments) {
      const group = groupOf(deployment);
      if (group !== undefined) {
        entryOf(things, group, () => new Set<string>()).add(thingName);
        const jobId = deployment.iotJobId ?? '';
        const ofJob = entryOf(executions, jobId, () => new Map<string, JobExecution>());
        if (!ofJob.has(thingName)) {
          ofJob.set(thingName, executionOf(thingName, deployment, isCanceled(jobId)));
        }
      }
    }
  }
  for (const { jobId, executions: others = [] } of jobs.values()) {
    const ofJob = entryOf(executions, jobId, () => new Map<string, JobExecution>());
    for (const other of others) {
      const execution = { ...removed, ...ofJob.get(other.thingName), ...other };
      const isOver = execution.status === 'QUEUED' && isCanceled(jobId);
      ofJob.set(other.thingName, isOver ? { ...execution, status: 'CANCELED' } : execution);
    }
  }
  for (const { groupName, isDeleted, joined = [], left = [] } of groups.values()) {
    const members = entryOf(things, groupName, () => new Set<string>());
    joined.forEach((thing) => members.add(thing));
    left.forEach((thing) => members.delete(thing));
    if (isDeleted === true) {
      things.delete(groupName);
    }
  }
  for (const [group, members] of [...things]) {
    for (const parent of ancestorsOf(group, groups)) {
      const ofParent = entryOf(things, parent, () => new Set<string>());
      members.forEach((thing) => ofParent.add(thing));
    }
  }
  return {
    executions: new Map([...executions].map(([jobId, ofJob]) => [jobId, [...ofJob.values()]])),
    things: new Map([...things].map(([group, members]) => [group, [...members]])),
    groupsOfThings: groupsOfThings(things, groups),
  };
}
