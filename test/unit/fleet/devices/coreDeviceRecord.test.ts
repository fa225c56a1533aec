import assert from 'node:assert/strict';
import type { CoreDevice } from '../../../../src/greengrass/model';
import { component, coreDevice, groupDeployment } from '../../../simulator/generated/deviceParts';
import { accessDenied } from '../../../simulator/faults/faults';
import { account, hours, region, seededRandom } from '../../../simulator/generated/random';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

const classic = { coreVersion: '2.14.3', isLite: false };
const line = groupDeployment(seededRandom(6), 'line-3', 'press-line', 9 * hours);
const monitor = component('com.acme.Monitor', '1.2.3', 'LOCAL', hours);
const many = Array.from({ length: 150 }, (_, index) => component(`com.acme.C${index}`, '1.0.0', 'LOCAL', hours));
const deployments = many.map((_, index) => groupDeployment(seededRandom(index), `line-${index}`, 'line', 9 * hours));
const all = ['GetCoreDevice press-1', 'ListEffectiveDeployments press-1', 'ListInstalledComponents press-1'];

describe('the record of a core device', () => {
  let live: LiveFleet;
  beforeEach(async () => {
    live = await openLiveFleet({
      account,
      region,
      devices: [
        coreDevice('press-1', classic, 60, [line], [monitor]),
        coreDevice('press-2', classic, 60, deployments, many),
        coreDevice('press-10', classic, 60, [], []),
      ],
    });
  });
  afterEach(() => live.close());

  async function list(): Promise<void> {
    await live.fleet.list.readFirst();
    await live.fleet.list.settled();
    live.takeRequests();
  }

  function status(): string | undefined {
    return live.fleet.devices.get('press-1')?.device.status;
  }

  it('has the fields of the later response, ListCoreDevices or GetCoreDevice', async () => {
    await list();
    live.simulator.update('press-1', () => ({ status: 'UNHEALTHY' }));
    await live.advance(1);
    await live.fleet.devices.get('press-1')?.details.refresh();
    assert.equal(status(), 'UNHEALTHY');
    live.simulator.update('press-1', () => ({ status: 'HEALTHY' }));
    await live.advance(1);
    await live.fleet.list.refresh();
    assert.equal(status(), 'HEALTHY');
    live.simulator.update('press-1', () => ({ status: 'UNHEALTHY' }));
    await live.advance(1);
    await live.fleet.devices.get('press-1')?.details.refresh();
    assert.equal(status(), 'UNHEALTHY');
  });

  it('loads all lists once, and again after a refresh', async () => {
    await list();
    await live.fleet.devices.get('press-1')?.open();
    assert.deepEqual([...live.takeRequests()].sort(), all);
    await live.fleet.devices.get('press-1')?.open();
    assert.deepEqual(live.takeRequests(), []);
    await live.fleet.refresh([]);
    assert.deepEqual(live.takeRequests(), ['ListCoreDevices']);
    await live.fleet.devices.get('press-1')?.open();
    assert.deepEqual([...live.takeRequests()].sort(), all);
  });

  it('loads all pages of its deployments and components', async () => {
    await list();
    const record = live.fleet.devices.get('press-2');
    await record?.open();
    assert.equal(record?.opened.deployments?.length, deployments.length);
    assert.equal(record.opened.components?.length, many.length);
  });

  it('has the failures of its latest data', async () => {
    await list();
    const record = live.fleet.devices.get('press-1');
    await record?.open();
    assert.deepEqual([record?.findings.hasFailed, live.fleet.devices.failingCount], [false, 0]);
    live.simulator.update('press-1', () => ({ installedComponents: [{ ...monitor, lifecycleState: 'BROKEN' }] }));
    await record?.components.refresh();
    assert.deepEqual([record?.findings.hasFailed, live.fleet.devices.failingCount], [true, 1]);
    live.simulator.update('press-1', () => ({ installedComponents: [monitor] }));
    await record?.components.refresh();
    assert.deepEqual([record?.findings.hasFailed, live.fleet.devices.failingCount], [false, 0]);
  });

  it('has the failures of the only list that was read', async () => {
    const [failed, broken] = [{ coreDeviceExecutionStatus: 'FAILED' }, { lifecycleState: 'BROKEN' }];
    live.simulator.update('press-1', () => ({ effectiveDeployments: [{ ...line, ...failed }] }));
    live.simulator.update('press-10', () => ({ installedComponents: [{ ...monitor, ...broken }] }));
    await list();
    const [first, second] = ['press-1', 'press-10'].map((name) => live.fleet.devices.get(name));
    await first?.deployments.read();
    await second?.components.read();
    assert.deepEqual([first?.findings.hasFailed, first?.opened.components, first?.errors], [true, undefined, []]);
    assert.deepEqual([second?.findings.hasFailed, second?.opened.deployments, second?.errors], [true, undefined, []]);
  });

  it('has the errors of all its lists', async () => {
    await list();
    for (const operation of ['GetCoreDevice', 'ListEffectiveDeployments', 'ListInstalledComponents'] as const) {
      live.simulator.setFaults({ operation, effect: accessDenied(`greengrass:${operation}`) });
      const record = live.fleet.devices.get('press-1');
      await record?.refresh();
      assert.deepEqual(
        record?.errors.map(({ permission }) => permission),
        [`greengrass:${operation}`],
      );
    }
  });

  const changed: readonly Partial<CoreDevice>[] = [
    { status: 'UNHEALTHY' },
    { lastStatusUpdateTimestamp: new Date(0) },
    { lastStatusUpdateTimestamp: undefined },
    { runtime: 'aws_nucleus_lite' },
    { platform: 'windows' },
    { architecture: 'riscv64' },
    { status: undefined },
  ];
  for (const fields of changed) {
    const [[name, value] = []] = Object.entries(fields);
    it(`fires an event when a list changes ${name ?? ''}: ${String(value)}`, async () => {
      await list();
      const { device } = live.fleet.devices.get('press-1') ?? assert.fail();
      const { length } = live.changes;
      live.fleet.devices.keep([{ ...device }]);
      assert.equal(live.changes.length, length, 'Nothing has changed.');
      live.fleet.devices.keep([{ ...device, ...fields }]);
      assert.deepEqual(live.changes.slice(length), [{ kind: 'devices', thingNames: ['press-1'] }]);
      assert.deepEqual(live.fleet.devices.get('press-1')?.device, { ...device, ...fields });
      live.fleet.devices.keep([device]);
      assert.equal(live.changes.length, length + 2, 'It has changed back.');
    });
  }

  it('shares one request between concurrent lookups, then appears in name order', async () => {
    const [first, second] = await Promise.all([
      live.fleet.devices.find('press-10'),
      live.fleet.devices.find('press-10'),
    ]);
    assert.equal(first, second);
    assert.equal(await live.fleet.devices.find('press-10'), first);
    assert.deepEqual(live.takeRequests(), ['GetCoreDevice press-10']);
    await live.fleet.devices.find('press-2');
    assert.deepEqual(live.fleet.devices.namesInOrder, ['press-2', 'press-10']);
  });
});
