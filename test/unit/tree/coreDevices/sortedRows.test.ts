import assert from 'node:assert/strict';
import { readDrift } from '../../../../src/fleet/drift/readDrift';
import { commands } from '../../../../src/manifest';
import { failingDevice, smallFleet } from '../../../extension/support/smallFleet';
import { generateFleet } from '../../../simulator/generated/generateFleet';
import { slotFleet } from '../../../simulator/slots/slotFleet';
import { playHistory } from '../../../simulator/slots/slotHistory';
import { differs, runsAll, setting } from '../../fleet/drift/driftingFleet';
import { openTree, type OpenTree } from '../openTree';
import { childOf, rowText } from '../outline';

const newlyFailing = '[newlyFailing] (arrow-up)';

describe('the order of the rows of a fleet', () => {
  let tree: OpenTree;
  beforeEach(async () => {
    tree = await openTree(smallFleet);
    await tree.root().open?.();
  });
  afterEach(() => tree.close());

  /** The labels of the rows, and the text of the row of newly failing devices. */
  function shown(): readonly string[] {
    return tree
      .root()
      .children()
      .map((node) => (rowText(node).startsWith('[') ? rowText(node) : node.row().label));
  }

  /** The device has a failed deployment from now on, which a refresh of the device reads. */
  async function fail(thingName: string): Promise<void> {
    tree.live.simulator.update(thingName, () => ({ effectiveDeployments: failingDevice.effectiveDeployments }));
    const record = await tree.sessions.selected.fleet?.devices.find(thingName);
    await record?.refresh();
  }

  it('moves a device that became failing, at most every two seconds', async () => {
    assert.deepEqual(shown(), ['press-2', 'press-1', 'press-10']);
    await fail('press-10');
    assert.deepEqual(shown(), ['press-2', 'press-1', 'press-10']);
    await tree.live.clock.advance(2.1);
    assert.deepEqual(shown(), ['press-10', 'press-2', 'press-1']);
  });

  it('stays after the user acts on a row, with a row that applies it', async () => {
    shown();
    tree.deviceOrders.hold();
    await fail('press-10');
    await fail('press-1');
    await tree.live.clock.advance(2.1);
    assert.deepEqual(shown(), [newlyFailing, 'press-2', 'press-1', 'press-10']);
    const [first] = tree.root().children();
    assert.equal(first?.row().label, '2 newly failing: sort');
    assert.deepEqual(first.click?.(), { command: commands.sortDevices, arguments: ['failingFirst'] });
    tree.sort.set('failingFirst');
    assert.deepEqual(shown(), ['press-1', 'press-10', 'press-2']);
  });

  it("doesn't count a device that the user has open as newly failing", async () => {
    shown();
    const connectionId = tree.sessions.selected.fleet?.connection.id ?? '';
    const open = [{ connectionId, thingName: 'press-10' }];
    tree.displays.add({ openDevices: () => open, visibleDevices: () => open, isVisible: () => true });
    tree.deviceOrders.hold();
    await fail('press-10');
    await tree.live.clock.advance(2.1);
    assert.deepEqual(shown(), ['press-2', 'press-1', 'press-10']);
  });

  it("doesn't count a device that was revealed as newly failing", async () => {
    shown();
    tree.deviceOrders.hold();
    tree.revealed.add('press-10');
    await fail('press-10');
    await tree.live.clock.advance(2.1);
    assert.deepEqual(shown(), ['press-2', 'press-1', 'press-10']);
  });

  it('is the same with a filter, and counts only matching devices as newly failing', async () => {
    await tree.setOptions({ filter: { name: 'press-1' } });
    await fail('press-10');
    assert.deepEqual(shown(), ['press-10', 'press-1']);
    tree.deviceOrders.hold();
    await fail('press-1');
    await tree.live.clock.advance(2.1);
    assert.deepEqual(shown(), [newlyFailing, 'press-10', 'press-1']);
    assert.equal(tree.root().children()[0]?.row().label, '1 newly failing: sort');
    await tree.setOptions({});
    assert.deepEqual(shown(), ['press-1', 'press-10', 'press-2'], 'Another filter shows rows that nobody acted on.');
  });

  it('leaves groups alone', async () => {
    shown();
    tree.deviceOrders.hold();
    await tree.setOptions({ grouping: 'status' });
    await fail('press-10');
    await tree.live.clock.advance(2.1);
    assert.deepEqual(shown(), ['Unhealthy', 'Healthy']);
    assert.deepEqual(
      childOf(tree.root(), 'Healthy')
        .children()
        .map((node) => node.row().label),
      ['press-10', 'press-1'],
    );
  });

  it('is by name or by the last report on request', () => {
    tree.sort.set('name');
    assert.deepEqual(shown(), ['press-1', 'press-2', 'press-10']);
    tree.sort.set('lastReport');
    assert.deepEqual(shown(), ['press-2', 'press-10', 'press-1']);
  });

  it("has no row for newly failing devices if failing ones don't come first", async () => {
    tree.sort.set('name');
    shown();
    tree.deviceOrders.hold();
    await fail('press-1');
    await tree.live.clock.advance(2.1);
    assert.deepEqual(shown(), ['press-1', 'press-2', 'press-10']);
  });

  it('tells its listeners when rows move, and not otherwise', async () => {
    let changes = 0;
    tree.deviceOrders.onDidChange(() => {
      changes += 1;
    });
    shown();
    await tree.sessions.selected.fleet?.devices.get('press-10')?.open();
    await tree.live.clock.advance(2.1);
    assert.equal(changes, 0);
    await fail('press-10');
    await tree.live.clock.advance(2.1);
    assert.equal(changes, 1);
  });
});

