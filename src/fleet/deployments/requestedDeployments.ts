import { kept } from '../../base/kept';
import type { Clock } from '../../base/clock';
import type { Deployment } from '../../greengrass/model';
import type { FleetSource } from '../../greengrass/ports/fleetSource';
import { Listing, type ListingState } from '../requests/listing';
import type { RequestPool } from '../requests/requestPool';

/** Dependencies of {@link RequestedDeployments}. */
export interface DeploymentContext {
  readonly source: FleetSource;
  readonly pool: RequestPool;
  readonly clock: Clock;
  readonly onDidChange: (deploymentId: string) => void;
}

/** The content of the deployments that were requested (GetDeployment). */
export class RequestedDeployments {
  private readonly listings = new Map<string, Listing<Deployment>>();
  private readonly componentNames = new WeakMap<Deployment, readonly string[]>();
  private changes = 0;

  constructor(private readonly context: DeploymentContext) {}

  /** GetDeployment as a list of one. The caller starts the read; the result is kept. */
  of(deploymentId: string): Listing<Deployment> {
    return kept(this.listings, deploymentId, () => this.listing(deploymentId));
  }

  /** Changes whenever the state of a deployment changes. */
  get version(): number {
    return this.changes;
  }

  /** What is known of a deployment; `undefined` if it was never requested. */
  known(deploymentId: string): ListingState<Deployment> | undefined {
    return this.listings.get(deploymentId)?.state;
  }

  /** Whether a deployment was requested, and has loaded, failed to load, or is loading. */
  wasRequested(deploymentId: string): boolean {
    return this.listings.has(deploymentId);
  }

  /** The names of the components that a deployment defines; `undefined` if it hasn't loaded. */
  componentsOf(deploymentId: string): readonly string[] | undefined {
    const deployment = this.listings.get(deploymentId)?.state.items?.[0];
    if (deployment === undefined) {
      return undefined;
    }
    // The failures of many devices ask for the same deployment.
    const names = this.componentNames.get(deployment) ?? Object.keys(deployment.components);
    this.componentNames.set(deployment, names);
    return names;
  }

  /** Deployments that have loaded. */
  all(): readonly Deployment[] {
    return [...this.listings.values()].flatMap(({ state }) => state.items ?? []);
  }

  /** Cancels reads in flight. */
  cancel(): void {
    this.listings.forEach((listing) => {
      listing.cancel();
    });
  }

  private listing(deploymentId: string): Listing<Deployment> {
    const { source, pool, clock, onDidChange } = this.context;
    return new Listing(
      async (_token, signal, caller) => {
        const deployment = await pool.run({ caller, signal }, () => source.getDeployment(deploymentId, signal));
        return { items: [deployment], nextToken: undefined };
      },
      (deployment) => deployment.deploymentId,
      clock,
      () => {
        this.changes += 1;
        onDidChange(deploymentId);
      },
    );
  }
}
