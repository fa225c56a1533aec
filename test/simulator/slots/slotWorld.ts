import { isAtLeast } from '../generated/deviceParts';
import type { NucleusState } from './nucleusSlots';
import type { SlotSetting, Versions } from './slotEvents';

/** A deployment in the cloud. */
export interface Revision {
  readonly deploymentId: string;
  /** The name of a thing group, or of the device. */
  readonly target: string;
  readonly parent: string | undefined;
  readonly number: number;
  readonly createdAt: number;
  readonly components: Versions;
  readonly status: 'ACTIVE' | 'CANCELED' | 'INACTIVE';
  readonly isLatest: boolean;
  readonly isDeleted: boolean;
}

/** A deployment that the device has received. */
export interface Execution {
  readonly deploymentId: string;
  readonly status: string;
  readonly reason: string | undefined;
  readonly changedAt: number;
}

/** A component as the device last reported it. */
export interface Reported {
  readonly version: string;
  readonly source: string;
  readonly isRoot: boolean;
  readonly isBroken: boolean;
  readonly at: number;
}

/** A device, its reports, and the deployments and thing groups around it. */
export interface SlotWorld {
  readonly setting: SlotSetting;
  readonly now: number;
  /** What the device really runs. */
  readonly device: NucleusState;
  /** What it really ran, oldest first. */
  readonly past: readonly { readonly at: number; readonly device: NucleusState }[];
  /** An image of the device that it can be restored to. */
  readonly image: NucleusState;
  readonly revisions: readonly Revision[];
  readonly executions: readonly Execution[];
  /** The thing groups that it is in directly. */
  readonly groups: readonly string[];
  /** Groups that it has joined and whose deployments AWS IoT hasn't queued yet. */
  readonly unnoticed: readonly string[];
  readonly reported: ReadonlyMap<string, Reported>;
  readonly reportedAt: number;
  readonly losesReports: boolean;
  /** The deployments that the device applied, with their slots, oldest first. */
  readonly applied: readonly { readonly slot: string; readonly deploymentId: string }[];
}

/** Whether the target is the device and not a thing group. */
export function isThing({ setting }: SlotWorld, target: string): boolean {
  return target === setting.thingName;
}

/** The slot that a target has on the device. */
export function slotNamed(world: SlotWorld, target: string): string {
  return `${isThing(world, target) ? 'thing' : 'thinggroup'}/${target}`;
}

/** Whether the nucleus handles sub-deployments. */
function hasSubDeployments({ nucleus }: SlotSetting): boolean {
  return !nucleus.isLite && isAtLeast(nucleus.coreVersion, 9);
}

/** The slot that a deployment uses. A sub-deployment uses the one of its parent. */
export function slotOf(world: SlotWorld, { target, parent }: Revision): string {
  return slotNamed(world, parent !== undefined && hasSubDeployments(world.setting) ? parent : target);
}

/** A thing group with its ancestors, itself first. */
function withAncestors(setting: Pick<SlotSetting, 'parents'>, group: string): readonly string[] {
  const parent = setting.parents[group];
  return parent === undefined ? [group] : [group, ...withAncestors(setting, parent)];
}

/** Every thing group that the device is in. */
export function allGroups({ setting, groups }: SlotWorld): ReadonlySet<string> {
  return new Set(groups.flatMap((group) => withAncestors(setting, group)));
}

/** The latest revision for a target that exists. */
export function latestFor({ revisions }: SlotWorld, target: string): Revision | undefined {
  return revisions.find((revision) => revision.target === target && revision.isLatest && !revision.isDeleted);
}

/** The execution of a deployment. */
export function executionOf({ executions }: SlotWorld, deploymentId: string): Execution | undefined {
  return executions.find((execution) => execution.deploymentId === deploymentId);
}
