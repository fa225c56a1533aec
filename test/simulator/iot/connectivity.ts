import type { Body, ServiceState } from '../http/pageResponse';
import type { SimulatedDevice } from '../fleetFile';
import { days, hours } from '../generated/random';
import type { SimulatedConnectivity } from './iotFleet';
import { iotError } from '../http/serviceError';

/** A device that hasn't reported for longer is offline. Reports come once a day at least. */
const longestSilence = 25 * hours;

/** The connection of a device that says nothing about it: one that reports is connected. */
export function connectivityOf(device: SimulatedDevice, now: number): SimulatedConnectivity {
  const { connectivity, lastStatusUpdateTimestamp: reported } = device;
  if (connectivity !== undefined) {
    return connectivity;
  }
  if (reported === undefined) {
    return { connected: false };
  }
  return now - reported > longestSilence
    ? { connected: false, timestamp: reported + 600, disconnectReason: 'MQTT_KEEP_ALIVE_TIMEOUT' }
    : { connected: true, timestamp: reported - 2 * days, disconnectReason: 'NONE' };
}

/** The response of GetThingConnectivityData. Throws the errors of the service. */
export function thingConnectivity(thingName: string, { fleet, startedAt, now }: ServiceState): Body {
  const { things, connectivity } = fleet.iot.indexing;
  const device = fleet.device(thingName);
  if (things === 'OFF' || connectivity === 'OFF') {
    throw iotError('InvalidRequestException', 'Thing connectivity indexing is not enabled.');
  }
  if (device === undefined) {
    throw iotError('ResourceNotFoundException', `Thing ${thingName} cannot be found.`);
  }
  const { timestamp, ...rest } = connectivityOf(device, now());
  const time = timestamp === undefined ? {} : { timestamp: Math.round(startedAt + timestamp * 1000) / 1000 };
  return { thingName, ...rest, ...time };
}

/** The response of GetIndexingConfiguration. */
export function indexingConfiguration({ fleet }: ServiceState): Body {
  const { things: thingIndexingMode, connectivity: thingConnectivityIndexingMode } = fleet.iot.indexing;
  return { thingIndexingConfiguration: { thingIndexingMode, thingConnectivityIndexingMode } };
}
