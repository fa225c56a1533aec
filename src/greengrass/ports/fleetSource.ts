import type {
  CoreDevice,
  CoreDeviceDetails,
  Deployment,
  EffectiveDeployment,
  InstalledComponent,
  JobExecution,
  ListedDeployment,
} from '../model';

/** One answer of a list operation. It can be empty and still carry a token. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Asks for the page after this one; `undefined` on the last page. */
  readonly nextToken: string | undefined;
}

/** What ListCoreDevices can leave out by itself. */
export interface ListCoreDevicesFilter {
  /** Only the devices that last said so. */
  readonly status?: 'HEALTHY' | 'UNHEALTHY' | undefined;
  /** Only the devices with this runtime. */
  readonly runtime?: string | undefined;
}

/**
 * The questions that the program may ask about a fleet. Each call is one request; following tokens, ordering requests
 * and keeping answers is the caller's business (`fleet/`).
 *
 * Every call rejects with a {@link FleetError} and with nothing else. An aborted call rejects with the kind `canceled`
 * and sends nothing afterwards.
 */
export interface FleetSource {
  /**
   * ListCoreDevices, at most 100 a page, in an order that the API does not define.
   * @param only leaves out the devices that differ; the same for all pages of a list
   */
  listCoreDevices(
    token: string | undefined,
    signal: AbortSignal,
    only?: ListCoreDevicesFilter,
  ): Promise<Page<CoreDevice>>;
  /** GetCoreDevice. */
  getCoreDevice(thingName: string, signal: AbortSignal): Promise<CoreDeviceDetails>;
  /** ListEffectiveDeployments, at most 100 a page. */
  listEffectiveDeployments(
    thingName: string,
    token: string | undefined,
    signal: AbortSignal,
  ): Promise<Page<EffectiveDeployment>>;
  /** ListInstalledComponents with topology ALL (the API's default, ROOT, hides dependencies), at most 100 a page. */
  listInstalledComponents(
    thingName: string,
    token: string | undefined,
    signal: AbortSignal,
  ): Promise<Page<InstalledComponent>>;
  /** GetDeployment. Rejects with the kind `notFound` after the deployment was deleted; devices go on running it. */
  getDeployment(deploymentId: string, signal: AbortSignal): Promise<Deployment>;
  /** ListDeployments, at most 100 a page: the latest revision of each target. */
  listDeployments(token: string | undefined, signal: AbortSignal): Promise<Page<ListedDeployment>>;
  /**
   * ListJobExecutionsForJob of AWS IoT, at most 250 a page: the things on which the job of a deployment to a thing
   * group ended in this way. Rejects with the kind `notFound` where there is no such job.
   */
  listJobExecutionsForJob(
    jobId: string,
    status: 'FAILED' | 'TIMED_OUT',
    token: string | undefined,
    signal: AbortSignal,
  ): Promise<Page<JobExecution>>;
  /** ListThingGroups of AWS IoT with child groups, at most 250 a page: the names of the thing groups. */
  listThingGroups(token: string | undefined, signal: AbortSignal): Promise<Page<string>>;
  /**
   * ListThingsInThingGroup of AWS IoT, at most 250 a page: the names of the things in a thing group or in a child group
   * of it. Rejects with the kind `notFound` where there is no such group.
   */
  listThingsInThingGroup(thingGroup: string, token: string | undefined, signal: AbortSignal): Promise<Page<string>>;
}
