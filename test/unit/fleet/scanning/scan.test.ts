import assert from 'node:assert/strict';
import { groupFailures } from '../../../../src/greengrass/failures/failureGroups';
import { manualScan, type ScanKind, type ScanPart } from '../../../../src/fleet/scanning/scanState';
import { topicLabel } from '../../../../src/text/messages/failureWords';
import type { Fleet } from '../../../../src/fleet/fleet';
import type { Scan } from '../../../../src/fleet/scanning/scan';
import { cloudDeploymentsOn } from '../../../simulator/cloudDeployments';
import { component, coreDevice, groupDeployment, thingDeployment } from '../../../simulator/generated/deviceParts';
import { accessDenied } from '../../../simulator/faults/faults';
import type { SimulatedFleet } from '../../../simulator/fleetFile';
import { account, hours, region, seededRandom } from '../../../simulator/generated/random';
import type { Simulator } from '../../../simulator/simulator';
import { openScanFleet, type ScanFleet } from './openScanFleet';

const classic = { coreVersion: '2.14.3', isLite: false };
const random = seededRandom(9);
const failed = {
  coreDeviceExecutionStatus: 'FAILED',
  statusDetails: { errorStack: ['DEPLOYMENT_FAILURE', 'DISK_SPACE_CRITICAL'], errorTypes: ['DEVICE_ERROR'] },
};
const line = groupDeployment(random, 'line-3', 'press-line', 9 * hours);
const yard = groupDeployment(random, 'yard', 'yard-cranes', 9 * hours);
const broken = component('com.acme.Monitor', '1.2.3', line.deploymentId ?? '', hours, {
  lifecycleState: 'BROKEN',
  lifecycleStatusCodes: ['STARTUP_ERROR'],
});
const errored = component('com.acme.Cranes', '1.0.0', yard.deploymentId ?? '', hours, { lifecycleState: 'ERRORED' });
const bringUp = (thing: string, overrides: object = {}) => thingDeployment(random, thing, 'bring-up', hours, overrides);

/** Eight devices with one failure of each kind, and a deployment without failures. */
const devices = [
  coreDevice('press-1', classic, 60, [line], []),
  coreDevice('press-2', classic, 60, [line], [broken]),
  coreDevice('press-3', classic, 60, [{ ...line, ...failed }], []),
  coreDevice('press-4', classic, 60, [{ ...line, coreDeviceExecutionStatus: 'TIMED_OUT' }], []),
  coreDevice('press-5', classic, 60, [{ ...line, coreDeviceExecutionStatus: 'REJECTED' }], []),
  coreDevice('crane-1', classic, 60, [yard, bringUp('crane-1')], []),
  coreDevice('crane-2', classic, 60, [yard, bringUp('crane-2', failed)], []),
  coreDevice('crane-3', classic, 60, [yard], [errored]),
];
const deployments = cloudDeploymentsOn(devices).map((deployment) =>
  // The status of a failed deployment to a thing.
  deployment.targetArn.endsWith('thing/crane-2') ? { ...deployment, deploymentStatus: 'ACTIVE' } : deployment,
);
const smallFleet: SimulatedFleet = { account, region, devices, deployments };

