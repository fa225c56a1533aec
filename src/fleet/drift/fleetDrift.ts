import { Memo } from '../../base/memo';
import { targetKindOf, targetName } from '../../greengrass/addresses/arn';
import type { Membership } from '../../greengrass/drift/membership';
import { Revisions } from '../../greengrass/drift/revisions';
import { verdictsOf, type DeviceVerdicts } from '../../greengrass/drift/verdictsOf';
import type { Deployment, ListedDeployment } from '../../greengrass/model';
import type { RequestedDeployments } from '../deployments/requestedDeployments';
import type { Rollouts } from '../deployments/rollouts';
import type { CoreDeviceRecord } from '../devices/coreDeviceRecord';
import { Memberships, type MembershipContext } from './memberships';
import { TargetRevisions } from './targetRevisions';

/** Dependencies of {@link FleetDrift}. */
export interface DriftContext extends MembershipContext {
  readonly deployments: RequestedDeployments;
  readonly rollouts: Rollouts;
  /** Whether the list of deployments has every target at its end. That of a snapshot may lack some. */
  readonly canHaveEveryTarget: boolean;
  readonly onDidChangeRevisions: () => void;
}

/** The thing groups among the targets of deployments. A sub-deployment has its own target and the one of its parent. */
export function groupsIn(
  deployments: readonly { readonly targetArn?: string | undefined; readonly parentTargetArn?: string | undefined }[],
): readonly string[] {
  const arns = deployments.flatMap(({ targetArn, parentTargetArn }) => [targetArn, parentTargetArn]);
  const groups = arns.filter((arn) => arn !== undefined).filter((arn) => targetKindOf(arn) === 'thinggroup');
  return [...new Set(groups.map(targetName))];
}

/** What core devices should run, and whether they do, as far as that is known. */
export class FleetDrift {
  readonly memberships: Memberships;
  /** Deployments that the list of the account lacks. */
  readonly targets: TargetRevisions;
  private readonly judged = new WeakMap<CoreDeviceRecord, Memo<DeviceVerdicts>>();
  private readonly current = new Memo<Revisions>();
  private readonly targetsRead = new Memo<boolean>();

  constructor(private readonly context: DriftContext) {
    const { source, pool, clock, onDidChangeRevisions: onDidChange } = context;
    this.memberships = new Memberships(context);
    this.targets = new TargetRevisions({ source, pool, clock, onDidChange });
  }

  /** The verdicts about a device, from what is known. The same object until something changes. Sends no request. */
  verdicts(record: CoreDeviceRecord): DeviceVerdicts {
    const { device, detailsIfRead: details, opened } = record;
    const { deployments, components } = opened;
    const [membership, revisions] = [this.membershipOf(record), this.revisions()];
    const key = [device, details, deployments, components, membership, revisions];
    const memo = this.judged.get(record) ?? new Memo<DeviceVerdicts>();
    this.judged.set(record, memo);
    return memo.of(key, () => verdictsOf({ device, details, deployments, components, membership }, revisions));
  }

  /**
   * The thing groups of a device as far as known. Unless AWS has listed them, the members of every thing group that could matter
   * have to be known: a group that is left out looks like one that the device has left. Sends no request.
   */
  membershipOf({ device, opened }: CoreDeviceRecord): Membership {
    const { memberships } = this;
    const { coreDeviceThingName: thingName } = device;
    const areOthersRead = (): boolean =>
      this.areTargetsRead() && memberships.areMembersRead(groupsIn(opened.deployments ?? []));
    const fromMembers =
      memberships.isListed(thingName) || !areOthersRead() ? undefined : memberships.fromMembers(thingName);
    return fromMembers ?? memberships.of(thingName);
  }

  /** The thing groups that deployments of the account target, also those of sub-deployments. */
  targetGroups(): readonly string[] {
    return groupsIn(this.context.rollouts.latest.listing.state.items ?? []);
  }

  /** The known deployments by slot. The same object until they change. */
  revisions(): Revisions {
    const { deployments, rollouts } = this.context;
    const { state } = rollouts.latest.listing;
    const key = [state.items, this.isListComplete, deployments.version, this.targets.version];
    return this.current.of(key, () => this.newRevisions());
  }

  /** Like {@link revisions}, but nothing has needed a definition yet. */
  newRevisions(): Revisions {
    return new Revisions({
      latest: this.latest(),
      isComplete: (slot) => this.isListComplete || this.targets.isKnown(slot),
      definition: (deploymentId) => this.definition(deploymentId),
    });
  }

  /** Whether the list of the account has the latest revision of every target. */
  get isListComplete(): boolean {
    const { canHaveEveryTarget, rollouts } = this.context;
    const { listing, hasMore } = rollouts.latest;
    return canHaveEveryTarget && listing.state.items !== undefined && !listing.state.isPartial && !hasMore;
  }

  /** Changes whenever what verdicts are made of changes, apart from the devices. */
  get version(): string {
    const { deployments, rollouts } = this.context;
    const listed = rollouts.latest.listing.state.readAt?.getTime() ?? 0;
    return `${this.memberships.version} ${this.targets.version} ${deployments.version} ${listed}`;
  }

  /** Cancels reads in flight. */
  cancel(): void {
    this.memberships.cancel();
    this.targets.cancel();
  }

  /** Whether the members of all thing groups with a deployment are read. */
  private areTargetsRead(): boolean {
    const { items } = this.context.rollouts.latest.listing.state;
    const key = [items, this.memberships.version, this.isListComplete];
    return this.targetsRead.of(key, () => this.isListComplete && this.memberships.areMembersRead(this.targetGroups()));
  }

  private latest(): readonly ListedDeployment[] | undefined {
    const { items } = this.context.rollouts.latest.listing.state;
    const others = this.targets.listed();
    return items === undefined || others.length === 0
      ? items
      : [...new Map([...items, ...others].map((one) => [one.deploymentId, one])).values()];
  }

  private definition(deploymentId: string): Deployment | 'deleted' | undefined {
    const state = this.context.deployments.known(deploymentId);
    return state?.items?.[0] ?? (state?.error?.kind === 'notFound' ? 'deleted' : undefined);
  }
}
