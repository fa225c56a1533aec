import { kept } from '../../base/kept';
import { parseArn } from '../addresses/arn';
import type { Deployment, EffectiveDeployment, ListedDeployment } from '../model';
import { compareRevisions } from '../rollouts/rollout';

/** What is known about the deployments of an account. */
export interface RevisionSources {
  /** Items of ListDeployments: the latest revisions for targets, with sub-deployments. `undefined` until it has returned. */
  readonly latest: readonly ListedDeployment[] | undefined;
  /** Whether they include every deployment for a slot. The list for a large account ends early. */
  readonly isComplete: (slot: SlotName) => boolean;
  /** The response of GetDeployment; `undefined` if it hasn't returned. */
  readonly definition: (deploymentId: string) => Deployment | 'deleted' | undefined;
}

/**
 * A slot of a core device. It holds the components of the last deployment for a target that the device applied. A
 * sub-deployment uses the slot of its parent. The name is the resource of the target's ARN: `thinggroup/line-3`.
 */
export type SlotName = string;

/** The deployments for a slot. */
export interface SlotRevisions {
  /** The latest revision for the target itself. */
  readonly latest: ListedDeployment | undefined;
  /** The latest revisions of its sub-deployments, the newest first. */
  readonly subDeployments: readonly ListedDeployment[];
}

const noRevisions: SlotRevisions = { latest: undefined, subDeployments: [] };

/** Compares deployments for one slot by their creation: the newest first. */
function newestFirst(a: ListedDeployment, b: ListedDeployment): number {
  const time = ({ creationTimestamp }: ListedDeployment): number => creationTimestamp?.getTime() ?? -Infinity;
  return a.targetArn === b.targetArn ? compareRevisions(a, b) : Math.sign(time(b) - time(a)) || 0;
}

/** The deployments of an account by slot. It is made once for many devices, and again when a source changes. */
export class Revisions {
  /** The IDs of the definitions that a verdict has needed and that haven't loaded. */
  readonly needed = new Set<string>();
  private readonly slots = new Map<SlotName, SlotRevisions>();
  private readonly byId = new Map<string, ListedDeployment>();
  /** The slots of the parents, by the target of the sub-deployments. */
  private readonly parents = new Map<SlotName, SlotName>();
  private readonly names = new Map<string, SlotName>();
  private readonly groups = new Map<string, SlotName>();

  constructor(private readonly sources: RevisionSources) {
    for (const deployment of sources.latest ?? []) {
      this.add(deployment);
    }
  }

  /** Whether the latest revisions have loaded. */
  get areLoaded(): boolean {
    return this.sources.latest !== undefined;
  }

  /** Whether the latest revisions for a slot are known. */
  areKnown(slot: SlotName): boolean {
    return this.areLoaded && this.sources.isComplete(slot);
  }

  /** The deployments for a slot. */
  at(slot: SlotName): SlotRevisions {
    return this.slots.get(slot) ?? noRevisions;
  }

  /** A listed deployment, else a defined one; `undefined` if it is neither. */
  find(deploymentId: string): ListedDeployment | undefined {
    const found = this.byId.get(deploymentId) ?? this.sources.definition(deploymentId);
    return found === 'deleted' ? undefined : found;
  }

  /** The response of GetDeployment. If it hasn't returned, the deployment is among the {@link needed} ones. */
  definition(deploymentId: string): Deployment | 'deleted' | undefined {
    const definition = this.sources.definition(deploymentId);
    if (definition === undefined) {
      this.needed.add(deploymentId);
    }
    return definition;
  }

  /** The definition of a deployment; `undefined` if it was deleted or hasn't loaded. */
  definitionOf(deploymentId: string): Deployment | undefined {
    const definition = this.definition(deploymentId);
    return definition === 'deleted' ? undefined : definition;
  }

  /** The slot name of a target. */
  nameOf(targetArn: string): SlotName {
    const known = this.names.get(targetArn);
    if (known !== undefined) {
      return known;
    }
    const name = parseArn(targetArn)?.resource ?? '';
    this.names.set(targetArn, name);
    return name;
  }

  /** The slot name of a thing group. Devices share it, because making and hashing a text for each takes long. */
  nameOfGroup(group: string): SlotName {
    return kept(this.groups, group, () => `thinggroup/${group}`);
  }

  /**
   * The slot that a deployment on a device uses; empty if it has no target.
   * @param own the slot name of its target
   */
  slotOf({ deploymentId }: Pick<EffectiveDeployment, 'deploymentId'>, own: SlotName): SlotName {
    const parent = this.parents.get(own);
    if (parent !== undefined || this.slots.has(own)) {
      return parent ?? own;
    }
    const parentArn = this.find(deploymentId)?.parentTargetArn;
    return parentArn === undefined ? own : this.nameOf(parentArn);
  }

  /** The slot of the parent if deployments for a target are sub-deployments. */
  parentOf(target: SlotName): SlotName | undefined {
    return this.parents.get(target);
  }

  private add(deployment: ListedDeployment): void {
    const { deploymentId, targetArn = '', parentTargetArn } = deployment;
    this.byId.set(deploymentId, deployment);
    const own = this.nameOf(targetArn);
    if (parentTargetArn !== undefined) {
      const slot = this.nameOf(parentTargetArn);
      const { latest, subDeployments } = this.at(slot);
      this.slots.set(slot, { latest, subDeployments: [...subDeployments, deployment].sort(newestFirst) });
      this.parents.set(own, slot);
      return;
    }
    const { latest, subDeployments } = this.at(own);
    if (latest === undefined || newestFirst(deployment, latest) < 0) {
      this.slots.set(own, { latest: deployment, subDeployments });
    }
  }
}
