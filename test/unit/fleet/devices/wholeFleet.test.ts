import assert from 'node:assert/strict';
import { connect } from '../../../../src/aws/connect';
import { Fleet } from '../../../../src/fleet/fleet';
import { generateFleet } from '../../../simulator/generated/generateFleet';
import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { openLiveFleet } from '../liveFleet';

const before = { ...process.env };
const clock = { now: () => new Date(), delay: () => Promise.resolve() };

describe('the whole fleet', () => {
  let simulator: Simulator;
  let fleet: Fleet;
  beforeEach(async () => {
    simulator = await startSimulator({ fleet: generateFleet(1_450) });
    Object.assign(process.env, simulator.env, { AWS_EC2_METADATA_DISABLED: 'true' });
    fleet = new Fleet(await connect({ profile: undefined, region: undefined }), clock, () => undefined);
  });
  afterEach(async () => {
    fleet.dispose();
    await simulator.close();
    Object.assign(process.env, before);
  });

  it('loads with one request per page, even while the list is loading', async () => {
    await fleet.list.readFirst();
    await fleet.unlisted.readAll(new AbortController().signal, () => undefined);
    assert.equal([...fleet.devices.names()].length, 1_450);
    assert.equal(simulator.requests.length, 15);
  });

  it('loads once for concurrent callers, and resumes after the last one has left', async () => {
    await fleet.list.readFirst();
    await fleet.list.settled();
    let pages = 0;
    const [first, second, third] = [new AbortController(), new AbortController(), new AbortController()];
    const leaveAfterTwo = (): void => {
      pages += 1;
      if (pages === 2) {
        first.abort();
        second.abort();
      }
    };
    const left = [first, second].map(({ signal }) => assert.rejects(fleet.unlisted.readAll(signal, leaveAfterTwo)));
    await Promise.all(left);
    assert.ok([...fleet.devices.names()].length < 1_450);
    await fleet.unlisted.readAll(third.signal, () => undefined);
    assert.equal([...fleet.devices.names()].length, 1_450);
    // Ten of the list and five after it. The page in flight when the last caller left is requested again.
    assert.ok(simulator.requests.length <= 16, `${simulator.requests.length} requests`);
  });

  it('stops loading when no caller waits', async () => {
    const live = await openLiveFleet(generateFleet(1_450));
    try {
      await live.fleet.list.readFirst();
      await live.fleet.list.settled();
      const abort = new AbortController();
      const left = live.fleet.unlisted.readAll(abort.signal, () => {
        abort.abort();
      });
      await assert.rejects(left, { kind: 'canceled' });
      await live.idle();
      assert.deepEqual([live.fleet.isWhole, [...live.fleet.devices.names()].length], [false, 1_100]);
    } finally {
      await live.close();
    }
  });
});
