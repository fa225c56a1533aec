import assert from 'node:assert/strict';
import { connect } from '../../../../src/aws/connect';
import type { ListCoreDevicesFilter } from '../../../../src/greengrass/ports/fleetSource';
import { Fleet } from '../../../../src/fleet/fleet';
import { background } from '../../../../src/fleet/requests/requestPool';
import { generateFleet } from '../../../simulator/generated/generateFleet';
import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { openLiveFleet } from '../liveFleet';

const before = { ...process.env };
const neverAborted = new AbortController().signal;

describe('a deleted device', () => {
  let simulator: Simulator;
  let fleet: Fleet;
  /** Devices that the fleet reported as gone. */
  let gone: string[];

  async function open(size: number): Promise<void> {
    simulator = await startSimulator({ fleet: generateFleet(size) });
    Object.assign(process.env, simulator.env, { AWS_EC2_METADATA_DISABLED: 'true' });
    gone = [];
    let milliseconds = 0;
    // Each time is unique, because a response before a read must be earlier than the read.
    const clock = { now: () => new Date((milliseconds += 1)), delay: () => Promise.resolve() };
    fleet = new Fleet(await connect({ profile: undefined, region: undefined }), clock, (change) => {
      if (change.kind === 'devices') {
        gone.push(...change.thingNames.filter((thingName) => fleet.devices.get(thingName) === undefined));
      }
    });
    await fleet.list.readFirst();
    await fleet.list.settled();
  }
  afterEach(async () => {
    fleet.dispose();
    await simulator.close();
    Object.assign(process.env, before);
  });

  /** A known unlisted device. */
  function farDevice(status: string): string {
    const listed = new Set(fleet.list.state.thingNames);
    const isFar = (name: string): boolean => !listed.has(name) && fleet.devices.get(name)?.device.status === status;
    return [...fleet.devices.names()].find(isFar) ?? '';
  }

  /** Refreshes the unlisted devices page by page. */
  async function reread(only?: ListCoreDevicesFilter): Promise<void> {
    const pages = fleet.unlisted.reread(only, { caller: background, signal: neverAborted });
    while ((await pages.next()).done !== true);
  }

  it('is reported once the unlisted devices are refreshed', async () => {
    await open(1_450);
    await fleet.unlisted.readAll(neverAborted, () => undefined);
    const far = farDevice('HEALTHY');
    simulator.remove(far);
    await fleet.refresh([]);
    assert.ok(fleet.devices.get(far), 'The list that is loaded says nothing of it.');
    await fleet.unlisted.readAll(neverAborted, () => undefined);
    assert.deepEqual(gone, [far]);
  });

  it('is reported once a filtered read misses it', async () => {
    await open(1_450);
    const only = { status: 'UNHEALTHY' } as const;
    await fleet.unlisted.readFiltered(only, neverAborted, () => undefined);
    const far = farDevice('UNHEALTHY');
    simulator.remove(far);
    await fleet.refresh([]);
    assert.ok(fleet.devices.get(far), 'The list that is loaded says nothing of it.');
    await fleet.unlisted.readFiltered(only, neverAborted, () => undefined);
    assert.deepEqual(gone, [far]);
  });

  it("isn't confused with a recovered device, which keeps its data", async () => {
    await open(1_450);
    const only = { status: 'UNHEALTHY' } as const;
    await fleet.unlisted.readFiltered(only, neverAborted, () => undefined);
    const listed =
      fleet.list.state.thingNames.find((name) => fleet.devices.get(name)?.device.status === 'UNHEALTHY') ?? '';
    const recovered = [listed, farDevice('UNHEALTHY')];
    await fleet.devices.get(listed)?.open();
    for (const thingName of recovered) {
      simulator.update(thingName, () => ({ status: 'HEALTHY' }));
    }
    await fleet.unlisted.readFiltered(only, neverAborted, () => undefined);
    assert.deepEqual(gone, []);
    assert.deepEqual(
      recovered.map((thingName) => fleet.devices.get(thingName)?.device.status),
      ['HEALTHY', 'HEALTHY'],
    );
    assert.ok(fleet.devices.get(listed)?.opened.deployments);
  });

  it('is reported once the list has loaded without it', async () => {
    await open(150);
    const [first = ''] = simulator.deviceNames();
    simulator.remove(first);
    await fleet.refresh([]);
    assert.deepEqual(gone, [first]);
    assert.equal(fleet.size, 149);
  });

  it('is reported once a filtered refresh has missed it', async () => {
    await open(1_450);
    const only = { status: 'UNHEALTHY' } as const;
    await fleet.unlisted.readFiltered(only, neverAborted, () => undefined);
    const far = farDevice('UNHEALTHY');
    simulator.remove(far);
    await reread(only);
    assert.deepEqual([gone, fleet.devices.get(far)], [[far], undefined]);
  });

  it('is reported once a refresh of the unlisted devices has missed it', async () => {
    await open(1_450);
    await fleet.unlisted.readAll(neverAborted, () => undefined);
    const far = farDevice('HEALTHY');
    simulator.remove(far);
    await fleet.refresh([]);
    await reread();
    assert.deepEqual([gone, fleet.devices.get(far)], [[far], undefined]);
  });

  it('is reported after a partial read before a refresh', async () => {
    await open(1_450);
    const abort = new AbortController();
    let pages = 0;
    await assert.rejects(
      fleet.unlisted.readAll(abort.signal, () => {
        pages += 1;
        if (pages === 3) {
          abort.abort();
        }
      }),
    );
    const far = farDevice('HEALTHY');
    simulator.remove(far);
    await fleet.refresh([]);
    await fleet.unlisted.readAll(neverAborted, () => undefined);
    assert.deepEqual([gone, [...fleet.devices.names()].length], [[far], 1_449]);
  });

  it('is missing from the failing devices and the names', async () => {
    await open(150);
    const [{ device: failing } = assert.fail()] = fleet.failingDevices();
    const { failingCount, version } = fleet.devices;
    simulator.remove(failing.coreDeviceThingName);
    await fleet.refresh([]);
    assert.equal(fleet.devices.failingCount, failingCount - 1);
    assert.notEqual(fleet.devices.version, version);
    const { coreDeviceThingName: name } = failing;
    assert.deepEqual([fleet.devices.namesInOrder.length, fleet.devices.namesInOrder.includes(name)], [149, false]);
    assert.ok(![...fleet.failingDevices()].some(({ device }) => device.coreDeviceThingName === name));
  });

  it('cancels its reads in flight', async () => {
    await open(150);
    const [first = ''] = simulator.deviceNames();
    const without = JSON.stringify({ coreDevices: [{ coreDeviceThingName: 'other' }] });
    simulator.setFaults(
      { name: first, effect: { kind: 'hang' } },
      { operation: 'ListCoreDevices', effect: { kind: 'body', body: without } },
    );
    const record = fleet.devices.get(first) ?? assert.fail();
    const operations = ['GetCoreDevice', 'ListEffectiveDeployments', 'ListInstalledComponents'] as const;
    const hanging = operations.map((requested) => simulator.nextRequest(({ operation }) => operation === requested));
    const opening = record.open();
    await Promise.all(hanging);
    await fleet.list.refresh();
    await opening;
    assert.deepEqual([gone.length, fleet.devices.get(first), record.errors], [150, undefined, []]);
  });

  it('is removed from the list once that has loaded, although the user had opened it', async () => {
    await open(1_050);
    const far = simulator.deviceNames().at(-1) ?? '';
    await fleet.devices.find(far);
    fleet.list.include(far);
    assert.equal(fleet.list.state.thingNames.includes(far), true);
    simulator.remove(far);
    await fleet.list.readMore();
    assert.deepEqual([fleet.list.state.tail, fleet.list.state.thingNames.includes(far)], ['end', false]);
    await fleet.refresh([]);
    assert.deepEqual([gone, fleet.size], [[far], 1_049]);
  });

  it("isn't requested by name if it doesn't match the filter", async () => {
    await open(1_450);
    for (const only of [{ runtime: 'aws_nucleus_lite' }, { status: 'UNHEALTHY' } as const]) {
      await fleet.unlisted.readFiltered(only, neverAborted, () => undefined);
    }
    assert.ok(simulator.requests.every(({ operation }) => operation === 'ListCoreDevices'));
    assert.deepEqual(gone, []);
  });

  it("isn't a device that GetCoreDevice has returned since", async () => {
    await open(1_450);
    const [first = '', second = ''] = fleet.list.state.thingNames;
    const pass = fleet.startPass();
    await fleet.devices.get(first)?.details.read();
    const [missing, later] = [new Set(pass.missing()), fleet.startPass()];
    assert.deepEqual([missing.has(first), missing.has(second), later.missing().includes(first)], [false, true, true]);
  });

  it("isn't reported when the unlisted devices couldn't load", async () => {
    await open(1_450);
    await fleet.unlisted.readAll(neverAborted, () => undefined);
    const far = farDevice('HEALTHY');
    simulator.remove(far);
    await fleet.refresh([]);
    simulator.setFaults({ operation: 'ListCoreDevices', effect: { kind: 'html', status: 407 } });
    await assert.rejects(
      fleet.unlisted.readAll(neverAborted, () => undefined),
      { kind: 'proxy' },
    );
    assert.deepEqual(gone, []);
    assert.ok(fleet.devices.get(far));
  });
});

describe('the unlisted devices of a fleet', () => {
  it('start over when their token has expired', async () => {
    const live = await openLiveFleet(generateFleet(1_450));
    try {
      const { fleet, simulator } = live;
      await fleet.list.readFirst();
      await fleet.list.settled();
      // The token is invalid once the fault is over.
      simulator.setFaults({
        operation: 'ListCoreDevices',
        times: 1,
        effect: { kind: 'tokens', tokens: ['forgotten'] },
      });
      const abort = new AbortController();
      await assert.rejects(
        fleet.unlisted.readAll(abort.signal, () => {
          abort.abort();
        }),
      );
      await live.idle();
      await assert.rejects(
        fleet.unlisted.readAll(neverAborted, () => undefined),
        { kind: 'invalid' },
      );
      assert.equal(simulator.requests.at(-1)?.query['nextToken'], 'forgotten');
      await fleet.unlisted.readAll(neverAborted, () => undefined);
      assert.deepEqual([fleet.isWhole, [...fleet.devices.names()].length], [true, 1_450]);
    } finally {
      await live.close();
    }
  });
});
