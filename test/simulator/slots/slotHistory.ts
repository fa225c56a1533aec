import { cancel, deleteLatest, join, leave, revise } from './slotCloud';
import {
  emptyNucleus,
  localSlot,
  process,
  type NucleusContext,
  type NucleusDeployment,
  type NucleusState,
} from './nucleusSlots';
import { reportAll, reportChanges } from './slotReports';
import type { Ending, SlotEvent, SlotSetting } from './slotEvents';
import { allGroups, isThing, slotNamed, slotOf, type Execution, type SlotWorld } from './slotWorld';

function contextOf(world: SlotWorld): NucleusContext {
  const { setting } = world;
  // Nucleus Lite ignores the ancestors of its groups.
  const groups = setting.nucleus.isLite ? world.groups : [...allGroups(world)];
  return {
    setting,
    groups: setting.canListGroups ? new Set(groups.map((group) => slotNamed(world, group))) : undefined,
    dependencyVersion: `1.0.${world.applied.length}`,
  };
}

/** A world in which the device has changed, and has reported that. */
function withDevice(world: SlotWorld, device: NucleusState): SlotWorld {
  return reportChanges({ ...world, device }, world.device);
}

/** The deployment that the device processes next. Nucleus Lite ignores those to a single thing. */
function nextOf(world: SlotWorld): Execution | undefined {
  const { executions, revisions, setting } = world;
  const isHandled = ({ deploymentId }: Execution): boolean => {
    const target = revisions.find((revision) => revision.deploymentId === deploymentId)?.target ?? '';
    return !setting.nucleus.isLite || !isThing(world, target);
  };
  return (
    executions.find(({ status }) => status === 'IN_PROGRESS') ??
    executions.find((execution) => execution.status === 'QUEUED' && isHandled(execution))
  );
}

function withExecution(world: SlotWorld, changed: Execution): SlotWorld {
  const executions = world.executions.map((execution) =>
    execution.deploymentId === changed.deploymentId ? changed : execution,
  );
  return { ...world, executions };
}

function start(world: SlotWorld): SlotWorld {
  const next = nextOf(world);
  return next?.status === 'QUEUED'
    ? withExecution(world, { ...next, status: 'IN_PROGRESS', changedAt: world.now })
    : world;
}

function finish(world: SlotWorld, ending: Ending): SlotWorld {
  const next = nextOf(world);
  const revision = world.revisions.find(({ deploymentId }) => deploymentId === next?.deploymentId);
  if (next === undefined || revision === undefined) {
    return world;
  }
  const { deploymentId, createdAt, components: roots, target } = revision;
  const slot = slotOf(world, revision);
  const result = process(world.device, { slot, deploymentId, createdAt, roots }, ending, contextOf(world));
  const status = result.status === 'SUCCEEDED' && isThing(world, target) ? 'COMPLETED' : result.status;
  const isApplied = result.state.slots.get(slot)?.deploymentId === deploymentId;
  const ended = withExecution(world, { ...next, status, reason: result.reason, changedAt: world.now });
  return withDevice(
    { ...ended, applied: isApplied ? [...world.applied, { slot, deploymentId }] : world.applied },
    result.state,
  );
}

function deployLocally(world: SlotWorld, event: Extract<SlotEvent, { kind: 'deployLocally' }>): SlotWorld {
  const slot = event.group === undefined ? localSlot : slotNamed(world, event.group);
  const roots = Object.fromEntries(
    Object.entries({ ...world.device.slots.get(slot)?.roots, ...event.merge }).filter(
      ([name]) => !event.remove.includes(name),
    ),
  );
  const deployment: NucleusDeployment = { slot, deploymentId: 'LOCAL', createdAt: world.now, roots };
  return withDevice(world, process(world.device, deployment, 'succeeds', contextOf(world)).state);
}

/** The nucleus believes that it is in no thing group, so a local deployment removes the components of all of them. */
function forgetGroups(world: SlotWorld): SlotWorld {
  const roots = world.device.slots.get(localSlot)?.roots ?? {};
  const deployment = { slot: localSlot, deploymentId: 'LOCAL', createdAt: world.now, roots };
  const context = { ...contextOf(world), groups: new Set<string>() };
  return withDevice(world, process(world.device, deployment, 'succeeds', context).state);
}

function after(world: SlotWorld, event: SlotEvent): SlotWorld {
  switch (event.kind) {
    case 'revise':
      return revise(world, event);
    case 'start':
      return start(world);
    case 'finish':
      return finish(world, event.ending);
    case 'deployLocally':
      return deployLocally(world, event);
    case 'join':
      return join(world, event);
    case 'leave':
      return leave(world, event.group);
    case 'cancel':
      return cancel(world, event.target);
    case 'delete':
      return deleteLatest(world, event.target);
    case 'forgetGroups':
      return forgetGroups(world);
    case 'restoreImage':
      // The nucleus starts and reports all components.
      return reportAll({ ...world, device: world.image });
    case 'report':
      return reportAll({ ...world, losesReports: false });
    case 'loseReports':
      return { ...world, losesReports: true };
    case 'wait':
      return { ...world, now: world.now + event.seconds };
  }
}

function step(world: SlotWorld, event: SlotEvent): SlotWorld {
  const next = after({ ...world, now: world.now + world.setting.step }, event);
  const isFirst = world.image.slots.size === 0;
  return {
    ...next,
    image: isFirst ? next.device : world.image,
    past: [...world.past, { at: next.now, device: next.device }],
  };
}

/** What a device really runs after a history, and what AWS knows about it. It first reports before the first event. */
export function playHistory(setting: SlotSetting, events: readonly SlotEvent[]): SlotWorld {
  const now = setting.startsAt - setting.step;
  const first: SlotWorld = {
    setting,
    now,
    device: emptyNucleus,
    past: [{ at: now, device: emptyNucleus }],
    image: emptyNucleus,
    revisions: [],
    executions: [],
    groups: [],
    unnoticed: [],
    reported: new Map(),
    reportedAt: now,
    losesReports: false,
    applied: [],
  };
  return events.reduce(step, reportAll(first));
}
