import assert from 'node:assert/strict';
import { connect } from '../../../../src/aws/connect';
import { FilteredFleet } from '../../../../src/fleet/selection/filteredFleet';
import { Fleet } from '../../../../src/fleet/fleet';
import { generateFleet } from '../../../simulator/generated/generateFleet';
import { startSimulator, type Simulator } from '../../../simulator/simulator';

const before = { ...process.env };
const clock = { now: () => new Date(), delay: () => new Promise<void>((resolve) => setImmediate(resolve)) };

describe('the core devices that match a filter', () => {
  let simulator: Simulator;
  let fleet: Fleet;
  let changed: () => void;
  let filtered: FilteredFleet;

  beforeEach(async () => {
    simulator = await startSimulator({ fleet: generateFleet(2_500) });
    Object.assign(process.env, simulator.env, { AWS_EC2_METADATA_DISABLED: 'true' });
    fleet = new Fleet(await connect({ profile: undefined, region: undefined }), clock, () => undefined);
    changed = () => undefined;
    filtered = new FilteredFleet(fleet, {
      clock,
      thresholds: () => ({ staleAfterHours: 25, stuckAfterHours: 2 }),
      isConnectivityOn: () => false,
      onDidChange: () => {
        changed();
      },
    });
  });
  afterEach(async () => {
    filtered.dispose();
    fleet.dispose();
    await simulator.close();
    Object.assign(process.env, before);
  });

  async function read(): Promise<void> {
    while (filtered.query?.state.isReading !== false) {
      await new Promise<void>((resolve) => {
        changed = resolve;
      });
    }
  }

  it('are complete even if the list refreshes in the meantime', async () => {
    await fleet.list.readFirst();
    await fleet.list.settled();
    const later = simulator.nextRequest(({ query }) => query['nextToken'] !== undefined);
    filtered.apply({ filter: { name: '*' }, grouping: 'none' });
    await later;
    await fleet.list.refresh({ priority: 'background' });
    await read();
    assert.equal(filtered.query?.state.thingNames.length, 2_500);
  });

  it("can be devices without a status, which AWS can't filter", async () => {
    const thingName = simulator.deviceNames().at(-1) ?? '';
    const device = simulator.device(thingName);
    assert.ok(device !== undefined);
    simulator.put({ ...device, status: undefined });
    filtered.apply({ filter: { status: 'No status' }, grouping: 'none' });
    await read();
    assert.deepEqual(filtered.query?.state.thingNames, [thingName]);
    assert.ok(simulator.requests.every(({ query }) => query['status'] === undefined));
  });

  it('exclude, after a refresh, unlisted devices that have recovered', async () => {
    await fleet.list.readFirst();
    await fleet.list.settled();
    filtered.apply({ filter: { status: 'UNHEALTHY' }, grouping: 'none' });
    await read();
    const shown = filtered.query?.state.thingNames ?? [];
    const listed = new Set(fleet.list.state.thingNames);
    const far = shown.find((name) => !listed.has(name)) ?? '';
    simulator.update(far, () => ({ status: 'HEALTHY' }));
    await fleet.refresh([]);
    await filtered.refresh();
    assert.deepEqual(
      filtered.query?.state.thingNames,
      shown.filter((name) => name !== far),
    );
  });
});
