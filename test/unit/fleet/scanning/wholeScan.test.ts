import assert from 'node:assert/strict';
import type { Fleet } from '../../../../src/fleet/fleet';
import type { Scan } from '../../../../src/fleet/scanning/scan';
import { manualScan, type ScanKind } from '../../../../src/fleet/scanning/scanState';
import { expiredToken } from '../../../simulator/faults/faults';
import { fewFailing } from '../../../simulator/sample/fewFailing';
import type { SimulatedFleet } from '../../../simulator/fleetFile';
import { generateFleet } from '../../../simulator/generated/generateFleet';
import type { Simulator } from '../../../simulator/simulator';
import { openScanFleet, type ScanFleet } from './openScanFleet';

// A separate file, because these take seconds: the mutation tests don't run them.
describe('a scan of a larger fleet', () => {
  let opened: ScanFleet;
  let simulator: Simulator;
  let fleet: Fleet;

  async function start(simulated: SimulatedFleet): Promise<void> {
    opened = await openScanFleet(simulated);
    ({ simulator, fleet } = opened);
  }
  afterEach(() => opened.close());

  async function scan(kind: ScanKind = 'quick'): Promise<Scan> {
    await fleet.scans.start(manualScan(kind));
    return fleet.scans.last ?? assert.fail('No scan was started.');
  }

  function failing(): ReadonlySet<string> {
    return new Set([...fleet.failingDevices()].map(({ device }) => device.coreDeviceThingName));
  }

  for (const [kind, size] of [
    ['quick', 1_150],
    // Two requests per device.
    ['full', 150],
  ] as const) {
    it(`removes deleted devices and finds recovered ones in a ${kind} scan`, async () => {
      await start(generateFleet(size));
      await fleet.list.readFirst();
      await fleet.list.settled();
      await fleet.unlisted.readAll(new AbortController().signal, () => undefined);
      // The last ones aren't on the list of a large fleet.
      const [gone = '', recovered = ''] = [...fleet.devices.all()]
        .filter(({ device }) => device.status === 'UNHEALTHY')
        .map(({ device }) => device.coreDeviceThingName)
        .slice(-2);
      simulator.remove(gone);
      simulator.update(recovered, () => ({ status: 'HEALTHY' }));
      await scan(kind);
      assert.equal(fleet.devices.get(gone), undefined);
      assert.equal(fleet.devices.get(recovered)?.device.status, 'HEALTHY');
      assert.equal(failing().has(gone), false);
    });
  }

  it('has a cost in proportion to failures, not devices', async () => {
    await start(fewFailing(10_000));
    const { state } = await scan();
    assert.equal(failing().size, 40);
    assert.deepEqual(
      state.parts.map(({ part, done, total }) => [part, done, total]),
      [
        ['unhealthyDevices', 10, 10],
        ['deployments', 12, 12],
        ['failedDevices', 30, 30],
      ],
    );
    assert.ok(state.requests < 200, `${state.requests} requests.`);
  });

  it('misses nothing when throttled', async () => {
    await start(fewFailing(80));
    simulator.setFaults({ times: 1, effect: { kind: 'throttle' } });
    const { state } = await scan();
    assert.deepEqual([state.phase, state.failures], ['done', []]);
    const found = failing();
    await scan('full');
    assert.deepEqual(found, failing());
    assert.ok(found.size > 30);
  }).timeout(30_000);

  it('stops on an error that fails every request, and resumes from there', async () => {
    await start(fewFailing(400));
    simulator.setFaults({ operation: 'GetDeployment', effect: expiredToken });
    const started = await scan();
    assert.equal(started.state.phase, 'stopped');
    assert.ok(started.state.failures.length <= 3 && started.state.left > 0);
    assert.ok(started.state.failures.every(({ error }) => error.kind === 'expired'));
    simulator.setFaults();
    await started.retry(() => true);
    const { phase, left, failures, parts } = started.state;
    assert.deepEqual([phase, left, failures], ['done', 0, []]);
    assert.ok(parts.every(({ done, total, isListed }) => done === total && isListed));
  });
});
