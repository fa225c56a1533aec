import type { Clock } from '../../base/clock';
import { thingNameOfArn } from '../../greengrass/addresses/arn';
import type { JobExecution } from '../../greengrass/job';
import { isFleetError, type FleetError } from '../../greengrass/ports/fleetError';
import { isBad } from '../../greengrass/rollouts/outcome';
import { lacksReason, readReason } from '../deployments/readFailedDevices';
import type { ShownRollout } from '../deployments/shownRollouts';
import type { Fleet } from '../fleet';
import type { BackgroundRequests } from '../requests/backgroundRequests';
import type { Caller } from '../requests/requestPool';
import { DebouncedReads } from './debouncedReads';

/** Changes that arrive within this time are handled together, in milliseconds. */
const pause = 500;

/** Devices per list whose error code is read. */
const maxDevices = 100;

/** What a row needs. */
interface Read {
  /** Identifies what was tried. */
  readonly key: string;
  /** The deployment whose row needs it. */
  readonly deploymentId: string;
  /** Resolves with its error, if any. */
  readonly run: (caller: Caller, signal: AbortSignal) => Promise<FleetError | undefined>;
}

/** Whether an error ends by itself. The request budget pauses until then. */
function isPassing(error: FleetError): boolean {
  return error.kind === 'throttled' || error.kind === 'offline';
}

/**
 * Reads what the rows of the Deployments view show, within the request budget and only while the view is visible: how many
 * devices have each outcome, deployments with known failures first, and the error codes of the devices below open rows.
 */
export class RolloutReads {
  private readonly reads: DebouncedReads;
  /** Deployments and devices that were tried. A failed read isn't repeated unless its error passes: its row says why. */
  private readonly tried = new Set<string>();
  /** The read that waits for the budget or for AWS. */
  private current: (Read & { readonly abort: AbortController }) | undefined;
  /** The deployment for which AWS denied DescribeJob or GetDeployment: it would deny the others, too. */
  private deniedId: string | undefined;

  /** @param shown the deployments that the user can see, in the order of their rows; none while the view is hidden */
  constructor(
    private readonly fleet: Fleet,
    clock: Clock,
    private readonly requests: BackgroundRequests,
    private readonly shown: () => readonly ShownRollout[],
  ) {
    this.reads = new DebouncedReads(
      clock,
      () => pause,
      (signal) => this.readMissing(signal),
    );
  }

  /** Handles a change of what is shown. Ends a read that no row needs: it can wait for the budget for long. */
  didChange(): void {
    if (this.fleet.connection.asOf !== undefined) {
      return;
    }
    const { current } = this;
    if (current !== undefined && !this.shown().some((one) => one.deployment.deploymentId === current.deploymentId)) {
      current.abort.abort();
    }
    this.reads.schedule();
  }

  dispose(): void {
    this.reads.dispose();
    this.current?.abort.abort();
  }

  /** Never rejects: the rows show errors. */
  private async readMissing(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      // What is shown changes during the reads.
      const next = this.next();
      if (next === undefined) {
        return;
      }
      this.requests.didEnd(await this.run(next));
    }
  }

  private async run(read: Read): Promise<FleetError | undefined> {
    const abort = new AbortController();
    this.current = { ...read, abort };
    this.tried.add(read.key);
    const error = await read.run(this.requests.callerOf('rollouts'), abort.signal);
    this.current = undefined;
    if (abort.signal.aborted || (error !== undefined && isPassing(error))) {
      this.tried.delete(read.key);
    }
    return error;
  }

  private next(): Read | undefined {
    const shown = this.shown();
    return this.nextDevice(shown) ?? this.nextCount(shown);
  }

  /** The next device of an open list whose error code is unknown. */
  private nextDevice(shown: readonly ShownRollout[]): Read | undefined {
    for (const { deployment, openOutcomes } of shown) {
      const { deploymentId } = deployment;
      for (const outcome of openOutcomes.filter(isBad)) {
        const executions = this.fleet.rollouts.executions(deploymentId, outcome).state.items ?? [];
        for (const execution of executions.slice(0, maxDevices)) {
          const device = { thingName: execution.thingName, execution };
          const key = deviceKey(deploymentId, execution);
          if (device.thingName !== '' && !this.tried.has(key) && lacksReason(this.fleet, deploymentId, device)) {
            const run: Read['run'] = (caller, signal) => this.readDevice(deploymentId, device, caller, signal);
            return { key, deploymentId, run };
          }
        }
      }
    }
    return undefined;
  }

  /** The next deployment that isn't counted. */
  private nextCount(shown: readonly ShownRollout[]): Read | undefined {
    const uncounted = this.isDenied() ? [] : shown.filter((one) => this.isUncounted(one));
    const hasFailures = ({ deployment }: ShownRollout): boolean =>
      this.fleet.deploymentDevices.tally(deployment.deploymentId).counts.failed > 0;
    const next = uncounted.find(hasFailures) ?? uncounted[0];
    if (next === undefined) {
      return undefined;
    }
    const { deploymentId, targetArn } = next.deployment;
    const thingName = thingNameOfArn(targetArn);
    const run: Read['run'] =
      thingName === ''
        ? (caller, signal) => this.readJob(deploymentId, caller, signal)
        : (caller, signal) => this.readDevice(deploymentId, { thingName, execution: undefined }, caller, signal);
    return { key: deploymentId, deploymentId, run };
  }

  /** Ends when the user has loaded the deployment that was denied. */
  private isDenied(): boolean {
    return this.deniedId !== undefined && this.fleet.rollouts.knownJob(this.deniedId)?.error?.kind === 'denied';
  }

  private isUncounted({ deployment: { deploymentId, targetArn } }: ShownRollout): boolean {
    if (this.tried.has(deploymentId)) {
      return false;
    }
    const thingName = thingNameOfArn(targetArn);
    if (thingName !== '') {
      return this.fleet.devices.get(thingName)?.opened.deployments === undefined;
    }
    const { items, error, isLoading = false } = this.fleet.rollouts.knownJob(deploymentId) ?? {};
    return items === undefined && !isLoading && (error === undefined || isPassing(error));
  }

  private async readJob(deploymentId: string, caller: Caller, signal: AbortSignal): Promise<FleetError | undefined> {
    const job = this.fleet.rollouts.job(deploymentId);
    await job.read(caller, signal);
    const { error } = job.state;
    if (error?.kind === 'denied') {
      this.deniedId = deploymentId;
    }
    return error;
  }

  private async readDevice(
    deploymentId: string,
    device: Parameters<typeof readReason>[2],
    caller: Caller,
    signal: AbortSignal,
  ): Promise<FleetError | undefined> {
    try {
      return await readReason(this.fleet, deploymentId, device, caller, signal);
    } catch (thrown) {
      // A thing that isn't a core device has no deployments.
      return isFleetError(thrown) ? thrown : undefined;
    }
  }
}

/** A device whose execution changes later is tried again. */
function deviceKey(deploymentId: string, { thingName, lastUpdatedAt }: JobExecution): string {
  return `${thingName} ${deploymentId} ${lastUpdatedAt?.getTime() ?? ''}`;
}
