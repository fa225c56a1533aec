import assert from 'node:assert/strict';
import { connect } from '../../../../src/aws/connect';
import { Fleet } from '../../../../src/fleet/fleet';
import { generateFleet } from '../../../simulator/generateFleet';
import { startSimulator, type Simulator } from '../../../simulator/simulator';

const before = { ...process.env };
const nobody = new AbortController().signal;

describe('a device that is gone', () => {
  let simulator: Simulator;
  let fleet: Fleet;
  /** Those of which the fleet told when it no longer knew them. */
  let gone: string[];

  async function open(size: number): Promise<void> {
    simulator = await startSimulator({ fleet: generateFleet(size) });
    Object.assign(process.env, simulator.env, { AWS_EC2_METADATA_DISABLED: 'true' });
    gone = [];
    let milliseconds = 0;
    // No two moments are the same, so that what was heard before a read is always earlier than the read.
    const clock = { now: () => new Date((milliseconds += 1)), delay: () => Promise.resolve() };
    fleet = new Fleet(await connect({ profile: undefined, region: undefined }), clock, (change) => {
      if (change.kind === 'devices') {
        gone.push(...change.thingNames.filter((thingName) => fleet.device(thingName) === undefined));
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

  /** A known device that the list has not come to. */
  function farDevice(status: string): string {
    const listed = new Set(fleet.list.state.thingNames);
    const isFar = (name: string): boolean => !listed.has(name) && fleet.device(name)?.device.status === status;
    return [...fleet.thingNames()].find(isFar) ?? '';
  }

  it('is told of once the devices that the list has not come to are read again', async () => {
    await open(1_450);
    await fleet.readRest(nobody, () => undefined);
    const far = farDevice('HEALTHY');
    simulator.remove(far);
    await fleet.refresh([]);
    assert.ok(fleet.device(far), 'The list that is loaded says nothing of it.');
    await fleet.readRest(nobody, () => undefined);
    assert.deepEqual(gone, [far]);
  });

  it('is told of once only those are read again that look as it did', async () => {
    await open(1_450);
    const only = { status: 'UNHEALTHY' } as const;
    await fleet.readOnly(only, nobody, () => undefined);
    const far = farDevice('UNHEALTHY');
    simulator.remove(far);
    await fleet.refresh([]);
    assert.ok(fleet.device(far), 'The list that is loaded says nothing of it.');
    await fleet.readOnly(only, nobody, () => undefined);
    assert.deepEqual(gone, [far]);
  });

  it('is not one that has recovered: it keeps what is known of it', async () => {
    await open(1_450);
    const only = { status: 'UNHEALTHY' } as const;
    await fleet.readOnly(only, nobody, () => undefined);
    const listed = fleet.list.state.thingNames.find((name) => fleet.device(name)?.device.status === 'UNHEALTHY') ?? '';
    const recovered = [listed, farDevice('UNHEALTHY')];
    await fleet.device(listed)?.open();
    for (const thingName of recovered) {
      simulator.update(thingName, () => ({ status: 'HEALTHY' }));
    }
    await fleet.readOnly(only, nobody, () => undefined);
    assert.deepEqual(gone, []);
    assert.deepEqual(
      recovered.map((thingName) => fleet.device(thingName)?.device.status),
      ['HEALTHY', 'HEALTHY'],
    );
    assert.ok(fleet.device(listed)?.opened.deployments);
  });

  it('is told of once the list was read to its end without it', async () => {
    await open(150);
    const [first = ''] = simulator.deviceNames();
    simulator.remove(first);
    await fleet.refresh([]);
    assert.deepEqual(gone, [first]);
    assert.equal(fleet.size, 149);
  });

  it('is not told of where the rest could not be read', async () => {
    await open(1_450);
    await fleet.readRest(nobody, () => undefined);
    const far = farDevice('HEALTHY');
    simulator.remove(far);
    await fleet.refresh([]);
    simulator.setFaults({ operation: 'ListCoreDevices', effect: { kind: 'html', status: 407 } });
    await assert.rejects(
      fleet.readRest(nobody, () => undefined),
      { kind: 'proxy' },
    );
    assert.deepEqual(gone, []);
    assert.ok(fleet.device(far));
  });
});
