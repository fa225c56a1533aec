import type { KnownDevice } from '../../greengrass/knownDevice';
import type { Fleet } from '../fleet';
import { unknownDevice } from './coreDeviceRecord';

/** What is known about the core device with a name. A row can outlive its device, and then only the name is known. */
export function knownByName(fleet: Fleet, thingName: string): KnownDevice {
  const record = fleet.devices.get(thingName);
  return record === undefined
    ? {
        place: fleet.place(),
        device: unknownDevice(thingName),
        details: undefined,
        deployments: undefined,
        components: undefined,
      }
    : fleet.known(record);
}
