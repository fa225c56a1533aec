import assert from 'node:assert/strict';
import type { RolloutWatches } from '../../../../src/fleet/refreshing/rolloutWatches';
import { coreDevice } from '../../../simulator/generated/deviceParts';
import { accessDenied } from '../../../simulator/faults/faults';
import type { LiveFleet } from '../liveFleet';
import { classic, openRolloutWatching, things, type RolloutWatching } from './openRolloutWatching';

describe('the end of a rollout that is watched', () => {
  let opened: RolloutWatching;
  let live: LiveFleet;
  let watches: RolloutWatches;
  let ended: readonly string[];

  beforeEach(async () => {
    opened = await openRolloutWatching();
    ({ live, watches, ended } = opened);
  });
  afterEach(() => opened.close());

  it('names the most frequent error code, and reads at most five devices for it', async () => {
    const many = Array.from({ length: 9 }, (_, index) => `drill-${index}`);
    many.forEach((name) => {
      live.simulator.put(coreDevice(name, classic, 60, [], []));
    });
    await opened.begin({ things: [...things, ...many], failing: many, perMinute: 600 });
    await opened.pass(50);
    live.takeRequests();
    await opened.pass(10);
    assert.deepEqual(ended, ['error: Rollout of press-line revision 2: 4 succeeded, 9 failed (COMPONENT_BROKEN)']);
    const requests = live.takeRequests();
    assert.equal(requests.filter((request) => request.startsWith('ListEffectiveDeployments')).length, 5);
    assert.equal(requests.filter((request) => request.startsWith('ListJobExecutionsForJob')).length, 1);
  });

  it('reads no device if a code is known', async () => {
    await opened.begin({ failing: ['press-2'] });
    await opened.pass(80);
    await live.fleet.devices.get('press-2')?.deployments.read();
    live.takeRequests();
    await opened.pass(10);
    assert.deepEqual(ended, ['error: Rollout of press-line revision 2: 3 succeeded, 1 failed (COMPONENT_BROKEN)']);
    assert.deepEqual(
      live.takeRequests().map((request) => request.split(' ')[0]),
      ['DescribeJob'],
    );
  });

  it('reads a device again that was in progress when it was last read', async () => {
    await opened.begin({ failing: ['press-2'] });
    await opened.pass(10);
    await live.fleet.devices.get('press-2')?.deployments.read();
    await opened.pass(80);
    assert.deepEqual(ended, ['error: Rollout of press-line revision 2: 3 succeeded, 1 failed (COMPONENT_BROKEN)']);
  });

  it('ends without a code if devices cannot be listed', async () => {
    live.simulator.setFaults({
      operation: 'ListJobExecutionsForJob',
      effect: accessDenied('iot:ListJobExecutionsForJob'),
    });
    await opened.begin({ failing: ['press-2'] });
    await opened.pass(90);
    assert.deepEqual(ended, ['error: Rollout of press-line revision 2: 3 succeeded, 1 failed']);
  });

  it('ends without a code if the budget allows no more reads for a minute', async () => {
    await opened.begin({ failing: ['press-2'] });
    await opened.pass(80);
    opened.perMinute = 2;
    await opened.pass(10);
    assert.deepEqual(ended, []);
    opened.perMinute = 0;
    await opened.pass(60);
    assert.deepEqual(ended, ['error: Rollout of press-line revision 2: 3 succeeded, 1 failed']);
  });

  it('reports nothing if it is stopped while its devices are read', async () => {
    const rollout = await opened.begin({ failing: ['press-2'] });
    live.simulator.setFaults({ name: 'press-2', effect: { kind: 'slow', milliseconds: 50 } });
    await opened.pass(80);
    const slow = live.simulator.nextRequest(({ name }) => name === 'press-2');
    const passed = opened.pass(10);
    await slow;
    watches.stop(opened.addressOf(rollout));
    await passed;
    assert.deepEqual([ended, live.clock.waiting], [[], 0]);
  });
});
