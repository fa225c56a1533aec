import assert from 'node:assert/strict';
import { FleetSession } from '../../../../src/fleet/fleetSession';
import { invisibleRow } from '../../../../src/text/rows/row';
import { fleetDeploymentsNode } from '../../../../src/tree/deployments/fleetDeploymentsNode';
import type { Node } from '../../../../src/tree/engine/node';
import { lazyCatalog } from '../../../../src/ui/catalog';
import { cloudDeploymentsOn } from '../../../simulator/cloudDeployments';
import { coreDevice, groupDeployment } from '../../../simulator/generated/deviceParts';
import { account, hours, region, seededRandom } from '../../../simulator/generated/random';
import { openLiveFleet, type LiveFleet } from '../../fleet/liveFleet';

/** More than the first page of rows. */
const amount = 120;

const devices = Array.from({ length: amount }, (_, index) => {
  const deployment = groupDeployment(seededRandom(index), `line-${index}`, `rollout-${index}`, hours);
  return coreDevice(`press-${index}`, { coreVersion: '2.14.3', isLite: false }, 60, [deployment], []);
});
const simulated = { account, region, devices, deployments: cloudDeploymentsOn(devices) };

describe('the list of a connection', () => {
  let live: LiveFleet;
  let session: FleetSession;
  let list: Node;
  beforeEach(async () => {
    live = await openLiveFleet(simulated);
    const { connection } = live.fleet;
    session = new FleetSession(
      { key: 'selected', name: undefined },
      () => Promise.resolve({ ...connection, close: () => undefined }),
      live.clock,
      { profile: 'default', region },
      () => undefined,
    );
    const root: Node = {
      id: 'root',
      parent: undefined,
      isExpandable: true,
      row: () => invisibleRow,
      children: () => [list],
    };
    list = fleetDeploymentsNode(
      root,
      session,
      {
        clock: live.clock,
        catalog: lazyCatalog(),
        thresholds: () => ({ staleAfterHours: 25, stuckAfterHours: 2 }),
        timeZone: () => 'local',
        areDependenciesShown: () => false,
        isWatched: () => undefined,
        isMuted: () => false,
        failingCount: () => 0,
        stuckCount: () => 0,
      },
      { filter: () => ({}), grouping: () => 'none', redraw: () => undefined, retry: () => Promise.resolve() },
    );
    await list.open?.();
  });
  afterEach(async () => {
    session.dispose();
    await live.close();
  });

  it('keeps its rows while the connection is open, and begins again once it is opened again', async () => {
    const first = list.children();
    // The last row is Load More.
    assert.equal(first.length, 101);
    await first.at(-1)?.loadMore?.();
    await list.refresh?.();
    assert.equal(list.children().length, amount);
    assert.equal(list.children()[0], first[0]);
    session.close();
    assert.deepEqual(list.children(), []);
    await list.open?.();
    assert.equal(list.children().length, 101);
    assert.notEqual(list.children()[0], first[0]);
  });
});
