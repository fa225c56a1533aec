import type { SlotEvent } from './slotEvents';
import { allGroups, executionOf, isThing, latestFor, type Execution, type Revision, type SlotWorld } from './slotWorld';

/** A world in which the executions that match have changed. */
function withExecutions(world: SlotWorld, matches: (execution: Execution) => boolean, status: string): SlotWorld {
  const executions = world.executions.map((execution) =>
    matches(execution) ? { ...execution, status, changedAt: world.now } : execution,
  );
  return { ...world, executions };
}

function cancelQueued(world: SlotWorld, deploymentIds: readonly string[]): SlotWorld {
  return withExecutions(
    world,
    ({ deploymentId, status }) => status === 'QUEUED' && deploymentIds.includes(deploymentId),
    'CANCELED',
  );
}

function isUnfinished({ status }: Execution): boolean {
  return status === 'QUEUED' || status === 'IN_PROGRESS';
}

/** Queues a deployment for the device unless it has received it before. */
function queue(world: SlotWorld, { deploymentId, status }: Revision): SlotWorld {
  const before = executionOf(world, deploymentId);
  if (status !== 'ACTIVE' || (before !== undefined && before.status !== 'REMOVED')) {
    return world;
  }
  const others = world.executions.filter((execution) => execution !== before);
  const queued = { deploymentId, status: 'QUEUED', reason: undefined, changedAt: world.now };
  return { ...world, executions: [...others, queued] };
}

/** Queues the latest deployments of thing groups. */
function queueFor(world: SlotWorld, groups: Iterable<string>): SlotWorld {
  return [...groups].reduce((next, group) => {
    const latest = latestFor(next, group);
    return latest === undefined ? next : queue(next, latest);
  }, world);
}

/** Creates a revision. It replaces the previous one and the sub-deployments of its target. */
export function revise(world: SlotWorld, event: Extract<SlotEvent, { kind: 'revise' }>): SlotWorld {
  const { target, parent, components } = event;
  const number = world.revisions.filter((revision) => revision.target === target).length + 1;
  const revision: Revision = {
    deploymentId: `${target}-${number}`,
    target,
    parent,
    number,
    createdAt: world.now,
    components,
    status: 'ACTIVE',
    isLatest: true,
    isDeleted: false,
  };
  const replaced = world.revisions.filter(
    (other) => other.isLatest && (other.target === target || other.parent === target),
  );
  const ids = replaced.map(({ deploymentId }) => deploymentId);
  const revisions = world.revisions.map((other) =>
    ids.includes(other.deploymentId)
      ? { ...other, status: 'INACTIVE' as const, isLatest: other.target !== target }
      : other,
  );
  const next = cancelQueued({ ...world, revisions: [...revisions, revision] }, ids);
  const isTarget = isThing(world, target) || (allGroups(world).has(target) && !world.unnoticed.includes(target));
  return isTarget ? queue(next, revision) : next;
}

/** Adds the device to a thing group. */
export function join(world: SlotWorld, { group, isQueued }: Extract<SlotEvent, { kind: 'join' }>): SlotWorld {
  const joined = world.groups.includes(group) ? world : { ...world, groups: [...world.groups, group] };
  return isQueued
    ? queueFor({ ...joined, unnoticed: [] }, allGroups(joined))
    : { ...joined, unnoticed: [...joined.unnoticed, group] };
}

/** Removes the device from a thing group. AWS IoT removes its executions that aren't final. */
export function leave(world: SlotWorld, group: string): SlotWorld {
  const left = { ...world, groups: world.groups.filter((other) => other !== group) };
  const remaining = allGroups(left);
  return withExecutions(
    left,
    (execution) => {
      const revision = world.revisions.find(({ deploymentId }) => deploymentId === execution.deploymentId);
      const target = revision?.target ?? '';
      return isUnfinished(execution) && !isThing(world, target) && !remaining.has(target);
    },
    'REMOVED',
  );
}

function change(world: SlotWorld, deploymentId: string, fields: Partial<Revision>): SlotWorld {
  const revisions = world.revisions.map((revision) =>
    revision.deploymentId === deploymentId ? { ...revision, ...fields } : revision,
  );
  return { ...world, revisions };
}

/** Cancels the latest deployment of a target. A device that has started it goes on. */
export function cancel(world: SlotWorld, target: string): SlotWorld {
  const latest = latestFor(world, target);
  return latest?.status !== 'ACTIVE'
    ? world
    : cancelQueued(change(world, latest.deploymentId, { status: 'CANCELED' }), [latest.deploymentId]);
}

/** Deletes the latest deployment of a target, which cancels it. Devices keep what they have. */
export function deleteLatest(world: SlotWorld, target: string): SlotWorld {
  const latest = latestFor(world, target);
  if (latest === undefined) {
    return world;
  }
  const deleted = change(cancel(world, target), latest.deploymentId, { isDeleted: true, isLatest: false });
  const previous = deleted.revisions.findLast((revision) => revision.target === target && !revision.isDeleted);
  return world.setting.restoresLatest && previous !== undefined
    ? change(deleted, previous.deploymentId, { isLatest: true })
    : deleted;
}
