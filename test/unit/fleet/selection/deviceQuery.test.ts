import assert from 'node:assert/strict';
import { connect } from '../../../../src/aws/connect';
import { FilteredFleet } from '../../../../src/fleet/selection/filteredFleet';
import { Fleet } from '../../../../src/fleet/fleet';
import { generateFleet } from '../../../simulator/generateFleet';
import { startSimulator, type Simulator } from '../../../simulator/simulator';

const before = { ...process.env };
const clock = { now: () => new Date(), delay: () => new Promise<void>((resolve) => setImmediate(resolve)) };

describe('the core devices that fit a filter', () => {
  let simulator: Simulator;
  let fleet: Fleet;
  let changed: () => void;
  let arrangement: FilteredFleet;

  beforeEach(async () => {
    simulator = await startSimulator({ fleet: generateFleet(2_500) });
    Object.assign(process.env, simulator.env, { AWS_EC2_METADATA_DISABLED: 'true' });
    fleet = new Fleet(await connect({ profile: undefined, region: undefined }), clock, () => undefined);
    changed = () => undefined;
    arrangement = new FilteredFleet(fleet, {
      clock,
      thresholds: () => ({ staleAfterHours: 25, stuckAfterHours: 2 }),
      onDidChange: () => {
        changed();
      },
    });
  });
  afterEach(async () => {
    arrangement.dispose();
    fleet.dispose();
    await simulator.close();
    Object.assign(process.env, before);
  });

  async function read(): Promise<void> {
    while (arrangement.query?.state.isReading !== false) {
      await new Promise<void>((resolve) => {
        changed = resolve;
      });
    }
  }

  it('are complete also where the list is read again in the meantime', async () => {
    await fleet.list.readFirst();
    await fleet.list.settled();
    const later = simulator.nextRequest(({ query }) => query['nextToken'] !== undefined);
    arrangement.apply({ filter: { name: '*' }, grouping: 'none' });
    await later;
    await fleet.list.refresh({ priority: 'background' });
    await read();
    assert.equal(arrangement.query?.state.thingNames.length, 2_500);
  });

  it('are those without a status where they are wanted: the service is not asked for what it does not know', async () => {
    const thingName = simulator.deviceNames().at(-1) ?? '';
    const device = simulator.device(thingName);
    assert.ok(device !== undefined);
    simulator.put({ ...device, status: undefined });
    arrangement.apply({ filter: { status: 'No status' }, grouping: 'none' });
    await read();
    assert.deepEqual(arrangement.query?.state.thingNames, [thingName]);
    assert.ok(simulator.requests.every(({ query }) => query['status'] === undefined));
  });

  it('leave out, after a refresh, what has recovered beyond the list that is loaded', async () => {
    await fleet.list.readFirst();
    await fleet.list.settled();
    arrangement.apply({ filter: { status: 'UNHEALTHY' }, grouping: 'none' });
    await read();
    const shown = arrangement.query?.state.thingNames ?? [];
    const listed = new Set(fleet.list.state.thingNames);
    const far = shown.find((name) => !listed.has(name)) ?? '';
    simulator.update(far, () => ({ status: 'HEALTHY' }));
    await fleet.refresh([]);
    await arrangement.refresh();
    assert.deepEqual(
      arrangement.query?.state.thingNames,
      shown.filter((name) => name !== far),
    );
  });
});
