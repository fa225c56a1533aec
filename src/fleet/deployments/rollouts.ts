import { kept } from '../../base/kept';
import { targetKindOf } from '../../greengrass/addresses/arn';
import type { Job, JobExecution } from '../../greengrass/job';
import type { ListedDeployment } from '../../greengrass/model';
import { fleetError } from '../../greengrass/ports/fleetError';
import { outcomes, statusOf, type Outcome } from '../../greengrass/rollouts/outcome';
import type { Page } from '../../greengrass/ports/page';
import { Listing, type ListingState } from '../requests/listing';
import { click, type Caller } from '../requests/requestPool';
import { DeploymentList } from './deploymentList';
import type { DeploymentContext, RequestedDeployments } from './requestedDeployments';

/** Dependencies of {@link Rollouts}. */
export interface RolloutContext extends Omit<DeploymentContext, 'onDidChange'> {
  readonly deployments: RequestedDeployments;
  readonly onDidChange: () => void;
}

function listKey(deploymentId: string, outcome: Outcome): string {
  return `${outcome} ${deploymentId}`;
}

/**
 * The deployments of an account, their revisions, and how they go on devices. Every list is read on request, kept, and
 * shared by scans, views, and panels.
 */
export class Rollouts {
  /** The latest revision for each target, with sub-deployments. */
  readonly latest: DeploymentList;
  private readonly histories = new Map<string, DeploymentList>();
  private readonly jobs = new Map<string, Listing<Job>>();
  private readonly lists = new Map<string, Listing<JobExecution>>();

  constructor(private readonly context: RolloutContext) {
    this.latest = new DeploymentList(context, {}, context.onDidChange);
  }

  /** Every revision for a target. */
  revisions(targetArn: string): DeploymentList {
    return kept(
      this.histories,
      targetArn,
      () => new DeploymentList(this.context, { targetArn, history: 'ALL' }, this.context.onDidChange),
    );
  }

  /** The revisions for a target if they were requested. */
  knownRevisions(targetArn: string): DeploymentList | undefined {
    return this.histories.get(targetArn);
  }

  /** Every listed revision, each once; `undefined` if no list was read. */
  listed(): readonly ListedDeployment[] | undefined {
    const lists = [this.latest, ...this.histories.values()].flatMap(({ listing }) =>
      listing.state.items === undefined ? [] : [listing.state.items],
    );
    return lists.length === 0
      ? undefined
      : [...new Map(lists.flat().map((deployment) => [deployment.deploymentId, deployment])).values()];
  }

  /** A listed revision; `undefined` if no list has returned it. */
  find(deploymentId: string): ListedDeployment | undefined {
    for (const { listing } of [this.latest, ...this.histories.values()]) {
      const found = listing.state.items?.find((deployment) => deployment.deploymentId === deploymentId);
      if (found !== undefined) {
        return found;
      }
    }
    return undefined;
  }

  /**
   * DescribeJob as a list of one: two requests, because the ID of the job is in the definition. Empty for a deployment to a
   * single thing, which has no job.
   */
  job(deploymentId: string): Listing<Job> {
    return kept(this.jobs, deploymentId, () =>
      this.listing<Job>(
        () => deploymentId,
        async (_token, signal, caller) => {
          const jobId = await this.jobId(deploymentId, caller, signal);
          if (jobId === undefined) {
            return { items: [], nextToken: undefined };
          }
          const { source, pool } = this.context;
          const found = await pool.run({ caller, signal, service: 'iot' }, () => source.describeJob(jobId, signal));
          return { items: [found], nextToken: undefined };
        },
      ),
    );
  }

  /** What is known of the job of a deployment; `undefined` if it was never requested. */
  knownJob(deploymentId: string): ListingState<Job> | undefined {
    return this.jobs.get(deploymentId)?.state;
  }

  /** The executions of a deployment to a thing group with an outcome, 250 per request. */
  executions(deploymentId: string, outcome: Outcome): Listing<JobExecution> {
    return kept(this.lists, listKey(deploymentId, outcome), () =>
      this.listing<JobExecution>(
        ({ thingName }) => thingName,
        async (token, signal, caller) => {
          const jobId = await this.jobId(deploymentId, caller, signal);
          if (jobId === undefined) {
            return { items: [], nextToken: undefined };
          }
          const { source, pool } = this.context;
          return pool.run({ caller, signal, service: 'iot' }, () =>
            source.listJobExecutionsForJob(jobId, statusOf(outcome), token, signal),
          );
        },
      ),
    );
  }

  /** What is known of the executions with an outcome; `undefined` if they were never requested. */
  knownExecutions(deploymentId: string, outcome: Outcome): ListingState<JobExecution> | undefined {
    return this.lists.get(listKey(deploymentId, outcome))?.state;
  }

  /** The deployments whose executions with an outcome were requested. */
  listedIds(outcome: Outcome): readonly string[] {
    const start = listKey('', outcome);
    return [...this.lists.keys()].flatMap((key) => (key.startsWith(start) ? key.slice(start.length) : []));
  }

  /** Reloads the job of a deployment and the lists of its devices that are loaded. Never rejects. */
  async refresh(deploymentId: string, caller: Caller = click, signal?: AbortSignal): Promise<void> {
    const loaded = outcomes
      .flatMap((outcome) => this.lists.get(listKey(deploymentId, outcome)) ?? [])
      .filter(({ state }) => state.items !== undefined || state.error !== undefined);
    await Promise.all([this.job(deploymentId), ...loaded].map((listing) => listing.refresh(caller, signal)));
  }

  /** Cancels reads in flight. */
  cancel(): void {
    const deployments = [this.latest, ...this.histories.values()].map(({ listing }) => listing);
    [...deployments, ...this.jobs.values(), ...this.lists.values()].forEach((listing) => {
      listing.cancel();
    });
  }

  private listing<T>(
    keyOf: (item: T) => string,
    fetchPage: (token: string | undefined, signal: AbortSignal, caller: Caller) => Promise<Page<T>>,
  ): Listing<T> {
    return new Listing(fetchPage, keyOf, this.context.clock, this.context.onDidChange);
  }

  /** The job of a deployment, from its definition. Rejects with the error of GetDeployment. */
  private async jobId(deploymentId: string, caller: Caller, signal: AbortSignal): Promise<string | undefined> {
    const definition = this.context.deployments.of(deploymentId);
    await definition.read(caller, signal);
    const { items, error } = definition.state;
    const [deployment] = items ?? [];
    if (deployment === undefined) {
      throw error ?? fleetError({ kind: 'canceled', operation: 'GetDeployment' }, 'Canceled');
    }
    return targetKindOf(deployment.targetArn) === 'thing' ? undefined : deployment.iotJobId;
  }
}
