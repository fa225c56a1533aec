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
  /** Whether the data is that of a snapshot, which may lack deployments. */
  readonly isSnapshot: boolean;
  readonly onDidChangeRevisions: () => void;
}

/** What verdicts were made from. They stay the same until one of these changes. */
interface VerdictInputs {
  readonly device: CoreDeviceRecord['device'];
  readonly details: CoreDeviceRecord['detailsIfRead'];
  readonly deployments: CoreDeviceRecord['opened']['deployments'];
  readonly components: CoreDeviceRecord['opened']['components'];
  readonly membership: Membership;
  readonly revisions: Revisions;
}

function isSame(a: VerdictInputs, b: VerdictInputs): boolean {
  return (
    a.device === b.device &&
    a.details === b.details &&
    a.deployments === b.deployments &&
    a.components === b.components &&
    a.membership === b.membership &&
    a.revisions === b.revisions
  );
}

/** What core devices should run, and whether they do, as far as that is known. */
export class FleetDrift {
  readonly memberships: Memberships;
  /** Deployments that the list of the account lacks. */
  readonly targets: TargetRevisions;
  private readonly judged = new WeakMap<CoreDeviceRecord, { inputs: VerdictInputs; verdicts: DeviceVerdicts }>();
  private current: { readonly key: readonly unknown[]; readonly revisions: Revisions } | undefined;

  constructor(private readonly context: DriftContext) {
    const { source, pool, clock, onDidChangeRevisions: onDidChange } = context;
    this.memberships = new Memberships(context);
    this.targets = new TargetRevisions({ source, pool, clock, onDidChange });
  }

  /** The verdicts about a device, from what is known. The same object until something changes. Sends no request. */
  verdicts(record: CoreDeviceRecord): DeviceVerdicts {
    const { device, detailsIfRead: details, opened } = record;
    const { deployments, components } = opened;
    const membership = this.memberships.of(device.coreDeviceThingName);
    const inputs = { device, details, deployments, components, membership, revisions: this.revisions() };
    const known = this.judged.get(record);
    if (known !== undefined && isSame(known.inputs, inputs)) {
      return known.verdicts;
    }
    const verdicts = verdictsOf(inputs, inputs.revisions);
    this.judged.set(record, { inputs, verdicts });
    return verdicts;
  }

  /** The known deployments by slot. The same object until they change. */
  revisions(): Revisions {
    const { deployments, rollouts } = this.context;
    const { state } = rollouts.latest.listing;
    const key = [state.items, this.isListComplete, deployments.version, this.targets.version];
    const known = this.current;
    if (known?.key.every((part, index) => part === key[index]) === true) {
      return known.revisions;
    }
    const revisions = this.newRevisions();
    this.current = { key, revisions };
    return revisions;
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
    const { isSnapshot, rollouts } = this.context;
    const { listing, hasMore } = rollouts.latest;
    return !isSnapshot && listing.state.items !== undefined && !listing.state.isPartial && !hasMore;
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
