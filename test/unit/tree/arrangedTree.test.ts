import assert from 'node:assert/strict';
import { commands } from '../../../src/manifest';
import { smallFleet } from '../../extension/smallFleet';
import { accessDenied } from '../../simulator/faults';
import { generateFleet } from '../../simulator/generateFleet';
import { targetArn } from '../../simulator/random';
import { openTree, type OpenTree } from './openTree';
import { clickOf, everyNode, rowOf, words, wordsOf } from './outline';

const [stale, unhealthy, healthy] = [
  'press-1 | Stale · Healthy · 10 d (history)',
  'press-2 | Unhealthy · 5 min (error)',
  'press-10 | Healthy · 2 h (circle-large-outline)',
];
const refusedList = { operation: 'ListCoreDevices', effect: accessDenied('greengrass:ListCoreDevices') } as const;

describe('rows of a fleet that is filtered or grouped', () => {
  let tree: OpenTree;
  beforeEach(async () => {
    tree = await openTree(smallFleet);
    await tree.root().open?.();
  });
  afterEach(() => tree.close());

  it('are the devices that fit, and all of them again without a filter', async () => {
    await tree.arrange({ filter: { name: 'press-1' } });
    assert.deepEqual(words(tree.root().children()), [stale, healthy]);
    await tree.arrange({});
    assert.deepEqual(words(tree.root().children()), [stale, unhealthy, healthy]);
  });

  it('are read with the fleet where it is opened after they were asked for', async () => {
    await tree.close();
    tree = await openTree(smallFleet);
    await tree.arrange({ filter: { status: 'UNHEALTHY' } });
    await tree.sessions.open();
    await tree.sessions.chosen.fleet?.list.readFirst();
    assert.deepEqual(words(tree.root().children()), ['Loading… (loading~spin)']);
    await tree.root().open?.();
    await tree.live.idle();
    assert.deepEqual(words(tree.root().children()), [unhealthy]);
  });

  it('say that they are being read until it is known which fit', async () => {
    const arranging = tree.arrange({ grouping: 'thingGroup' });
    assert.deepEqual(words(tree.root().children()), ['Loading… (loading~spin)']);
    await arranging;
    assert.ok(tree.root().children().length > 1);
  });

  it('say that none fits, and a click clears the filter', async () => {
    await tree.arrange({ filter: { name: 'crane' } });
    const [none, ...others] = tree.root().children();
    assert.ok(none);
    assert.deepEqual([wordsOf(none), others], ['No core device fits the filter | name crane (filter)', []]);
    assert.equal(clickOf(none), commands.clearFilter);
  });

  it('say how many devices nobody has looked into, where the filter asks for what only that tells', async () => {
    await tree.sessions.chosen.fleet?.device('press-10')?.open();
    await tree.arrange({ filter: { component: 'com.acme.Nothing' } });
    const [, unknown] = tree.root().children();
    assert.ok(unknown);
    assert.equal(wordsOf(unknown), '2 core devices have not been looked into | scan every core device (run-all)');
    assert.equal(clickOf(unknown), `${commands.fullScan} of the row`);
    for (const thingName of ['press-1', 'press-2']) {
      await tree.sessions.chosen.fleet?.device(thingName)?.open();
    }
    await tree.arrange({ filter: { component: 'com.acme.Nothing' } });
    assert.equal(tree.root().children().length, 1);
  });

  it('are groups, those that fail first, with their devices below and ids of their own', async () => {
    // A thing group that is called like a status.
    tree.live.simulator.update('press-10', ({ effectiveDeployments: [first = {}] }) => ({
      effectiveDeployments: [{ ...first, targetArn: targetArn('thinggroup', 'HEALTHY') }],
    }));
    await tree.arrange({ grouping: 'thingGroup' });
    const groups = tree.root().children();
    assert.deepEqual(words(groups), [
      'line-3 | 1 core device · 1 unhealthy (error)',
      'HEALTHY | 1 core device (circle-large-outline)',
      'No thing group | 1 core device · 1 stale (circle-large-outline)',
    ]);
    assert.deepEqual(
      groups.map((group) => words(group.children())),
      [[unhealthy], [healthy], [stale]],
    );
    const ids = everyNode(tree.root()).map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    await tree.arrange({ grouping: 'status' });
    assert.deepEqual(words(tree.root().children()), [
      'Unhealthy | 1 core device · 1 unhealthy (error)',
      'Healthy | 2 core devices · 1 stale (circle-large-outline)',
    ]);
    assert.ok(
      tree
        .root()
        .children()
        .every(({ id }) => !ids.includes(id)),
      'Other groups are other rows.',
    );
  });

  it('have the failure above them where the rest of the fleet cannot be read, and its retry reads that', async () => {
    await tree.close();
    tree = await openTree(generateFleet(1_100));
    await tree.root().open?.();
    await tree.sessions.chosen.fleet?.list.settled();
    tree.live.simulator.setFaults(refusedList);
    await tree.arrange({ grouping: 'status' });
    const [failure, ...groups] = tree.root().children();
    assert.ok(failure);
    assert.equal(wordsOf(failure), 'Access denied: greengrass:ListCoreDevices is missing (warning)');
    assert.ok(groups.length > 0);
    tree.live.simulator.setFaults();
    await failure.retry?.();
    assert.ok(!words(tree.root().children()).join('').includes('denied'));
    assert.equal(tree.sessions.chosen.fleet?.isWhole, true);
  });

  it('say once that the list cannot be read, also where the rest cannot be read either', async () => {
    await tree.arrange({ filter: { name: 'press-2' } });
    tree.live.simulator.setFaults(refusedList);
    await tree.sessions.chosen.fleet?.refresh([]);
    const [failure = '', ...rows] = words(tree.root().children());
    assert.match(failure, /^Access denied: greengrass:ListCoreDevices is missing \| showing what was read at /u);
    assert.deepEqual(rows, [unhealthy]);
    await tree.close();
    tree = await openTree(generateFleet(1_100));
    await tree.root().open?.();
    await tree.sessions.chosen.fleet?.list.settled();
    tree.live.simulator.setFaults(refusedList);
    await tree.arrange({ grouping: 'status' });
    await tree.sessions.chosen.fleet?.refresh([]);
    assert.equal(words(tree.root().children()).filter((row) => row.includes('denied')).length, 1);
  });

  it('have room for a hundred below one, and say that there are more', async () => {
    await tree.close();
    tree = await openTree(generateFleet(250));
    await tree.root().open?.();
    await tree.arrange({ filter: { name: '*' }, grouping: 'none' });
    await tree.arrange({ grouping: 'status' });
    const healthyOnes = rowOf(tree.root(), 'Healthy');
    assert.equal(healthyOnes.children().length, 101);
    const [more] = healthyOnes.children().slice(-1);
    assert.match(more === undefined ? '' : wordsOf(more), /^Load More \| 100 of \d+ core devices shown \(ellipsis\)$/u);
    await more?.loadMore?.();
    assert.ok(healthyOnes.children().length > 101);
    assert.equal(tree.view.grown, 1);
  });
});
