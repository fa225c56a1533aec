import assert from 'node:assert/strict';
import { Attention } from '../../../src/app/attention';
import { maxMutes, Mutes } from '../../../src/app/mutes';
import type { Memory } from '../../../src/base/memory';
import { groupFailures } from '../../../src/greengrass/failures/failureGroups';
import type { SimulatedFleet } from '../../simulator/fleetFile';
import { failingDevice, smallFleet } from '../../extension/support/smallFleet';
import { openLiveFleet, type LiveFleet } from '../fleet/liveFleet';
import { testMemory } from './openApp';

const thresholds = () => ({ staleAfterHours: 25, stuckAfterHours: 2 });
const codes = ['S3_HEAD_OBJECT_ACCESS_DENIED', 'STARTUP_ERROR'];

describe('a muted core device', () => {
  let live: LiveFleet;
  let memory: Memory;
  let mutes: Mutes;
  let attention: Attention;

  async function open(fleet: SimulatedFleet = smallFleet): Promise<void> {
    live = await openLiveFleet(fleet);
    memory = testMemory();
    mutes = new Mutes(memory, thresholds);
    attention = new Attention(mutes, thresholds);
    await live.fleet.list.readFirst();
    await live.fleet.devices.get('press-2')?.open();
  }
  beforeEach(() => open());
  afterEach(() => live.close());

  function shownCodes(own = mutes): readonly string[] {
    return groupFailures(
      live.fleet.failingDevices(),
      'code',
      ({ device }, problem) => !own.isMuted(live.fleet, device.coreDeviceThingName, problem),
    ).map(({ value }) => value);
  }
  function counts(): readonly number[] {
    return [attention.unmutedFailingCount(live.fleet), attention.count(live.fleet)];
  }
  function keysOf(code: string): readonly string[] {
    const keys: string[] = [];
    groupFailures(live.fleet.failingDevices(), 'code', (_on, problem) => {
      keys.push(problem);
      return true;
    });
    return keys.filter((key) => key.includes(code));
  }

  it('leaves the failures and the counts until it is unmuted', () => {
    assert.deepEqual([shownCodes(), counts()], [codes, [1, 1]]);
    let fired = 0;
    mutes.onDidChange(() => (fired += 1));
    mutes.mute(live.fleet, [['press-2', undefined]]);
    assert.deepEqual([shownCodes(), counts(), mutes.mutedDevices(live.fleet)], [[], [0, 0], ['press-2']]);
    mutes.unmute(live.fleet, ['press-2']);
    assert.deepEqual([shownCodes(), counts(), mutes.mutedDevices(live.fleet)], [codes, [1, 1], []]);
    assert.equal(fired, 2);
  });

  it('still counts if only some of its problems are muted', () => {
    mutes.mute(live.fleet, [['press-2', keysOf('STARTUP_ERROR')]]);
    assert.deepEqual([shownCodes(), counts()], [[codes[0]], [1, 1]]);
    mutes.mute(live.fleet, [['press-2', keysOf('S3_HEAD')]]);
    assert.deepEqual([shownCodes(), counts()], [[], [0, 0]]);
  });

  it('is muted in the next window, even before it is scanned there', async () => {
    mutes.mute(live.fleet, [['press-2', undefined]]);
    const { fleet } = live;
    await live.close();
    live = await openLiveFleet(smallFleet);
    await live.fleet.list.readFirst();
    const next = new Mutes(memory, thresholds);
    assert.equal(live.fleet.connection.id, fleet.connection.id);
    assert.deepEqual([shownCodes(next), next.mutedDevices(live.fleet)], [[], ['press-2']]);
    await live.fleet.devices.get('press-2')?.open();
    assert.deepEqual(shownCodes(next), []);
  });

  const changes: readonly (readonly [what: string, isEnd: boolean, change: (thing: typeof failingDevice) => object])[] =
    [
      [
        'it recovers',
        true,
        ({ installedComponents }) => ({
          status: 'HEALTHY',
          effectiveDeployments: [],
          installedComponents: installedComponents.map((item) => ({ ...item, lifecycleState: 'RUNNING' })),
        }),
      ],
      ['one of its failures is fixed', true, () => ({ effectiveDeployments: [] })],
      [
        'another component breaks',
        true,
        ({ installedComponents }) => ({
          installedComponents: installedComponents.map((item) => ({ ...item, lifecycleState: 'BROKEN' })),
        }),
      ],
      [
        'its code changes',
        true,
        ({ installedComponents }) => ({
          installedComponents: installedComponents.map((item) => ({ ...item, lifecycleStatusCodes: ['RUN_ERROR'] })),
        }),
      ],
      ['it reports again', false, () => ({ lastStatusUpdateTimestamp: 0 })],
    ];
  for (const [what, isEnd, change] of changes) {
    it(`is ${isEnd ? 'no longer ' : 'still '}muted when ${what}`, async () => {
      mutes.mute(live.fleet, [['press-2', undefined]]);
      live.simulator.update('press-2', change);
      await live.fleet.devices.get('press-2')?.refresh();
      assert.deepEqual(mutes.mutedDevices(live.fleet), isEnd ? [] : ['press-2']);
      // The end is stored.
      assert.deepEqual(new Mutes(memory, thresholds).mutedDevices(live.fleet), isEnd ? [] : ['press-2']);
    });
  }

  it('is one of the latest 2,000 that are stored, without malformed ones', () => {
    const connectionId = live.fleet.connection.id;
    const others = Array.from({ length: maxMutes }, (_, index) => ({
      connectionId,
      thingName: `line-${index}`,
      problems: {},
    }));
    void memory.update('mutes', [
      { connectionId, thingName: 'press-1' },
      ...others.slice(3),
      null,
      { thingName: 7 },
      'x',
    ]);
    mutes = new Mutes(memory, thresholds);
    mutes.mute(live.fleet, [['press-2', undefined]]);
    assert.deepEqual(mutes.mutedDevices(live.fleet), ['press-2']);
    const stored = memory.get('mutes');
    assert.ok(Array.isArray(stored) && stored.length <= maxMutes);
    void memory.update('mutes', 'x');
    assert.deepEqual(new Mutes(memory, thresholds).mutedDevices(live.fleet), []);
  });
});
