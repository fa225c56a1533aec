import type {
  CoreDevice,
  CoreDeviceDetails,
  Deployment,
  EffectiveDeployment,
  InstalledComponent,
  ListedDeployment,
} from '../model';
import type {
  CatalogComponent,
  ComponentRecipe,
  ComponentScope,
  ComponentVersion,
  ListedComponentVersion,
  RecipeFormat,
} from '../component';
import type { IndexBucket, IndexedThing, IndexingConfiguration, ThingConnectivity } from '../connectivity';
import type { IndexField } from '../indexQuery';
import type { ExecutionStatus, Job, JobExecution } from '../job';
import type { ThingGroup } from '../thingGroup';
import type { LogSource } from './logSource';
import type { Page } from './page';

/** The filter that ListCoreDevices itself supports. */
export interface ListCoreDevicesFilter {
  /** Only the devices with this last status. */
  readonly status?: 'HEALTHY' | 'UNHEALTHY' | undefined;
  /** Only the devices with this runtime. */
  readonly runtime?: string | undefined;
}

/** The filter that ListDeployments itself supports. */
export interface ListDeploymentsFilter {
  /** Only the deployments to this target. */
  readonly targetArn?: string | undefined;
  /** Only the sub-deployments of this target. */
  readonly parentTargetArn?: string | undefined;
  /** Every revision and not only the latest for each target. An account can have tens of thousands. */
  readonly history?: 'ALL' | undefined;
}

/**
 * The requests that the program may send about a fleet. Each call is one request. The caller (`fleet/`) follows tokens,
 * orders requests and caches responses.
 *
 * Every call rejects only with a {@link FleetError}. An aborted call rejects with the kind `canceled` and sends nothing
 * after that.
 */
export interface FleetSource extends LogSource {
  /**
   * ListCoreDevices, at most 100 per page, in an order that the API doesn't define.
   * @param only the filter, which must be the same for all pages of a list
   */
  listCoreDevices(
    token: string | undefined,
    signal: AbortSignal,
    only?: ListCoreDevicesFilter,
  ): Promise<Page<CoreDevice>>;
  /** GetCoreDevice. */
  getCoreDevice(thingName: string, signal: AbortSignal): Promise<CoreDeviceDetails>;
  /** ListEffectiveDeployments, at most 100 per page. */
  listEffectiveDeployments(
    thingName: string,
    token: string | undefined,
    signal: AbortSignal,
  ): Promise<Page<EffectiveDeployment>>;
  /** ListInstalledComponents with topology ALL (the API's default, ROOT, hides dependencies), at most 100 per page. */
  listInstalledComponents(
    thingName: string,
    token: string | undefined,
    signal: AbortSignal,
  ): Promise<Page<InstalledComponent>>;
  /** GetDeployment. Rejects with the kind `notFound` after the deployment was deleted. Devices keep running it. */
  getDeployment(deploymentId: string, signal: AbortSignal): Promise<Deployment>;
  /**
   * ListDeployments, at most 100 per page, in an order that the API doesn't define: the latest revision of each target.
   * @param only the filter, which must be the same for all pages of a list
   */
  listDeployments(
    token: string | undefined,
    signal: AbortSignal,
    only?: ListDeploymentsFilter,
  ): Promise<Page<ListedDeployment>>;
  /** ListComponents, at most 100 per page: the components of a scope with their latest versions. */
  listComponents(
    scope: ComponentScope,
    token: string | undefined,
    signal: AbortSignal,
  ): Promise<Page<CatalogComponent>>;
  /**
   * ListComponentVersions, at most 100 per page, greater versions first.
   * @param componentArn without a version
   */
  listComponentVersions(
    componentArn: string,
    token: string | undefined,
    signal: AbortSignal,
  ): Promise<Page<ListedComponentVersion>>;
  /**
   * DescribeComponent.
   * @param versionArn with the version
   */
  describeComponent(versionArn: string, signal: AbortSignal): Promise<ComponentVersion>;
  /**
   * GetComponent: the recipe. A snapshot can have it in the other format only.
   * @param versionArn with the version
   */
  getComponent(versionArn: string, format: RecipeFormat, signal: AbortSignal): Promise<ComponentRecipe>;
  /** DescribeJob of AWS IoT. Rejects with the kind `notFound` after the job was deleted. */
  describeJob(jobId: string, signal: AbortSignal): Promise<Job>;
  /**
   * ListJobExecutionsForJob of AWS IoT, at most 250 per page: the things on which the job of a deployment to a thing
   * group has this status. Rejects with the kind `notFound` if the job doesn't exist.
   */
  listJobExecutionsForJob(
    jobId: string,
    status: ExecutionStatus,
    token: string | undefined,
    signal: AbortSignal,
  ): Promise<Page<JobExecution>>;
  /**
   * DescribeThingGroup of AWS IoT: the groups above a thing group. Rejects with the kind `notFound` if the group doesn't
   * exist.
   */
  describeThingGroup(thingGroup: string, signal: AbortSignal): Promise<ThingGroup>;
  /**
   * GetThingConnectivityData of AWS IoT, which AWS bills as a query of the fleet index. Rejects with the kind `notFound` if the
   * thing or the index doesn't exist.
   */
  getThingConnectivityData(thingName: string, signal: AbortSignal): Promise<ThingConnectivity>;
  /** GetIndexingConfiguration of AWS IoT. */
  getIndexingConfiguration(signal: AbortSignal): Promise<IndexingConfiguration>;
  /**
   * SearchIndex of AWS IoT, at most 100 per page: the things that match a query, core devices or not. AWS bills it. Rejects
   * with the kind `notFound` if there is no index, and `indexNotReady` while AWS IoT builds it.
   */
  searchIndex(queryString: string, token: string | undefined, signal: AbortSignal): Promise<Page<IndexedThing>>;
  /** GetBucketsAggregation of AWS IoT: the values of a field that most things have. AWS bills it. Rejects as `searchIndex`. */
  getBucketsAggregation(field: IndexField, signal: AbortSignal): Promise<readonly IndexBucket[]>;
  /**
   * ListThingGroups of AWS IoT with child groups, at most 250 per page: the names of the thing groups.
   * @param parentGroup only those below this one, which must be the same for all pages
   */
  listThingGroups(token: string | undefined, signal: AbortSignal, parentGroup?: string): Promise<Page<string>>;
  /**
   * ListThingGroupsForThing of AWS IoT, at most 250 per page: the names of the thing groups that a thing is in directly,
   * and not those above them. Rejects with the kind `notFound` if the thing doesn't exist.
   */
  listThingGroupsForThing(thingName: string, token: string | undefined, signal: AbortSignal): Promise<Page<string>>;
  /**
   * ListThingsInThingGroup of AWS IoT, at most 250 per page: the names of the things in a thing group and its child
   * groups. Rejects with the kind `notFound` if the group doesn't exist.
   */
  listThingsInThingGroup(thingGroup: string, token: string | undefined, signal: AbortSignal): Promise<Page<string>>;
}
