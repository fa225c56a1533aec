import assert from 'node:assert/strict';
import { commands } from '../../../../src/manifest';
import { smallFleet } from '../../../extension/support/smallFleet';
import { accessDenied } from '../../../simulator/faults/faults';
import { generateFleet } from '../../../simulator/generated/generateFleet';
import { targetArn } from '../../../simulator/generated/random';
import { openTree, type OpenTree } from '../openTree';
import { allNodes, childOf, clickOf, rowText, rowTexts, wordsOf } from '../outline';

const [stale, unhealthy, healthy] = [
  'press-1 | Stale · 10 d (history)',
  'press-2 | Unhealthy · 5 min (error)',
  'press-10 | 2 h (circle-large-outline)',
];
const loading = '[loading] (loading~spin)';
const refusedList = { operation: 'ListCoreDevices', effect: accessDenied('greengrass:ListCoreDevices') } as const;

describe('the rows of a filtered or grouped fleet', () => {
  let tree: OpenTree;
  beforeEach(async () => {
    tree = await openTree(smallFleet);
    await tree.root().open?.();
  });
  afterEach(() => tree.close());

  it('are the matching devices, and all devices without a filter', async () => {
    await tree.setOptions({ filter: { name: 'press-1' } });
    assert.deepEqual(rowTexts(tree.root().children()), [stale, healthy]);
    await tree.setOptions({});
    assert.deepEqual(rowTexts(tree.root().children()), [unhealthy, stale, healthy]);
  });

  it('load with the fleet if the filter was set before', async () => {
    await tree.close();
    tree = await openTree(smallFleet);
    await tree.setOptions({ filter: { status: 'UNHEALTHY' } });
    await tree.sessions.open();
    await tree.sessions.selected.fleet?.list.readFirst();
    assert.deepEqual(rowTexts(tree.root().children()), [loading]);
    await tree.root().open?.();
    await tree.settled();
    assert.deepEqual(rowTexts(tree.root().children()), [unhealthy]);
  });

  it('say that they are loading until it is known which devices match', async () => {
    const settling = tree.setOptions({ grouping: 'thingGroup' });
    assert.deepEqual(rowTexts(tree.root().children()), [loading]);
    await settling;
    assert.ok(tree.root().children().length > 1);
  });

  it('say that no device matches, and clear the filter on a click', async () => {
    await tree.setOptions({ filter: { name: 'crane' } });
    const [none, ...others] = tree.root().children();
    assert.ok(none);
    assert.deepEqual([rowText(none), others], ['[filtered] (filter)', []]);
    assert.match(wordsOf([none]), /crane/u);
    assert.equal(clickOf(none), commands.clearFilter);
  });

  it('say how many devices are not scanned if the filter needs a scan', async () => {
    await tree.sessions.selected.fleet?.devices.get('press-10')?.open();
    await tree.setOptions({ filter: { component: 'com.acme.Nothing' } });
    const [, unknown] = tree.root().children();
    assert.ok(unknown);
    assert.equal(rowText(unknown), '[notScanned] (run-all)');
    assert.match(wordsOf([unknown]), /^2 core devices/u);
    assert.equal(clickOf(unknown), `${commands.fullScan} on the connection`);
    for (const thingName of ['press-1', 'press-2']) {
      await tree.sessions.selected.fleet?.devices.get(thingName)?.open();
    }
    await tree.setOptions({ filter: { component: 'com.acme.Nothing' } });
    assert.deepEqual(rowTexts(tree.root().children()), ['[filtered] (filter)']);
  });

  it('are groups with their devices below, failing groups first, with unique IDs', async () => {
    // A thing group with the name of a status.
    tree.live.simulator.update('press-10', ({ effectiveDeployments: [first = {}] }) => ({
      effectiveDeployments: [{ ...first, targetArn: targetArn('thinggroup', 'HEALTHY') }],
    }));
    await tree.setOptions({ grouping: 'thingGroup' });
    const groups = tree.root().children();
    assert.deepEqual(rowTexts(groups), [
      'line-3 | 1 failing of 1 (error)',
      'HEALTHY | 1 core device (circle-large-outline)',
      'No thing group | 1 core device · 1 stale (circle-large-outline)',
    ]);
    assert.deepEqual(
      groups.map((group) => rowTexts(group.children())),
      [[unhealthy], [healthy], [stale]],
    );
    const ids = allNodes(tree.root()).map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    await tree.setOptions({ grouping: 'status' });
    const others = tree.root().children();
    assert.deepEqual(rowTexts(others), [
      'Unhealthy | 1 failing of 1 (error)',
      'Healthy | 2 core devices · 1 stale (circle-large-outline)',
    ]);
    assert.ok(
      others.every(({ id }) => !ids.includes(id)),
      'Groups of another grouping are other rows.',
    );
  });

  it('come after the error of the unlisted devices, whose retry loads them', async () => {
    await tree.close();
    tree = await openTree(generateFleet(1_100));
    await tree.root().open?.();
    await tree.sessions.selected.fleet?.list.settled();
    tree.live.simulator.setFaults(refusedList);
    await tree.setOptions({ grouping: 'status' });
    const [failure, ...groups] = tree.root().children();
    assert.ok(failure);
    assert.equal(rowText(failure), '[rest] (warning)');
    assert.match(wordsOf([failure]), /greengrass:ListCoreDevices/u);
    assert.ok(groups.length > 0);
    tree.live.simulator.setFaults();
    await failure.retry?.();
    assert.ok(!wordsOf(tree.root().children()).includes('greengrass:ListCoreDevices'));
    assert.equal(tree.sessions.selected.fleet?.isWhole, true);
  });

  it('show one error if neither the list nor the unlisted devices can be loaded', async () => {
    await tree.setOptions({ filter: { name: 'press-2' } });
    tree.live.simulator.setFaults(refusedList);
    await tree.sessions.selected.fleet?.refresh([]);
    assert.deepEqual(rowTexts(tree.root().children()), ['[failure] (warning)', unhealthy]);
    assert.notEqual(tree.root().children()[0]?.row().description, '', 'It says when the rows were loaded.');
    await tree.close();
    tree = await openTree(generateFleet(1_100));
    await tree.root().open?.();
    await tree.sessions.selected.fleet?.list.settled();
    tree.live.simulator.setFaults(refusedList);
    await tree.setOptions({ grouping: 'status' });
    await tree.sessions.selected.fleet?.refresh([]);
    assert.equal(wordsOf(tree.root().children()).split('greengrass:ListCoreDevices').length, 2);
  });

  it('are 100 below a group, and Load More adds the next 100', async () => {
    await tree.close();
    tree = await openTree(generateFleet(250));
    await tree.root().open?.();
    await tree.setOptions({ grouping: 'status' });
    const group = childOf(tree.root(), 'Healthy');
    assert.equal(group.children().length, 101);
    const [more] = group.children().slice(-1);
    assert.ok(more);
    assert.equal(rowText(more), '[more] (ellipsis)');
    assert.match(more.row().description, /^100 of \d+ /u);
    await more.loadMore?.();
    assert.ok(group.children().length > 101);
    assert.equal(tree.view.grown, 1);
  });
});
