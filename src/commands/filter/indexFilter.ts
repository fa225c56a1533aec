import * as vscode from 'vscode';
import type { AppState } from '../../app/appState';
import { asFleetError } from '../../greengrass/ports/fleetError';
import { refusalOf, type IndexField } from '../../greengrass/indexQuery';
import type { FleetIndex } from '../../fleet/connectivity/fleetIndex';
import type { Fleet } from '../../fleet/fleet';
import { indexParts, type DeviceFilter } from '../../fleet/selection/deviceFilter';
import { conditionsFor } from '../../fleet/selection/indexCandidates';
import type { IndexAvailability } from '../../text/filter/filterPicks';
import { indexValues, type KnownValue } from '../../text/filter/filterValues';
import { connectivityOff, refusalWords } from '../../text/filter/indexWords';
import { isConnectivityOn } from '../../ui/settings';
import { showConnectivity } from '../devices/showConnectivity';

/** The fleets with an index: the open ones that aren't snapshots. */
function liveFleets({ sessions }: AppState): readonly Fleet[] {
  return sessions.all.flatMap(({ fleet }) => (fleet?.connection.asOf === undefined ? (fleet ?? []) : []));
}

function liveIndexes(app: AppState): Promise<readonly FleetIndex[]> {
  return Promise.all(liveFleets(app).map((fleet) => app.filteredFleets.index(fleet)));
}

/** Whether the fleet index can be searched. */
export function indexAvailability(app: AppState): IndexAvailability {
  const isAnySnapshot = app.sessions.all.some(({ fleet }) => fleet?.connection.asOf !== undefined);
  if (isAnySnapshot && liveFleets(app).length === 0) {
    return 'none';
  }
  return isConnectivityOn() ? 'on' : 'off';
}

/** Whether the user has turned on the fleet index, or does so now. */
export async function turnOnIndex(): Promise<boolean> {
  if (isConnectivityOn()) {
    return true;
  }
  const { sentence, action } = connectivityOff;
  if ((await vscode.window.showInformationMessage(sentence, action)) !== action) {
    return false;
  }
  await showConnectivity();
  return true;
}

/**
 * The values of a field, with how many things have each; none if the user hasn't turned on the fleet index. Rejects with a
 * FleetError if no index has them.
 */
export async function valuesInIndex(app: AppState, field: IndexField): Promise<readonly KnownValue[]> {
  if (indexAvailability(app) !== 'on') {
    return [];
  }
  const listings = (await liveIndexes(app)).map((index) => index.valuesOf(field));
  await Promise.all(listings.map((listing) => listing.read()));
  const error = listings.map(({ state }) => state.error).find((one) => one !== undefined);
  if (error !== undefined && listings.every(({ state }) => state.items === undefined)) {
    throw error;
  }
  return indexValues(listings.flatMap(({ state }) => state.items ?? []));
}

/** Asks for the name and the value of an attribute; `undefined` if the user cancels. An empty one removes the filter. */
export async function inputAttribute(title: string, current: string | undefined): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title,
    prompt: 'Name and value of an attribute in the registry of AWS IoT, such as site=graz',
    value: current ?? '',
    validateInput: (typed) => {
      const refusal = typed.trim() === '' ? undefined : refusalOf('attribute', typed.trim());
      return refusal === undefined ? undefined : refusalWords(refusal);
    },
  });
}

/**
 * Rejects with a FleetError if no fleet can answer what a change of the filter asks the fleet index. The answers are kept for
 * the rows. Other changes aren't checked: an index that can't be searched must not keep the user from them.
 */
export async function checkIndex(app: AppState, before: DeviceFilter, filter: DeviceFilter): Promise<void> {
  const asksMore = indexParts.some((part) => Boolean(filter[part]) && filter[part] !== before[part]);
  if (!asksMore || indexAvailability(app) !== 'on') {
    return;
  }
  const check = async (index: FleetIndex): Promise<void> => {
    const conditions = await conditionsFor(filter, index, new AbortController().signal);
    await (conditions && index.first(conditions));
  };
  const indexes = await liveIndexes(app);
  const errors = await Promise.all(indexes.map((index) => check(index).then(() => undefined, asFleetError)));
  const [error] = errors;
  if (error !== undefined && errors.every((one) => one !== undefined)) {
    throw error;
  }
}
