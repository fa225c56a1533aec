import type { FleetAddress } from '../greengrass/addresses/fleetAddress';
import { targetKindOf, thingNameOfArn } from '../greengrass/addresses/arn';
import { fleetError, type FleetError } from '../greengrass/ports/fleetError';
import type { ListedDeployment } from '../greengrass/model';
import { isBad, outcomes, type Outcome } from '../greengrass/rollouts/outcome';
import { countsOf } from '../greengrass/rollouts/rollout';
import { loadRevisionChanges, revisionChanges } from '../fleet/deployments/changesOfRevision';
import { deviceOutcomes } from '../fleet/deployments/deviceOutcomes';
import { deploymentAt, knownRollout } from '../fleet/deployments/knownRollout';
import { readFailedDevices } from '../fleet/deployments/readFailedDevices';
import { readTargetDevice } from '../fleet/deployments/readRollout';
import { rolloutDevices } from '../fleet/deployments/rolloutDevices';
import type { Fleet } from '../fleet/fleet';
import type { AnyListing } from '../fleet/requests/listing';
import { rolloutPanel } from '../text/panels/deployments/rolloutPanel';
import { oldestRead } from '../fleet/requests/oldestRead';
import { distinctErrors } from './listStates';
import type { Content, ContentOptions } from './content';

/** Longer lists of devices that didn't fail are not read: each 250 devices cost a request. */
const maxListed = 250;

type DeploymentAddress = FleetAddress & { readonly kind: 'deployment' };

/** The lists that the panel shows, besides the definition. */
function listsOf(fleet: Fleet, { deploymentId, targetArn = '' }: ListedDeployment): readonly AnyListing[] {
  const { rollouts } = fleet;
  const lists = outcomes
    .filter((outcome) => rollouts.knownExecutions(deploymentId, outcome) !== undefined)
    .map((outcome) => rollouts.executions(deploymentId, outcome));
  const thingName = thingNameOfArn(targetArn);
  const ofDevice = thingName === '' ? undefined : fleet.devices.get(thingName)?.deployments;
  return [
    ...(thingName === '' ? [rollouts.job(deploymentId)] : []),
    ...(ofDevice === undefined ? [] : [ofDevice]),
    rollouts.revisions(targetArn).listing,
    ...lists,
  ];
}

/** Reads the devices with an outcome, and the error codes of the first ones. */
async function readList(fleet: Fleet, deploymentId: string, outcome: Outcome): Promise<void> {
  await fleet.rollouts.executions(deploymentId, outcome).read();
  await readFailedDevices(fleet, deploymentId, outcome);
}

/**
 * Reads what the panel shows: the job, the revisions, what changed, and the devices that failed, or all if they are few.
 * Resolves with the error if the device of a deployment to a single thing can't be loaded.
 */
async function load(fleet: Fleet, deployment: ListedDeployment): Promise<FleetError | undefined> {
  const { rollouts } = fleet;
  const { deploymentId, targetArn = '' } = deployment;
  const revisions = rollouts.revisions(targetArn).listing.read();
  const thingName = thingNameOfArn(targetArn);
  if (thingName !== '') {
    const ofDevice = readTargetDevice(fleet, thingName);
    await Promise.all([revisions, ofDevice, loadRevisionChanges(fleet, deploymentId)]);
    return ofDevice;
  }
  await rollouts.job(deploymentId).read();
  const counted = countsOf(knownRollout(fleet, deployment));
  const wanted = outcomes.filter((outcome) => {
    const amount = counted?.source === 'job' ? counted.counts[outcome] : 0;
    return amount > 0 && (isBad(outcome) || amount <= maxListed);
  });
  const lists = wanted.map((outcome) => readList(fleet, deploymentId, outcome));
  await Promise.all([revisions, loadRevisionChanges(fleet, deploymentId), ...lists]);
  return undefined;
}

/** Finds the deployment of an address. Rejects with a FleetError if it doesn't exist. */
async function find(fleet: Fleet, address: DeploymentAddress): Promise<ListedDeployment> {
  const { deploymentId } = address;
  const listing = deploymentId === undefined ? fleet.rollouts.latest.listing : fleet.deployments.of(deploymentId);
  if (deploymentAt(fleet, address) === undefined) {
    await listing.read();
  }
  const found = deploymentAt(fleet, address);
  if (found === undefined) {
    const operation = deploymentId === undefined ? 'ListDeployments' : 'GetDeployment';
    throw listing.state.error ?? fleetError({ kind: 'notFound', operation }, 'The deployment was not found.');
  }
  return found;
}

/** The content of the panel of a deployment. */
export function rolloutContent(
  address: DeploymentAddress,
  { catalog, isWatched }: Pick<ContentOptions, 'catalog' | 'isWatched'>,
): Content {
  let deviceError: FleetError | undefined;
  return {
    closesWithConnection: false,
    open: async (fleet) => {
      const [deployment] = await Promise.all([find(fleet, address), catalog.load()]);
      deviceError = await load(fleet, deployment);
    },
    refresh: async (fleet) => {
      const deployment = await find(fleet, address);
      const definition = fleet.deployments.of(deployment.deploymentId);
      await Promise.all([definition, ...listsOf(fleet, deployment)].map((list) => list.refresh()));
      deviceError = await load(fleet, deployment);
    },
    current: (fleet) => {
      const deployment = deploymentAt(fleet, address);
      const { loaded: explain } = catalog;
      if (deployment === undefined || explain === undefined) {
        return { panel: undefined, notices: [], isLoading: false };
      }
      const { deploymentId, targetArn = '' } = deployment;
      const lists = listsOf(fleet, deployment);
      const definition = fleet.deployments.of(deploymentId).state;
      const states = lists.map(({ state }) => state);
      const isLoading = definition.isLoading || states.some((state) => state.isLoading);
      const isGroup = targetKindOf(targetArn) === 'thinggroup';
      const panel = rolloutPanel({
        address,
        rollout: knownRollout(fleet, deployment),
        devices: rolloutDevices(fleet, deploymentId).map(deviceOutcomes(fleet, deployment)),
        changes: revisionChanges(fleet, deploymentId),
        revisions: fleet.rollouts
          .revisions(targetArn)
          .listing.state.items?.map((revision) => knownRollout(fleet, revision)),
        subDeployments: isGroup
          ? (fleet.rollouts.latest.listing.state.items ?? []).filter((other) => other.parentTargetArn === targetArn)
          : [],
        // The section of the definition has its error.
        errors: distinctErrors(
          [...states.map(({ error }) => error), deviceError]
            .filter((error) => error !== undefined)
            .filter((error) => error !== definition.error),
        ),
        definitionError: definition.error,
        readAt: fleet.connection.asOf ?? oldestRead([definition, ...states]),
        isLoading,
        isWatched: isWatched({ ...address, deploymentId }),
        explain,
      });
      return { panel: { ...panel, isSnapshot: fleet.connection.asOf !== undefined }, notices: [], isLoading };
    },
  };
}
