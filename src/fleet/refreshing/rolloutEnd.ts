import { withOwnAbort } from '../../base/abort';
import type { Clock } from '../../base/clock';
import { endedInFailure } from '../../greengrass/failures/overcome';
import type { EffectiveDeployment } from '../../greengrass/model';
import { asFleetError } from '../../greengrass/ports/fleetError';
import { tallyDevices, type DeviceTally } from '../../greengrass/rollouts/deviceTally';
import { isBad, outcomes } from '../../greengrass/rollouts/outcome';
import { countsOf, phaseOf, type Rollout } from '../../greengrass/rollouts/rollout';
import { reportedOn } from '../deployments/deploymentDevices';
import { knownRollout } from '../deployments/knownRollout';
import { devicesWith } from '../deployments/rolloutDevices';
import type { Fleet } from '../fleet';
import type { BackgroundRequests } from '../requests/backgroundRequests';
import type { Caller } from '../requests/requestPool';

/** Devices whose error code is read. */
const maxDevices = 5;

/** How long the reads can wait for the request budget, in milliseconds. */
const longest = 60_000;

/** Dependencies of {@link readRolloutEnd}. */
export interface RolloutEndContext {
  readonly fleet: Fleet;
  readonly clock: Clock;
  readonly requests: BackgroundRequests;
}

/**
 * Reads why a rollout ended and the error code of some devices that failed, within the request budget, for a minute at most.
 * Resolves with the rollout, whatever could be read. Never rejects.
 */
export function readRolloutEnd(context: RolloutEndContext, rollout: Rollout, signal: AbortSignal): Promise<Rollout> {
  return withOwnAbort([signal], async (limit) => {
    void context.clock.delay(longest, limit.signal).then(() => {
      limit.abort();
    });
    try {
      const reads = new EndReads(context, rollout, limit.signal);
      const ended = await reads.whyEnded();
      return { ...ended, devices: await reads.devices(ended) };
    } finally {
      limit.abort();
    }
  });
}

class EndReads {
  private readonly caller: Caller;

  constructor(
    private readonly context: RolloutEndContext,
    private readonly rollout: Rollout,
    private readonly signal: AbortSignal,
  ) {
    this.caller = context.requests.callerOf('watch');
  }

  /** A job is canceled with its deployment and by a later revision: only the definition says which. */
  async whyEnded(): Promise<Rollout> {
    const { fleet, requests } = this.context;
    const { deployment } = this.rollout;
    if (phaseOf(this.rollout) === 'active') {
      return this.rollout;
    }
    const definition = fleet.deployments.of(deployment.deploymentId);
    await definition.refresh(this.caller, this.signal);
    const { items, error } = definition.state;
    requests.didEnd(error);
    const ended = knownRollout(fleet, items?.[0] ?? deployment);
    return error?.kind === 'notFound' ? { ...ended, error } : ended;
  }

  /** The devices with their codes. Reads some that failed unless a code is known. */
  async devices(rollout: Rollout): Promise<DeviceTally> {
    const { fleet, requests } = this.context;
    const { deploymentId } = rollout.deployment;
    const counts = countsOf(rollout)?.counts;
    const outcome = outcomes.filter(isBad).find((bad) => (counts?.[bad] ?? 0) > 0);
    if (outcome === undefined || rollout.devices.codes.length > 0) {
      return rollout.devices;
    }
    const list = fleet.rollouts.executions(deploymentId, outcome);
    // An earlier list can be of a time when no device had failed.
    await (list.state.items?.length === 0
      ? list.refresh(this.caller, this.signal)
      : list.read(this.caller, this.signal));
    requests.didEnd(list.state.error);
    const reported: EffectiveDeployment[] = [];
    for (const { thingName } of devicesWith(fleet, deploymentId, outcome).slice(0, maxDevices)) {
      reported.push(...(await this.deploymentOn(thingName, deploymentId)));
    }
    // The index of all devices follows late in a large fleet.
    const { codes } = fleet.deploymentDevices.tally(deploymentId);
    return codes.length > 0 ? fleet.deploymentDevices.tally(deploymentId) : tallyDevices(reported);
  }

  /** The deployment as a device reports it, if it does. */
  private async deploymentOn(thingName: string, deploymentId: string): Promise<readonly EffectiveDeployment[]> {
    const { fleet, requests } = this.context;
    try {
      const record = await fleet.devices.find(thingName, this.caller, this.signal);
      const known = reportedOn(record, deploymentId);
      if (known === undefined || !endedInFailure(known)) {
        await record.deployments.refresh(this.caller, this.signal);
        requests.didEnd(record.deployments.state.error);
      }
      return [reportedOn(record, deploymentId) ?? []].flat();
    } catch (thrown) {
      // A thing that isn't a core device has no deployments.
      requests.didEnd(asFleetError(thrown));
      return [];
    }
  }
}
