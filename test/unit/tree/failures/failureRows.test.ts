import assert from 'node:assert/strict';
import { Mutes } from '../../../../src/app/mutes';
import { testMemory } from '../../app/openApp';
import type { Clock } from '../../../../src/base/clock';
import type { Grouping } from '../../../../src/greengrass/failures/failureTopics';
import type { DeviceKnowledge } from '../../../../src/greengrass/knownDevice';
import { Fleet } from '../../../../src/fleet/fleet';
import { showRecorded, snapshotConnection } from '../../../../src/fleet/snapshots/snapshotSource';
import { FailureRows } from '../../../../src/tree/failures/failureRows';
import { HeldRows } from '../../../../src/tree/engine/heldRows';
import type { Node } from '../../../../src/tree/engine/node';
import { lazyCatalog } from '../../../../src/ui/catalog';
import { FakeClock } from '../../fakeClock';
import { coreDevice, failedDeployment, hoursAgo, installedComponent } from '../../fixtures';

function deviceWith(name: string, fields: Partial<DeviceKnowledge>): DeviceKnowledge {
  const device = coreDevice({ coreDeviceThingName: name });
  return { device, details: undefined, deployments: [], components: [], ...fields };
}

/** A device with a broken component that has this code. */
function brokenWith(name: string, code: string, at?: Date): DeviceKnowledge {
  return deviceWith(name, {
    components: [
      installedComponent({ lifecycleState: 'BROKEN', lifecycleStatusCodes: [code], lastStatusChangeTimestamp: at }),
    ],
  });
}

/** The rows of the failures of a known fleet. */
async function openRows(devices: readonly DeviceKnowledge[], clock: Clock = new FakeClock()) {
  const place = { profile: 'factory', region: 'eu-west-1', partition: 'aws', account: undefined };
  const snapshot = { ...place, takenAt: clock.now(), devices, deployments: [] };
  const fleet = new Fleet(snapshotConnection(snapshot, 'memory'), clock, () => undefined);
  await showRecorded(fleet, snapshot, () => Promise.resolve());
  const top: Node = {
    id: 'failures',
    parent: undefined,
    isExpandable: true,
    row: () => ({ label: '', description: '', icon: '', severity: 'neutral', accessibilityLabel: '' }),
    children: () => [],
  };
  const mutes = new Mutes(testMemory(), () => ({ staleAfterHours: 25, stuckAfterHours: 2 }));
  let drawn = 0;
  let isOrderHeld = false;
  const rows = new FailureRows(() => top, {
    context: {
      clock,
      // It never loads, so there are no rows with advice.
      catalog: { ...lazyCatalog(), load: () => new Promise(() => undefined) },
      thresholds: () => ({ staleAfterHours: 25, stuckAfterHours: 2 }),
      timeZone: () => 'local',
      areDependenciesShown: () => false,
      isWatched: () => undefined,
      isMuted: () => false,
      failingCount: () => 0,
      stuckCount: () => 0,
    },
    fleet: () => fleet,
    grouping: () => 'code',
    held: new HeldRows(),
    isOpen: () => false,
    isOrderHeld: () => isOrderHeld,
    mutes,
    redraw: () => {
      drawn += 1;
    },
  });
  const holdOrder = (isHeld: boolean): void => {
    isOrderHeld = isHeld;
  };
  return { fleet, rows, mutes, holdOrder, drawn: () => drawn };
}

function labels(nodes: readonly Node[]): readonly string[] {
  return nodes.map((node) => node.row().label);
}

function idsBelow(nodes: readonly Node[]): readonly string[] {
  return nodes.flatMap((node) => [node.id, ...idsBelow(node.children())]);
}