describe('a scan for failures', () => {
  let opened: ScanFleet;
  let simulator: Simulator;
  let fleet: Fleet;

  async function start(simulated: SimulatedFleet = smallFleet): Promise<void> {
    opened = await openScanFleet(simulated);
    ({ simulator, fleet } = opened);
  }
  afterEach(() => opened.close());

  /** Starts a scan. `ended` resolves when it isn't running. */
  async function startScan(
    kind: ScanKind = 'quick',
  ): Promise<{ readonly started: Scan; readonly ended: Promise<void> }> {
    const last = fleet.scans.last;
    const ended = fleet.scans.start(manualScan(kind));
    while (fleet.scans.last === undefined || fleet.scans.last === last) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    return { started: fleet.scans.last, ended };
  }

  async function scan(kind?: ScanKind): Promise<Scan> {
    const { started, ended } = await startScan(kind);
    await ended;
    return started;
  }

  function failing(): readonly string[] {
    const groups = groupFailures(fleet.failingDevices(), 'code');
    return groups.flatMap((group) =>
      group.devices.map(({ device }) => `${topicLabel(group)}: ${device.coreDeviceThingName}`),
    );
  }

  function counts(parts: readonly { readonly part: ScanPart; readonly done: number; readonly total: number }[]) {
    return Object.fromEntries(parts.map(({ part, done, total }) => [part, [done, total]]));
  }

  it('finds broken components and failed and timed-out deployments, but no rejected ones', async () => {
    await start();
    const { state } = await scan();
    assert.deepEqual([state.phase, state.failures], ['done', []]);
    assert.deepEqual([...failing()].sort(), [
      'DISK_SPACE_CRITICAL: crane-2',
      'DISK_SPACE_CRITICAL: press-3',
      'STARTUP_ERROR: press-2',
      'Timed out, no error code: press-4',
    ]);
    assert.deepEqual(counts(state.parts), { unhealthyDevices: [1, 1], deployments: [3, 3], failedDevices: [2, 2] });
    assert.equal(state.requests, simulator.requests.length);
  });

  it('sends each request once and none for healthy devices', async () => {
    await start();
    await scan();
    const urls = simulator.requests.map(({ url }) => url);
    assert.equal(new Set(urls).size, urls.length);
    assert.ok(!urls.some((url) => /press-1|press-5|crane-1|crane-3/u.test(url)));
  });

  it("finds failures in a full scan that a quick scan can't see", async () => {
    await start();
    const { state } = await scan('full');
    assert.deepEqual(counts(state.parts), { devices: [8, 8] });
    assert.ok(failing().some((words) => words.endsWith('crane-3')));
    assert.equal(failing().length, 5);
  });

  it('reads unhealthy devices first in a full scan, and other components after all deployments', async () => {
    await start();
    await scan('full');
    const reads = simulator.requests.filter(({ operation }) =>
      ['ListEffectiveDeployments', 'ListInstalledComponents'].includes(operation ?? ''),
    );
    assert.deepEqual(
      reads.slice(0, 2).map(({ name }) => name),
      ['press-2', 'press-2'],
    );
    const lists = reads.slice(2).map(({ operation }) => operation);
    assert.deepEqual(lists, [
      ...Array<string>(7).fill('ListEffectiveDeployments'),
      ...Array<string>(7).fill('ListInstalledComponents'),
    ]);
  });

  it('keeps the number of failing core devices that it found', async () => {
    await start();
    const quick = await scan();
    assert.equal(quick.state.failing, 4);
    const full = await scan('full');
    assert.deepEqual([quick.state.failing, full.state.failing], [4, 5]);
  });

  it('names the failed part and the missing permission, and retries only that part', async () => {
    await start();
    simulator.setFaults({ operation: 'ListJobExecutionsForJob', effect: accessDenied('null') });
    const started = await scan();
    const { failures, phase, parts } = started.state;
    assert.equal(phase, 'done');
    assert.deepEqual(counts(parts), { unhealthyDevices: [1, 1], deployments: [1, 3] });
    assert.deepEqual(
      failures.map(({ part, error }) => [part, error.kind, error.permission]),
      Array(2).fill(['deployments', 'denied', 'iot:ListJobExecutionsForJob']),
    );
    assert.deepEqual([...failing()].sort(), ['DISK_SPACE_CRITICAL: crane-2', 'STARTUP_ERROR: press-2']);

    simulator.setFaults();
    const before = simulator.requests.length;
    await started.retry(() => true);
    assert.equal(failing().length, 4);
    assert.deepEqual([started.state.phase, started.state.failures], ['done', []]);
    const again = simulator.requests.slice(before).map(({ operation }) => operation);
    assert.ok(again.every((operation) => operation !== 'ListCoreDevices' && operation !== 'ListDeployments'));
  });

  it('cancels at once, sends nothing more, keeps its results, and resumes', async () => {
    await start();
    simulator.setFaults({ operation: 'GetDeployment', effect: { kind: 'hang' } });
    const { started } = await startScan();
    await simulator.waitForRequest(({ operation }) => operation === 'GetDeployment');
    started.cancel();
    assert.equal(started.state.phase, 'canceled');
    const before = simulator.requests.length;
    simulator.setFaults();
    // A click gets a response, and no scan request was sent before it.
    await fleet.devices.find('crane-1');
    assert.deepEqual(
      simulator.requests.slice(before).map(({ name }) => name),
      ['crane-1'],
    );
    assert.deepEqual(
      [...fleet.failingDevices()].map(({ device }) => device.coreDeviceThingName),
      ['press-2'],
    );
    await started.resume();
    assert.deepEqual([started.state.phase, failing().length], ['done', 4]);
  });

  it("doesn't cancel a read that a click waits for", async () => {
    await start();
    simulator.setFaults({ name: 'press-2', effect: { kind: 'slow', milliseconds: 300 } });
    const slow = simulator.nextRequest(({ operation }) => operation === 'ListInstalledComponents');
    const { started } = await startScan();
    await slow;
    const record = await fleet.devices.find('press-2');
    const reading = record.components.read();
    started.cancel();
    await reading;
    assert.equal(record.components.state.items?.length, 1);
  });

  it('finds recovered devices among the known failures', async () => {
    await start();
    await scan();
    simulator.update('press-3', () => ({ effectiveDeployments: [line] }));
    const { state } = await scan();
    assert.deepEqual(counts(state.parts)['knownFailures'], [4, 4]);
    assert.ok(!failing().some((words) => words.endsWith('press-3')));
  });

  it("ignores a thing that isn't a core device", async () => {
    await start();
    simulator.setFaults({
      operation: 'GetCoreDevice',
      name: 'press-4',
      effect: { kind: 'error', status: 404, type: 'ResourceNotFoundException', message: 'gone' },
    });
    const { state } = await scan();
    assert.deepEqual([state.phase, state.failures, failing().length], ['done', [], 3]);
  });
});
