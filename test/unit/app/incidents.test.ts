import assert from 'node:assert/strict';
import { Attention } from '../../../src/app/attention';
import { Incidents } from '../../../src/app/incidents';
import { LastLooks } from '../../../src/app/lastLooks';
import { Mutes } from '../../../src/app/mutes';
import { ManualClock } from '../../simulator/clock';
import { coreDevice, groupDeployment } from '../../simulator/generated/deviceParts';
import { hours, seededRandom } from '../../simulator/generated/random';
import { smallFleet } from '../../extension/support/smallFleet';
import { now } from '../fixtures';
import { openLiveFleet } from '../fleet/liveFleet';
import { testHashStorage, testMemory } from './openApp';

const thresholds = () => ({ staleAfterHours: 25, stuckAfterHours: 2 });
const stuck = groupDeployment(seededRandom(7), 'line-3', 'press-line', 6 * hours, {
  coreDeviceExecutionStatus: 'IN_PROGRESS',
  reason: undefined,
  modifiedTimestamp: -5 * hours,
});
const devices = [coreDevice('press-1', { coreVersion: '2.14.3', isLite: false }, 60, [stuck], [])];

/** Ages count from the time of the fake clock of the fleet. */
const dated = { clock: new ManualClock(now.getTime()), signatureTolerance: Infinity };

describe('the incident of a fleet', () => {
  it('counts the stuck core devices once they are opened', async () => {
    const live = await openLiveFleet({ ...smallFleet, devices }, {}, dated);
    try {
      const mutes = new Mutes(testMemory(), thresholds);
      const incidents = new Incidents(mutes, new LastLooks(testHashStorage()), new Attention(mutes, thresholds));
      await live.fleet.list.readFirst();
      assert.equal(incidents.of(live.fleet).stuck, 0);
      await live.fleet.devices.get('press-1')?.open();
      assert.deepEqual([incidents.of(live.fleet).stuck, incidents.of(live.fleet).failing], [1, []]);
    } finally {
      await live.close();
    }
  });
});
