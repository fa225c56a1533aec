import assert from 'node:assert/strict';
import { cheaperScan } from '../../../../src/fleet/scanning/scanPlan';
import { background } from '../../../../src/fleet/requests/requestPool';
import { smallFleet } from '../../../extension/support/smallFleet';
import { fewFailing } from '../../../simulator/sample/fewFailing';
import type { SimulatedFleet } from '../../../simulator/fleetFile';
import { sampleFleet } from '../../../simulator/sample/sampleFleet';
import { openLiveFleet } from '../liveFleet';

describe('the kind of scan that takes fewer requests', () => {
  const { signal } = new AbortController();
  const table: readonly (readonly [what: string, fleet: () => SimulatedFleet, seen: readonly unknown[]])[] = [
    ['reads every device if there are more deployments than devices', sampleFleet, ['full', 1]],
    ['reads the deployments of a fleet with few of them', () => fewFailing(900), ['quick', 1]],
    ['of a fleet with one deployment', () => smallFleet, ['quick', 1]],
    ['takes no request to estimate in a fleet that is loaded in part', () => fewFailing(2_000), ['quick', 0]],
  ];
  for (const [what, simulated, seen] of table) {
    it(what, async () => {
      const live = await openLiveFleet(simulated());
      try {
        await live.fleet.list.readFirst();
        await live.fleet.list.settled();
        live.takeRequests();
        const kind = await cheaperScan(live.fleet, { caller: background, signal });
        assert.deepEqual([kind, live.takeRequests().length], seen);
      } finally {
        await live.close();
      }
    });
  }
});
