import { thingNameOfArn } from '../../greengrass/addresses/arn';
import type { ListedDeployment } from '../../greengrass/model';
import { asFleetError, type FleetError } from '../../greengrass/ports/fleetError';
import { outcomes, type Outcome } from '../../greengrass/rollouts/outcome';
import type { Fleet } from '../fleet';
import type { AnyListing } from '../requests/listing';
import { click } from '../requests/requestPool';

/** The devices of a deployment that couldn't be loaded. */
export interface MissingDevices {
  /** Empty if it can be any. */
  readonly outcomes: readonly Outcome[];
  readonly error: FleetError;
}

/** A snapshot has only what was recorded, and a failed read replaces none of it. */
function load({ connection }: Fleet, listing: AnyListing, signal: AbortSignal): Promise<void> {
  return connection.asOf === undefined ? listing.refresh(click, signal) : listing.read(click, signal);
}

async function readThing(fleet: Fleet, thingName: string, signal: AbortSignal): Promise<MissingDevices | undefined> {
  try {
    const { deployments } = await fleet.devices.find(thingName, click, signal);
    await load(fleet, deployments, signal);
    const { error } = deployments.state;
    return error && { outcomes: [], error };
  } catch (thrown) {
    return { outcomes: [], error: asFleetError(thrown) };
  }
}

/**
 * Reads all devices of a deployment: one request for each 250 devices with the same outcome. What is known stays if a list
 * can't be read. Resolves with what is missing. Never rejects.
 */
export async function readRolloutDevices(
  fleet: Fleet,
  { deploymentId, targetArn }: ListedDeployment,
  signal: AbortSignal,
): Promise<MissingDevices | undefined> {
  const thingName = thingNameOfArn(targetArn);
  if (thingName !== '') {
    return readThing(fleet, thingName, signal);
  }
  const { rollouts } = fleet;
  const job = rollouts.job(deploymentId);
  await load(fleet, job, signal);
  // Without current numbers, any outcome can have devices.
  const counts = job.state.error === undefined ? job.state.items?.[0]?.counts : undefined;
  const wanted = outcomes.filter((outcome) => {
    const isLoaded = rollouts.knownExecutions(deploymentId, outcome)?.items !== undefined;
    return counts === undefined || counts[outcome] > 0 || isLoaded;
  });
  const lists = wanted.map((outcome) => ({ outcome, listing: rollouts.executions(deploymentId, outcome) }));
  await Promise.all(lists.map(({ listing }) => load(fleet, listing, signal)));
  const failed = lists.filter(({ listing }) => listing.state.error !== undefined);
  const error = failed[0]?.listing.state.error;
  const missing = failed.map(({ outcome }) => outcome);
  return error && { outcomes: missing.length === outcomes.length ? [] : missing, error };
}
