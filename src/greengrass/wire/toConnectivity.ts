import { flag, member, text, time } from '../../base/json';
import type { IndexingConfiguration, ThingConnectivity } from '../connectivity';

/** The response of GetThingConnectivityData. */
export function toThingConnectivity(response: object): ThingConnectivity {
  return {
    connected: flag(member(response, 'connected')),
    timestamp: time(member(response, 'timestamp')),
    disconnectReason: text(member(response, 'disconnectReason')),
  };
}

/** The response of GetIndexingConfiguration. */
export function toIndexingConfiguration(response: object): IndexingConfiguration {
  const things = member(response, 'thingIndexingConfiguration');
  return {
    thingIndexingMode: text(member(things, 'thingIndexingMode')),
    thingConnectivityIndexingMode: text(member(things, 'thingConnectivityIndexingMode')),
  };
}
