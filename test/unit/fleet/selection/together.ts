import {
  groupDevices,
  newTally,
  type DeviceGroup,
  type DeviceGrouping,
  type Membership,
} from '../../../../src/fleet/selection/deviceGroups';
import type { JudgedDevice } from '../../../../src/greengrass/failures/findings';
import type { DeviceKnowledge } from '../../../../src/greengrass/knownDevice';
import { coreDevice, judgedDevice } from '../../fixtures';

const context = { now: new Date('2026-11-23T12:00:00Z'), stuckAfterHours: 2, staleAfterHours: 25 };

/** A device with a name, a status and the given data. */
export function device(
  coreDeviceThingName: string,
  status?: string,
  known: Partial<DeviceKnowledge> = {},
): JudgedDevice {
  return judgedDevice(coreDevice({ coreDeviceThingName, status }), known);
}

/** Groups devices that are shown in the given order and arrived in reverse order. */
export function together(
  devices: readonly JudgedDevice[],
  grouping: DeviceGrouping,
  membership?: Membership,
): readonly DeviceGroup[] {
  const tally = newTally(devices.length, grouping, context);
  devices.toReversed().forEach((facts, place) => {
    tally.add(place, facts);
  });
  const thingNames = devices.map((facts) => facts.device.coreDeviceThingName);
  const places = Uint32Array.from(devices.keys()).reverse();
  const placesOf = (things: ReadonlySet<string>): Uint32Array =>
    places.filter((_place, index) => things.has(thingNames[index] ?? ''));
  return groupDevices({ tally, thingNames, places, placesOf }, grouping, membership);
}
