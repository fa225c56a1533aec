import { kept } from '../../base/kept';
import type { SlotName } from '../../greengrass/drift/revisions';
import type { ListedDeployment } from '../../greengrass/model';
import { DeploymentList } from '../deployments/deploymentList';
import type { DeploymentContext } from '../deployments/requestedDeployments';
import type { AnyListing } from '../requests/listing';
import type { Caller } from '../requests/requestPool';

/**
 * The latest revisions of single targets with their sub-deployments. The list of an account with many targets ends early, and
 * may lack those that a device needs.
 */
export class TargetRevisions {
  private readonly lists = new Map<SlotName, readonly DeploymentList[]>();
  private changes = 0;

  constructor(
    private readonly context: Omit<DeploymentContext, 'onDidChange'> & { readonly onDidChange: () => void },
  ) {}

  /** Changes whenever a list changes. */
  get version(): number {
    return this.changes;
  }

  /** Whether every deployment for a slot has loaded. */
  isKnown(slot: SlotName): boolean {
    const lists = this.lists.get(slot);
    return (
      lists?.every(({ listing: { state }, hasMore }) => state.items !== undefined && !state.isPartial && !hasMore) ===
      true
    );
  }

  /** Everything that has loaded. */
  listed(): readonly ListedDeployment[] {
    return [...this.lists.values()].flat().flatMap(({ listing }) => listing.state.items ?? []);
  }

  /** The lists of a slot that were requested. */
  listsOf(slot: SlotName): readonly AnyListing[] {
    return (this.lists.get(slot) ?? []).map(({ listing }) => listing);
  }

  /** Reads the deployments for a slot unless they are known: a request for a thing, two for a thing group. Never rejects. */
  async read(slot: SlotName, targetArn: string, caller: Caller, signal?: AbortSignal): Promise<void> {
    const lists = kept(this.lists, slot, () => this.listsFor(slot, targetArn));
    await Promise.all(lists.map(({ listing }) => listing.read(caller, signal)));
  }

  /** Makes the next read of each list of a slot load it again. */
  markOutdated(slot: SlotName): void {
    this.lists.get(slot)?.forEach(({ listing }) => {
      listing.markOutdated();
    });
  }

  /** Cancels reads in flight. */
  cancel(): void {
    [...this.lists.values()].flat().forEach(({ listing }) => {
      listing.cancel();
    });
  }

  private listsFor(slot: SlotName, targetArn: string): readonly DeploymentList[] {
    const filters = slot.startsWith('thing/') ? [{ targetArn }] : [{ targetArn }, { parentTargetArn: targetArn }];
    return filters.map(
      (only) =>
        new DeploymentList(this.context, only, () => {
          this.changes += 1;
          this.context.onDidChange();
        }),
    );
  }
}
