import assert from 'node:assert/strict';
import { openLiveFleet, type LiveFleet } from '../liveFleet';
import { smallFleet } from '../../../extension/support/smallFleet';

const hour = 3_600_000;

describe('the number of stale core devices', () => {
  let live: LiveFleet;
  beforeEach(async () => {
    live = await openLiveFleet(smallFleet);
    await live.fleet.list.readFirst();
  });
  afterEach(() => live.close());

  function reported(): readonly number[] {
    return [...live.fleet.devices.all()].map(({ device }) => device.lastStatusUpdateTimestamp?.getTime() ?? NaN);
  }

  it('counts the reports that are older than the threshold', () => {
    const now = live.clock.now();
    const [oldest = 0] = [...reported()].sort((a, b) => a - b);
    const hours = (now.getTime() - oldest) / hour;
    assert.equal(live.fleet.staleCount.of(hours + 0.01, now), 0);
    const stale = reported().filter((at) => now.getTime() - at > (hours - 0.01) * hour).length;
    assert.ok(stale > 0);
    assert.equal(live.fleet.staleCount.of(hours - 0.01, now), stale);
  });

  it('is counted again a minute later, and two seconds after a device has changed', () => {
    const now = live.clock.now();
    const at = (seconds: number): number => live.fleet.staleCount.of(25, new Date(now.getTime() + seconds * 1_000));
    const all = reported().length;
    const [oldest = 0] = [...reported()].sort((a, b) => a - b);
    const becomesStale = (oldest + 25 * hour - now.getTime()) / 1_000;
    assert.equal(at(becomesStale - 1), 0);
    assert.equal(at(becomesStale + 1), 0, 'The age of a report is shown in minutes.');
    assert.ok(at(becomesStale + 60) > 0);
    const [first] = live.fleet.devices.all();
    assert.ok(first !== undefined);
    live.fleet.devices.keep([{ ...first.device, lastStatusUpdateTimestamp: new Date(0) }]);
    const later = at(becomesStale + 61);
    assert.ok(later <= all);
    assert.ok(at(becomesStale + 63) >= later);
  });
});
