import type { Connection } from '../../../src/greengrass/ports/connection';
import type { Page } from '../../../src/greengrass/ports/fleetSource';
import type { DeviceKnowledge } from '../../../src/greengrass/knownDevice';
import { isObject } from '../../../src/base/json';
import { toCoreDevice, toEffectiveDeployment, toInstalledComponent } from '../../../src/greengrass/wire/toModel';
import { Fleet } from '../../../src/fleet/fleet';
import { showRecorded, snapshotConnection } from '../../../src/fleet/snapshots/snapshotSource';
import { systemClock } from '../../../src/ui/systemClock';
import type { SimulatedDevice } from '../../simulator/fleetFile';
import { generateFleet } from '../../simulator/generateFleet';

const pageSize = 100;

const takenAt = new Date('2026-11-23T12:00:00Z');

/** As an answer has it: offsets as times, and each text a string of its own that was read, not put together. */
function answered(value: object): object {
  const isTime = (key: string, field: unknown): field is number =>
    key.endsWith('Timestamp') && typeof field === 'number';
  const json = JSON.stringify(value, (key, field: unknown) =>
    isTime(key, field) ? new Date(takenAt.getTime() + field * 1000) : field,
  );
  const parsed: unknown = JSON.parse(json);
  return isObject(parsed) ? parsed : {};
}

function recorded(simulated: SimulatedDevice, isLookedInto: boolean): DeviceKnowledge {
  const { coreDeviceThingName, status, lastStatusUpdateTimestamp, platform, architecture, runtime } = simulated;
  const listed = { coreDeviceThingName, status, lastStatusUpdateTimestamp, platform, architecture, runtime };
  return {
    device: toCoreDevice(answered(listed)),
    // A scan does not ask for them.
    details: undefined,
    deployments: isLookedInto
      ? simulated.effectiveDeployments.map((item) => toEffectiveDeployment(answered(item)))
      : undefined,
    components: isLookedInto
      ? simulated.installedComponents.map((item) => toInstalledComponent(answered(item)))
      : undefined,
  };
}

/** The devices of each thing group; each device is in two, that of its site and that of its ring. */
function groupsOf(devices: readonly SimulatedDevice[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { coreDeviceThingName, tags } of devices) {
    for (const group of [tags?.['site'] ?? '', `ring-${tags?.['ring'] ?? ''}`]) {
      const things = groups.get(group) ?? [];
      things.push(coreDeviceThingName);
      groups.set(group, things);
    }
  }
  return groups;
}

function whole<T>(items: readonly T[]): Promise<Page<T>> {
  return Promise.resolve({ items, nextToken: undefined });
}

/**
 * A fleet that is known to its last device, with thing groups; nothing of it is asked over HTTP.
 * @param scanned of how many of the devices the deployments and components are known, too: from 0 to 1
 */
export async function recordedFleet(size: number, scanned: number): Promise<Fleet> {
  const { account, region, devices } = generateFleet(size);
  const simulated = Array.from({ length: size }, (_, index) => devices.at(index)).flatMap((device) => device ?? []);
  const groups = groupsOf(simulated);
  const snapshot = {
    takenAt,
    account,
    region,
    profile: 'generated',
    partition: 'aws',
    deployments: [],
    devices: simulated.map((device, index) =>
      recorded(device, Math.floor((index + 1) * scanned) > Math.floor(index * scanned)),
    ),
  };
  const listed = snapshot.devices.map(({ device }) => device);
  const connection = snapshotConnection(snapshot, 'generated');
  const source: Connection['source'] = {
    ...connection.source,
    listCoreDevices: (token) => {
      const [from, to] = [Number(token ?? 0), Number(token ?? 0) + pageSize];
      const items = listed.slice(from, to);
      return Promise.resolve({ items, nextToken: to < listed.length ? String(to) : undefined });
    },
    listThingGroups: () => whole([...groups.keys()]),
    listThingsInThingGroup: (group) => whole(groups.get(group) ?? []),
  };
  const fleet = new Fleet({ ...connection, source }, systemClock, () => undefined);
  await fleet.list.readFirst();
  await fleet.unlisted.readAll(new AbortController().signal, () => undefined);
  await showRecorded(fleet, snapshot, () => Promise.resolve());
  return fleet;
}
