import assert from 'node:assert/strict';
import { manualScan } from '../../../../src/fleet/scanning/scanState';
import { component, coreDevice } from '../../../simulator/generated/deviceParts';
import { account, hours, region } from '../../../simulator/generated/random';
import { openScanFleet, type ScanFleet } from './openScanFleet';

const classic = { coreVersion: '2.14.3', isLite: false };
const saw = component('com.example.Saw', '1.1.0', 'd1', 2 * hours);
/** The later a device reported, the higher its number. */
const devices = [3, 1, 5, 2, 4].map((number) => coreDevice(`saw-${number}`, classic, (10 - number) * hours, [], [saw]));

describe('a component scan', () => {
  let scanned: ScanFleet;
  beforeEach(async () => {
    scanned = await openScanFleet({ account, region, devices });
  });
  afterEach(() => scanned.close());

  /** The devices whose components were requested since the last call, in order. */
  let seen = 0;
  function asked(operation: string): readonly string[] {
    const records = scanned.simulator.requests.slice(seen);
    seen = scanned.simulator.requests.length;
    return records.filter((record) => record.operation === operation).map(({ name }) => name);
  }
  beforeEach(() => {
    seen = 0;
  });

  it('reads the components of the devices that are not scanned, newest reports first, with one request each', async () => {
    const { fleet } = scanned;
    await fleet.list.readFirst();
    await fleet.devices.get('saw-4')?.components.read();
    asked('');
    await fleet.componentScans.start(manualScan('components'));
    const names = scanned.simulator.requests.slice(seen).map(({ operation }) => operation);
    assert.deepEqual(
      names.filter((operation) => !['ListCoreDevices', 'ListInstalledComponents'].includes(operation ?? '')),
      [],
    );
    assert.deepEqual(asked('ListInstalledComponents'), ['saw-5', 'saw-3', 'saw-2', 'saw-1']);
    assert.deepEqual(fleet.componentIndex.coverage(), { scanned: 5, known: 5, isWhole: true, isIndexing: false });
    assert.equal(fleet.componentIndex.spread('com.example.Saw')?.devices, 5);
  });

  it('reads the components of every device again if the user asks for that', async () => {
    const { fleet } = scanned;
    await fleet.componentScans.start(manualScan('components'));
    scanned.simulator.update('saw-3', () => ({ installedComponents: [] }));
    scanned.simulator.remove('saw-2');
    asked('');
    await fleet.componentScans.start(manualScan('allComponents'));
    assert.deepEqual(asked('ListInstalledComponents'), ['saw-5', 'saw-4', 'saw-3', 'saw-1']);
    assert.equal(fleet.componentIndex.spread('com.example.Saw')?.devices, 3);
    assert.deepEqual(fleet.componentIndex.coverage(), { scanned: 4, known: 4, isWhole: true, isIndexing: false });
  });

  it('is separate from the scans for failures', async () => {
    const { fleet } = scanned;
    await fleet.componentScans.start(manualScan('components'));
    assert.equal(fleet.componentScans.last?.state.phase, 'done');
    assert.equal(fleet.scans.last, undefined);
  });

  it('continues where it was canceled', async () => {
    const { fleet } = scanned;
    const running = fleet.componentScans.start(manualScan('components'));
    while (fleet.componentIndex.coverage().scanned === 0) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    fleet.componentScans.last?.cancel();
    await running;
    assert.ok(fleet.componentIndex.coverage().scanned < 5);
    await fleet.componentScans.last?.resume();
    assert.equal(fleet.componentIndex.coverage().scanned, 5);
    const names = asked('ListInstalledComponents');
    assert.equal(new Set(names).size, 5);
    // Only the request in flight when the scan was canceled is repeated.
    assert.ok(names.length <= 6);
  });
});
