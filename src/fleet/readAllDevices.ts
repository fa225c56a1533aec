import type { Clock } from '../core/clock';
import type { CoreDevice } from '../core/model';
import type { FleetSource, ListedOnly } from '../core/source';
import { nameOf } from './coreDeviceList';
import { followPages, type FetchPage } from './followPages';
import { readAhead } from './readAhead';

/** Where a read begins, what it leaves out, and what ends it. */
export interface ReadOptions {
  readonly signal: AbortSignal;
  readonly from?: string | undefined;
  readonly only?: ListedOnly;
  readonly clock: Clock;
}

/**
 * Reads the list of core devices to its end. Rejects with a FleetError; what was read by then has been handed on.
 * @param ask makes a request when its turn comes
 * @param keep is handed each page
 */
export async function readAllDevices(
  ask: <T>(request: (source: FleetSource) => Promise<T>) => Promise<T>,
  keep: (devices: readonly CoreDevice[]) => void,
  { signal, from, only, clock }: ReadOptions,
): Promise<void> {
  const askPage: FetchPage<CoreDevice> = (token) => ask((source) => source.listCoreDevices(token, signal, only));
  const fetchPage = readAhead(askPage, Infinity, clock);
  for await (const { items } of followPages({ fetchPage, keyOf: nameOf, seen: new Set<string>(), from }, signal)) {
    keep(items);
  }
}