describe('the rows of failure groups', () => {
  it('have their causes below if there are several, else their devices', async () => {
    const broken = (name: string, componentName: string): DeviceKnowledge =>
      deviceWith(name, {
        components: [
          installedComponent({ componentName, lifecycleState: 'BROKEN', lifecycleStatusCodes: ['RUN_ERROR'] }),
        ],
      });
    const { fleet, rows } = await openRows([broken('line-1', 'com.a'), broken('line-2', 'com.a')]);
    const [one] = rows.of(fleet, 'code');
    assert.ok(one);
    assert.deepEqual([one.row().label, one.row().description], ['2 × RUN_ERROR', '30 h · com.a']);
    assert.deepEqual(labels(one.children()), ['line-1', 'line-2']);
    const { fleet: other, rows: otherRows } = await openRows([broken('line-1', 'com.a'), broken('line-2', 'com.b')]);
    const [several] = otherRows.of(other, 'code');
    assert.ok(several);
    assert.deepEqual([several.row().label, several.row().description], ['2 × RUN_ERROR', '30 h · com.a +1']);
    assert.deepEqual(labels(several.children()), ['1 × com.a', '1 × com.b']);
    assert.deepEqual(
      several.children().map((cause) => labels(cause.children())),
      [['line-1'], ['line-2']],
    );
    const isOpen = ({ isExpandedAtFirst = false }: Node): boolean => isExpandedAtFirst;
    assert.deepEqual(several.children().map(isOpen), [true, true], 'A few core devices are shown at once.');
    const nine = Array.from({ length: 9 }, (_, index) => broken(`line-${index}`, 'com.a'));
    const { fleet: larger, rows: largerRows } = await openRows([...nine, broken('line-9', 'com.b')]);
    assert.deepEqual(largerRows.of(larger, 'code')[0]?.children().map(isOpen), [false, true]);
  });

  it('have the newest failure first, and keep their places once the user acts on them', async () => {
    const { fleet, rows, mutes, holdOrder } = await openRows([
      brokenWith('line-1', 'COMMON', hoursAgo(9)),
      brokenWith('line-2', 'COMMON', hoursAgo(1)),
      brokenWith('line-3', 'RARE', hoursAgo(2)),
      brokenWith('line-4', 'MUTED', hoursAgo(5)),
    ]);
    mutes.mute(fleet, [['line-4', undefined]]);
    const shown = (): readonly string[] => labels(rows.of(fleet, 'code')).filter((label) => !label.endsWith(' muted'));
    assert.deepEqual(shown(), ['2 × COMMON', '1 × RARE']);
    holdOrder(true);
    mutes.mute(fleet, [['line-2', undefined]]);
    assert.deepEqual(shown(), ['1 × COMMON', '1 × RARE']);
    mutes.unmute(fleet, ['line-4']);
    assert.deepEqual(shown(), ['1 × MUTED', '1 × COMMON', '1 × RARE'], 'Other groups come first.');
    mutes.mute(fleet, [['line-1', undefined]]);
    assert.deepEqual(shown(), ['1 × MUTED', '1 × RARE']);
    mutes.unmute(fleet, ['line-1']);
    assert.deepEqual(shown(), ['1 × MUTED', '1 × COMMON', '1 × RARE'], 'A group that returns has its place.');
    holdOrder(false);
    assert.deepEqual(shown(), ['1 × RARE', '1 × MUTED', '1 × COMMON']);
  });

  it('have the icon of the worst failure: a component that restarts is only a warning', async () => {
    const errored = (name: string, lifecycleState: string): DeviceKnowledge =>
      deviceWith(name, { components: [installedComponent({ lifecycleState, lifecycleStatusCodes: ['RUN_ERROR'] })] });
    const lookOf = async (devices: readonly DeviceKnowledge[]): Promise<readonly unknown[]> => {
      const { fleet, rows } = await openRows(devices);
      const row = rows.of(fleet, 'code')[0]?.row();
      return [row?.icon, row?.severity];
    };
    assert.deepEqual(await lookOf([errored('line-1', 'ERRORED')]), ['warning', 'warning']);
    for (const states of [
      ['BROKEN', 'ERRORED'],
      ['ERRORED', 'BROKEN'],
    ]) {
      const devices = states.map((state, index) => errored(`line-${index}`, state));
      assert.deepEqual(await lookOf(devices), ['error', 'error'], states.join());
    }
  });

  it('are 100 at first, and 100 again under another grouping', async () => {
    const { fleet, rows } = await openRows(
      Array.from({ length: 150 }, (_, index) => brokenWith(`line-${index}`, `CODE_${index}`)),
    );
    assert.equal(rows.of(fleet, 'code').length, 101);
    await rows.of(fleet, 'code').at(-1)?.loadMore?.();
    assert.equal(rows.of(fleet, 'code').length, 150);
    const [component] = rows.of(fleet, 'component');
    assert.equal(component?.children().length, 101);
    assert.equal(rows.of(fleet, 'code').length, 101);
  });

  it('have unique ids for any deployment name', async () => {
    const failed = ['prod', 'prod/device/line-1', 'prod/line-1', 'message/more', '\ud800', '%EF%BF%BD'].map(
      (deploymentName) => ({ ...failedDeployment(['DISK_SPACE_CRITICAL']), deploymentName }),
    );
    const { fleet, rows } = await openRows([deviceWith('line-1', { deployments: failed })]);
    const ids = idsBelow(rows.of(fleet, 'code'));
    assert.equal(ids.length, 1 + failed.length * 2);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('are new rows under another grouping, even if a component and a deployment have the same name', async () => {
    const name = 'com.example.Press';
    const components = [installedComponent({ componentName: name, lifecycleState: 'BROKEN' })];
    const deployments = [failedDeployment(['DISK_SPACE_CRITICAL'], { deploymentName: name })];
    const { fleet, rows } = await openRows([deviceWith('line-1', { deployments, components })]);
    const idUnder = (grouping: Grouping): string | undefined =>
      rows.of(fleet, grouping).find((row) => row.row().label === `1 × ${name}`)?.id;
    const [byComponent, byDeployment] = [idUnder('component'), idUnder('deployment')];
    assert.ok(byComponent !== undefined && byDeployment !== undefined);
    assert.notEqual(byComponent, byDeployment);
  });

  it('change at once when something has changed', async () => {
    const { fleet, rows } = await openRows([brokenWith('line-1', 'STARTUP_ERROR')]);
    assert.deepEqual(labels(rows.of(fleet, 'code')), ['1 × STARTUP_ERROR']);
    fleet.devices.keep([coreDevice({ coreDeviceThingName: 'line-2', status: 'UNHEALTHY' })]);
    assert.deepEqual(labels(rows.of(fleet, 'code')), ['1 × STARTUP_ERROR', '1 × Unhealthy, cause unknown']);
  });

  it('stay the same for a while if grouping takes long', async () => {
    const clock = new FakeClock();
    let worked = 0;
    // Each call of the clock takes 40 ms.
    const slow: Clock = {
      now: () => new Date(clock.now().getTime() + (worked += 40)),
      delay: (milliseconds, signal) => clock.delay(milliseconds, signal),
    };
    const { fleet, rows, drawn } = await openRows([brokenWith('line-1', 'STARTUP_ERROR')], slow);
    rows.of(fleet, 'code');
    fleet.devices.keep([coreDevice({ coreDeviceThingName: 'line-2', status: 'UNHEALTHY' })]);
    assert.deepEqual(labels(rows.of(fleet, 'code')), ['1 × STARTUP_ERROR']);
    await clock.advance(0.399);
    assert.equal(drawn(), 0);
    await clock.advance(0.001);
    assert.equal(drawn(), 1);
    assert.equal(rows.of(fleet, 'code').length, 2);
  });
});
