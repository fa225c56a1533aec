import assert from 'node:assert/strict';
import type { FleetSource } from '../../../../src/greengrass/ports/fleetSource';
import type { ScanState } from '../../../../src/fleet/scanning/scanState';
import { Fleet } from '../../../../src/fleet/fleet';
import { snapshotConnection } from '../../../../src/fleet/snapshots/snapshotSource';
import { FakeClock } from '../../fakeClock';
import { coreDevice, now } from '../../fixtures';

const place = { profile: 'plant', region: 'eu-west-1', partition: 'aws', account: undefined };

/** A fleet of healthy devices without a network. `source` overrides its responses. */
export function fleetOf(
  size: number,
  source: Partial<FleetSource>,
  didChange: (fleet: Fleet) => void = () => undefined,
): Fleet {
  const devices = Array.from({ length: size }, (_, index) => ({
    device: coreDevice({ coreDeviceThingName: `press-${index}` }),
    details: undefined,
    deployments: [],
    components: [],
  }));
  const connection = snapshotConnection({ ...place, takenAt: now, devices, deployments: [] }, 'a.json');
  const fleet: Fleet = new Fleet(
    { ...connection, source: { ...connection.source, ...source } },
    new FakeClock(),
    () => {
      didChange(fleet);
    },
  );
  return fleet;
}

/** The state of the latest scan. */
export function stateOf({ scans }: Fleet): ScanState {
  return scans.last?.state ?? assert.fail('No scan was started.');
}
