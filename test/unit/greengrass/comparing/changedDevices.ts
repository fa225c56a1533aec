import type { ChangesSince } from '../../../../src/fleet/snapshots/changesSince';
import { fleetChanges } from '../../../../src/greengrass/comparing/fleetChanges';
import type { DeviceKnowledge } from '../../../../src/greengrass/knownDevice';
import { coreDevice, hoursAgo, installedComponent, now } from '../../fixtures';
import { knownDevice } from '../../text/panels/facts';

/** A scanned core device with one running component, except for the given fields. */
export function device(thingName: string, fields: Partial<DeviceKnowledge> = {}): DeviceKnowledge {
  return {
    device: coreDevice({ coreDeviceThingName: thingName }),
    details: undefined,
    deployments: [],
    components: [installedComponent()],
    ...fields,
  };
}

/** The components of a core device with a broken one. */
export const broken = [installedComponent({ lifecycleState: 'BROKEN', lifecycleStatusCodes: ['RUN_ERROR'] })];

const earlier = [device('press-1'), device('press-2', { components: broken }), device('old')];
const later = [
  device('press-1', { components: broken }),
  device('press-2', { components: [installedComponent({ componentVersion: '2.0.0' })] }),
  device('new'),
];

/** A change of each kind within 24 hours, except for the given fields. */
export function oneOfEach(fields: Partial<ChangesSince> = {}): ChangesSince {
  return {
    place: knownDevice().place,
    changes: fleetChanges(earlier, later, true),
    before: hoursAgo(24),
    after: now,
    isSnapshotWhole: true,
    isRedacted: false,
    otherAccount: undefined,
    otherRegion: undefined,
    ...fields,
  };
}

/** No change, in a fleet of which not every core device is loaded. */
export const unchanged = fleetChanges([device('press-1')], [device('press-1')], false);