describe('the order of the rows of a fleet with differences', () => {
  let tree: OpenTree;
  afterEach(() => tree.close());

  it('has the devices first that differ, once the deployments are known that they differ from', async () => {
    const devices = ['press-1', 'press-2', 'press-3'].map((thingName) => ({ ...setting, thingName }));
    const histories = [runsAll, differs, runsAll].map((events, index) =>
      playHistory(devices[index] ?? setting, events),
    );
    tree = await openTree(slotFleet(histories));
    await tree.root().open?.();
    const { fleet } = tree.sessions.selected;
    assert.ok(fleet);
    const labels = (): readonly string[] =>
      tree
        .root()
        .children()
        .map((node) => node.row().label);
    tree.sort.set('differingFirst');
    assert.deepEqual(labels(), ['press-1', 'press-2', 'press-3']);
    const record = await fleet.devices.find('press-2');
    const { memberships } = fleet.drift;
    await Promise.all([record.deployments.read(), record.components.read(), memberships.read('press-2')]);
    await tree.live.clock.advance(2.1);
    assert.deepEqual(labels(), ['press-1', 'press-2', 'press-3']);
    const moved = new Promise<void>((resolve) => {
      tree.deviceOrders.onDidChange(resolve);
    });
    await readDrift(fleet, 'press-2');
    await tree.live.clock.advance(2.1);
    await moved;
    assert.deepEqual(labels(), ['press-2', 'press-1', 'press-3']);
    tree.sort.set('name');
    assert.deepEqual(labels(), ['press-1', 'press-2', 'press-3']);
  });
});

describe('the order of the rows of a large fleet', () => {
  let tree: OpenTree;
  afterEach(() => tree.close());

  async function openedWith(size: number): Promise<void> {
    tree = await openTree(generateFleet(size));
    await tree.root().open?.();
    await tree.sessions.selected.fleet?.list.settled();
    await tree.live.clock.advance(2.1);
  }

  function labels(): readonly string[] {
    return tree
      .root()
      .children()
      .map((node) => node.row().label);
  }

  /** The names that the list hasn't loaded. */
  function unlisted(): readonly string[] {
    const listed = new Set(tree.sessions.selected.fleet?.list.state.thingNames);
    return tree.live.simulator.deviceNames().filter((name) => !listed.has(name));
  }

  it("has failing devices first that the list hasn't loaded, and Load More appends", async () => {
    await openedWith(1_250);
    const [name = ''] = unlisted();
    tree.live.simulator.update(name, () => ({ status: 'UNHEALTHY' }));
    await tree.sessions.selected.fleet?.devices.find(name);
    await tree.live.clock.advance(2.1);
    const rows = tree.root().children();
    const failing = rows.filter((node) => node.row().description.startsWith('Unhealthy'));
    assert.ok(failing.some((node) => node.row().label === name));
    assert.deepEqual(rows.slice(0, failing.length), failing);
    assert.equal(rows.length, 1_002, 'The listed devices, this one, and Load More');
    tree.deviceOrders.hold();
    await rows.at(-1)?.loadMore?.();
    assert.deepEqual(tree.root().children().slice(0, 1_001), rows.slice(0, 1_001));
    assert.equal(tree.root().children().length, 1_102 - Number(!unlisted().includes(name)));
  });

  it('shows a revealed device beyond the row limit', async () => {
    await openedWith(1_800);
    const { fleet } = tree.sessions.selected;
    tree.sort.set('name');
    for (let times = 0; times < 5; times += 1) {
      await tree.root().children().at(-1)?.loadMore?.();
    }
    const name = unlisted().at(-1) ?? '';
    assert.equal(labels().includes(name), false);
    await fleet?.devices.find(name);
    fleet?.list.include(name);
    tree.revealed.add(name);
    assert.equal(labels().includes(name), true);
  });
});
