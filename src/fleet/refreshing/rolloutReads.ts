import { Debouncer } from '../../base/debounce';
import type { Clock } from '../../base/clock';
import { thingNameOfArn } from '../../greengrass/addresses/arn';
import { isFleetError, type FleetError } from '../../greengrass/ports/fleetError';
import { isBad } from '../../greengrass/rollouts/outcome';
import { reportedOn } from '../deployments/deploymentDevices';
import type { ShownRollout } from '../deployments/shownRollouts';
import type { Fleet } from '../fleet';
import type { BackgroundRequests } from '../requests/backgroundRequests';
import type { Caller } from '../requests/requestPool';

/** Changes that arrive within this time are handled together, in milliseconds. */
const pause = 500;

/** Devices per list whose error code is read. */
const maxDevices = 100;

/** One read. Resolves with its error, if any. */
type Read = (caller: Caller, signal: AbortSignal) => Promise<FleetError | undefined>;

/**
 * Reads what the rows of the Deployments view show, within the request budget and only while the view is visible: how many
 * devices have each outcome, deployments with known failures first, and the error codes of the devices below open rows.
 */
export class RolloutReads {
  private readonly abort = new AbortController();
  private readonly debouncer: Debouncer;
  private running = Promise.resolve();
  /** Deployments and devices that were tried. A failed read isn't repeated: its row says why. */
  private readonly tried = new Set<string>();
  /** Whether AWS denied DescribeJob or GetDeployment: it would deny the others, too. */
  private isDenied = false;

  /** @param shown the deployments that the user can see, in the order of their rows; none while the view is hidden */
  constructor(
    private readonly fleet: Fleet,
    clock: Clock,
    private readonly requests: BackgroundRequests,
    private readonly shown: () => readonly ShownRollout[],
  ) {
    this.debouncer = new Debouncer(
      clock,
      () => pause,
      () => {
        this.running = this.running.then(() => this.readMissing());
      },
    );
  }

  /** Handles a change of what is shown. */
  didChange(): void {
    if (this.fleet.connection.asOf === undefined) {
      this.debouncer.schedule();
    }
  }

  dispose(): void {
    this.abort.abort();
    this.debouncer.dispose();
  }

  /** Never rejects: the rows show errors. */
  private async readMissing(): Promise<void> {
    const { signal } = this.abort;
    while (!signal.aborted) {
      // What is shown changes during the reads.
      const next = this.next();
      if (next === undefined) {
        return;
      }
      this.requests.didEnd(await next(this.requests.callerOf('rollouts'), signal));
    }
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
        for (const { thingName } of executions.slice(0, maxDevices)) {
          if (this.isUnknown(thingName, deploymentId)) {
            this.tried.add(deviceKey(thingName, deploymentId));
            return (caller, signal) => this.readDevice(thingName, caller, signal);
          }
        }
      }
    }
    return undefined;
  }

  private isUnknown(thingName: string, deploymentId: string): boolean {
    const record = this.fleet.devices.get(thingName);
    const isKnown = record !== undefined && reportedOn(record, deploymentId) !== undefined;
    return thingName !== '' && !isKnown && !this.tried.has(deviceKey(thingName, deploymentId));
  }

  /** The next deployment that isn't counted. */
  private nextCount(shown: readonly ShownRollout[]): Read | undefined {
    const uncounted = this.isDenied ? [] : shown.filter((one) => this.isUncounted(one));
    const hasFailures = ({ deployment }: ShownRollout): boolean =>
      this.fleet.deploymentDevices.tally(deployment.deploymentId).counts.failed > 0;
    const next = uncounted.find(hasFailures) ?? uncounted[0];
    if (next === undefined) {
      return undefined;
    }
    const { deploymentId, targetArn } = next.deployment;
    const thingName = thingNameOfArn(targetArn);
    this.tried.add(deploymentId);
    return thingName === ''
      ? (caller, signal) => this.readJob(deploymentId, caller, signal)
      : (caller, signal) => this.readDevice(thingName, caller, signal);
  }

  private isUncounted({ deployment: { deploymentId, targetArn } }: ShownRollout): boolean {
    if (this.tried.has(deploymentId)) {
      return false;
    }
    const thingName = thingNameOfArn(targetArn);
    return thingName === ''
      ? this.fleet.rollouts.knownJob(deploymentId) === undefined
      : this.fleet.devices.get(thingName)?.opened.deployments === undefined;
  }

  private async readJob(deploymentId: string, caller: Caller, signal: AbortSignal): Promise<FleetError | undefined> {
    const job = this.fleet.rollouts.job(deploymentId);
    await job.read(caller, signal);
    const { error } = job.state;
    this.isDenied ||= error?.kind === 'denied';
    return error;
  }

  private async readDevice(thingName: string, caller: Caller, signal: AbortSignal): Promise<FleetError | undefined> {
    try {
      const record = await this.fleet.devices.find(thingName, caller, signal);
      await record.deployments.read(caller, signal);
      return record.deployments.state.error;
    } catch (thrown) {
      // A thing that isn't a core device has no deployments.
      return isFleetError(thrown) ? thrown : undefined;
    }
  }
}

function deviceKey(thingName: string, deploymentId: string): string {
  return `${thingName} ${deploymentId}`;
}
