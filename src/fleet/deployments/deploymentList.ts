import type { ListedDeployment } from '../../greengrass/model';
import type { ListDeploymentsFilter } from '../../greengrass/ports/fleetSource';
import { Listing } from '../requests/listing';
import { capPages } from './cappedPages';
import type { DeploymentContext } from './requestedDeployments';

/** Accounts with more than 90,000 deployments exist, and ListDeployments has no filter by name or time. */
const maxPages = 20;

/** ListDeployments with one filter, up to 20 pages. */
export class DeploymentList {
  readonly listing: Listing<ListedDeployment>;
  private readonly isCut: () => boolean;

  constructor(
    { source, pool, clock }: Omit<DeploymentContext, 'onDidChange'>,
    only: ListDeploymentsFilter,
    onDidChange: () => void,
  ) {
    const { fetchPage, isCut } = capPages<ListedDeployment>(
      (token, signal, caller) => pool.run({ caller, signal }, () => source.listDeployments(token, signal, only)),
      maxPages,
    );
    this.listing = new Listing(fetchPage, ({ deploymentId }) => deploymentId, clock, onDidChange);
    this.isCut = isCut;
  }

  /** Whether AWS has more deployments than were read. */
  get hasMore(): boolean {
    return this.isCut();
  }
}
