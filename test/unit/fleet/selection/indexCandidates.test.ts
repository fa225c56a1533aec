import assert from 'node:assert/strict';
import { accessDenied } from '../../../simulator/faults/faults';
import { generateFleet } from '../../../simulator/generated/generateFleet';
import { FleetIndex } from '../../../../src/fleet/connectivity/fleetIndex';
import { listedFor } from '../../../../src/fleet/selection/candidates';
import { IndexCandidates } from '../../../../src/fleet/selection/indexCandidates';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

describe('the members of a thing group that the fleet index is asked for', () => {
  let live: LiveFleet;
  beforeEach(async () => {
    live = await openLiveFleet(generateFleet(200));
  });
  afterEach(() => live.close());

  it('stay as AWS lists them while an index is asked again in vain', async () => {
    const { fleet, clock, simulator } = live;
    const during: unknown[] = [];
    const names = (): ReadonlySet<string> | undefined => candidates.names;
    const { connectivity, devices, isWhole } = fleet;
    const request: typeof fleet.request = (options, send) => {
      during.push(names()?.size);
      return fleet.request(options, send);
    };
    const filter = { thingGroup: 'water-works' };
    const index = new FleetIndex({ request, connectivity, devices, isWhole }, clock);
    const candidates = new IndexCandidates({
      fleet,
      index,
      filter,
      listed: listedFor(fleet, filter),
      onDidChange: () => undefined,
    });
    const read = (): Promise<void> => candidates.read(new AbortController().signal, () => undefined);
    simulator.setFaults({ operation: 'SearchIndex', effect: accessDenied('iot:SearchIndex') });
    await read();
    assert.equal(names(), undefined, 'Every core device can match.');
    during.length = 0;
    await read();
    assert.deepEqual([...new Set(during)], [undefined]);
    simulator.setFaults();
    await read();
    const found = [...(names() ?? [])];
    assert.ok(found.length > 0 && candidates.areMembers);
    // What the index found isn't replaced by a list.
    simulator.setFaults({ operation: 'SearchIndex', effect: accessDenied('iot:SearchIndex') });
    index.markOutdated();
    await assert.rejects(read(), { permission: 'iot:SearchIndex' });
    assert.deepEqual([...(names() ?? [])], found);
    simulator.setFaults();
    simulator.fleet.iot.putGroup({ groupName: 'plant-graz-line-3', parent: 'water-works' });
    await read();
    assert.ok((names()?.size ?? 0) > found.length, 'The members of a group that was moved below it are found.');
  });
});
