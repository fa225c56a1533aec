import type { AppState } from '../../app/appState';
import type { Fleet } from '../../fleet/fleet';
import type { CompareKind, ComparedAddress } from '../../greengrass/addresses/comparedAddress';
import type { Deployment } from '../../greengrass/model';
import { canceled, fleetError } from '../../greengrass/ports/fleetError';
import { definitionDocument } from '../../greengrass/rollouts/definitionDocument';
import { nameOfSide, revisionName, type ComparedName } from '../../text/messages/compareWords';
import { connectionLabel } from '../target/targetSession';

/** One side of a comparison. */
export interface ComparedDocument extends ComparedName {
  readonly path: readonly string[];
  readonly text: string;
}

/** The fleet of something to compare. Throws if its connection isn't shown any more. */
export function fleetOf({ sessions }: AppState, { connectionId }: ComparedAddress): Fleet {
  const fleet = sessions.fleetOf(connectionId);
  if (fleet === undefined) {
    throw fleetError({ kind: 'notFound' }, 'The revision belongs to another connection.');
  }
  return fleet;
}

/** The definition of a revision. Rejects with a FleetError if it can't be loaded. */
export async function definitionOf(fleet: Fleet, deploymentId: string): Promise<Deployment> {
  const listing = fleet.deployments.of(deploymentId);
  await listing.read();
  const { items, error } = listing.state;
  const [definition] = items ?? [];
  if (definition === undefined) {
    throw error ?? canceled('GetDeployment');
  }
  return definition;
}

/** Loads the document of each kind that can be compared. */
const documents: {
  readonly [Kind in CompareKind]: (
    fleet: Fleet,
    address: Extract<ComparedAddress, { readonly kind: Kind }>,
    place: string,
  ) => Promise<ComparedDocument>;
} = {
  deployment: async (fleet, { connectionId, deploymentId }, place) => {
    const definition = await definitionOf(fleet, deploymentId);
    const name = revisionName(definition, place);
    const path = [connectionId, 'deployments', deploymentId, nameOfSide(name)];
    return { ...name, path, text: definitionDocument(definition) };
  },
};

/** Loads one side of a comparison. Rejects with a FleetError. */
export function comparedDocument(app: AppState, address: ComparedAddress): Promise<ComparedDocument> {
  const fleet = fleetOf(app, address);
  const session = app.sessions.all.find((one) => one.fleet === fleet);
  return documents[address.kind](fleet, address, session === undefined ? '' : connectionLabel(session));
}
