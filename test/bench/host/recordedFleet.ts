import type { Connection } from '../../../src/greengrass/ports/connection';
import type { Page } from '../../../src/greengrass/ports/page';
import type { DeviceKnowledge } from '../../../src/greengrass/knownDevice';
import { isObject } from '../../../src/base/json';
import { toCoreDevice, toEffectiveDeployment, toInstalledComponent } from '../../../src/greengrass/wire/toModel';
import { Fleet } from '../../../src/fleet/fleet';
import { showRecorded, snapshotConnection } from '../../../src/fleet/snapshots/snapshotSource';
import { systemClock } from '../../../src/ui/systemClock';
import type { SimulatedDevice } from '../../simulator/fleetFile';
import { generateFleet } from '../../simulator/generated/generateFleet';

const pageSize = 100;

const takenAt = new Date('2026-11-23T12:00:00Z');

/** Copies a value like a response: with times for offsets, and with a separate string for each text. */
function parsed(value: object): object {
  const isTime = (key: string, field: unknown): field is number =>
    key.endsWith('Timestamp') && typeof field === 'number';
  const json = JSON.stringify(value, (key, field: unknown) =>
    isTime(key, field) ? new Date(takenAt.getTime() + field * 1000) : field,
  );
  const copy: unknown = JSON.parse(json);
  return isObject(copy) ? copy : {};
}

function recorded(simulated: SimulatedDevice, isScanned: boolean): DeviceKnowledge {
  const { coreDeviceThingName, status, lastStatusUpdateTimestamp, platform, architecture, runtime } = simulated;
  const listed = { coreDeviceThingName, status, lastStatusUpdateTimestamp, platform, architecture, runtime };
  return {
    device: toCoreDevice(parsed(listed)),
    // A scan doesn't request GetCoreDevice.
    details: undefined,
    deployments: isScanned
      ? simulated.effectiveDeployments.map((item) => toEffectiveDeployment(parsed(item)))
      : undefined,
    components: isScanned ? simulated.installedComponents.map((item) => toInstalledComponent(parsed(item))) : undefined,
  };
}

/** The devices of each thing group. Each device is in two: its site and its ring. */
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
 * A fully loaded fleet with thing groups. Sends no HTTP requests.
 * @param scanned share of scanned devices, from 0 to 1
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
