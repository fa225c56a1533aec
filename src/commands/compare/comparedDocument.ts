import type { AppState } from '../../app/appState';
import type { Fleet } from '../../fleet/fleet';
import type { ComparedAddress } from '../../greengrass/addresses/comparedAddress';
import type { Deployment } from '../../greengrass/model';
import { canceled, fleetError } from '../../greengrass/ports/fleetError';
import { definitionDocument } from '../../greengrass/rollouts/definitionDocument';
import { nameOfSide, revisionName, type ComparedName } from '../../text/messages/comparing/compareWords';
import type { Catalog } from '../../ui/catalog';
import type { LazyDocuments } from '../../ui/documents/lazyDocuments';
import type { NamedText } from '../../ui/documents/readOnlyDocuments';
import { comparedDevice } from './deviceComparison';
import { recipeDocument } from '../components/recipeDocument';
import { connectionLabel } from '../target/targetSession';

/** What comparisons and documents need. */
export interface CompareTools {
  readonly app: AppState;
  readonly catalog: Catalog;
  readonly documents: LazyDocuments;
}

/** One side of a comparison. */
type ComparedDocument = ComparedName & NamedText;

/** The fleet of something to compare. Throws if its connection isn't shown any more. */
export function fleetOf({ sessions }: AppState, { connectionId }: ComparedAddress): Fleet {
  const fleet = sessions.fleetOf(connectionId);
  if (fleet === undefined) {
    throw fleetError({ kind: 'notFound' }, 'The item belongs to another connection.');
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

/** Loads the document of an item that can be compared. Rejects with a FleetError. */
export async function comparedDocument(
  { app, catalog }: CompareTools,
  address: ComparedAddress,
): Promise<ComparedDocument> {
  const fleet = fleetOf(app, address);
  const session = app.sessions.all.find((one) => one.fleet === fleet);
  const place = session === undefined ? '' : connectionLabel(session);
  switch (address.kind) {
    case 'deployment': {
      const definition = await definitionOf(fleet, address.deploymentId);
      const name = revisionName(definition, place);
      const path = [address.connectionId, 'deployments', address.deploymentId, nameOfSide(name)];
      return { ...name, path, text: definitionDocument(definition) };
    }
    case 'coreDevice':
      return comparedDevice(fleet, address, place);
    case 'componentVersion':
      return recipeDocument(fleet, catalog, address, place);
  }
}
