import { cloudDeploymentOf } from '../../../simulator/cloudDeployments';
import type { ListedFleet } from '../../../simulator/fleetFile';
import { minutes, revisionIds, seededRandom, targetArn } from '../../../simulator/generated/random';
import { slotFleet } from '../../../simulator/slots/slotFleet';
import { playHistory } from '../../../simulator/slots/slotHistory';
import type { SlotEvent, SlotSetting } from '../../../simulator/slots/slotEvents';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

/** A device in the group `line-3`, which is below `plant`. */
export const setting: SlotSetting = {
  thingName: 'press-1',
  nucleus: { coreVersion: '2.18.2', isLite: false },
  parents: { 'line-3': 'plant' },
  dependencies: {},
  canListGroups: true,
  isSourceTheLastDeployment: false,
  listsHistory: true,
  restoresLatest: false,
  startsAt: -300 * minutes,
  step: minutes,
};

const succeeds: SlotEvent = { kind: 'finish', ending: 'succeeds' };

/** It joins `line-3`, gets a component from the parent group, and leaves the group. It should not have `A` any more. */
export const leavesGroup: readonly SlotEvent[] = [
  { kind: 'join', group: 'line-3', isQueued: true },
  { kind: 'revise', target: 'plant', components: { A: '1.0.0' } },
  succeeds,
  { kind: 'leave', group: 'line-3' },
];

/** A local deployment replaces a component of its group, and another component is missing after the image was restored. */
export const differs: readonly SlotEvent[] = [
  { kind: 'join', group: 'line-3', isQueued: true },
  { kind: 'revise', target: 'plant', components: { A: '1.0.0' } },
  succeeds,
  { kind: 'revise', target: 'line-3', components: { B: '1.0.0', C: '1.0.0' } },
  succeeds,
  { kind: 'restoreImage' },
  { kind: 'deployLocally', merge: { B: '0.9.0' }, remove: [], group: 'line-3' },
  { kind: 'report' },
];

/** It gets components from the device's own deployment and from two groups. */
export const runsAll: readonly SlotEvent[] = [
  { kind: 'join', group: 'line-3', isQueued: true },
  { kind: 'revise', target: 'plant', components: { A: '1.0.0' } },
  succeeds,
  { kind: 'revise', target: 'line-3', components: { B: '1.0.0' } },
  succeeds,
  { kind: 'revise', target: 'press-1', components: { C: '1.0.0' } },
  succeeds,
];

/** A fleet of one device with a history. */
export function driftingFleet(events: readonly SlotEvent[]): ListedFleet {
  return slotFleet([playHistory(setting, events)]);
}

/** Opens a fleet of one device with a history, after so many deployments to other thing groups. */
export function openDriftingFleet(events: readonly SlotEvent[], others = 0): Promise<LiveFleet> {
  const { deployments = [], ...fleet } = driftingFleet(events);
  const random = seededRandom(1);
  const elsewhere = Array.from({ length: others }, (_, index) => {
    const target = targetArn('thinggroup', `other-${index}`);
    return cloudDeploymentOf({ ...revisionIds(random, target), targetArn: target }, '1', 0, {});
  });
  return openLiveFleet({ ...fleet, deployments: [...elsewhere, ...deployments] });
}
