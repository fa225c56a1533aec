import assert from 'node:assert/strict';
import { fleetError } from '../../../src/core/errors';
import { absoluteTime } from '../../../src/core/format';
import { commands, rowFlags } from '../../../src/manifest';
import { smallFleet } from '../../extension/smallFleet';
import { accessDenied } from '../../simulator/faults';
import { generateFleet } from '../../simulator/generateFleet';
import type { SimulatedFleet } from '../../simulator/fleetFile';
import { now } from '../fixtures';
import { openTree, type OpenTree } from './openTree';
import { clickOf, flagsOf, rowOf, words, wordsOf } from './outline';

const emptyFleet: SimulatedFleet = { ...smallFleet, devices: [] };
const pressRows = [
  'press-1 | Stale · Healthy · 10 d (history)',
  'press-2 | Unhealthy · 5 min (error)',
  'press-10 | Healthy · 2 h (circle-large-outline)',
];
const denied = 'Access denied: greengrass:ListCoreDevices is missing';
const refusedList = { operation: 'ListCoreDevices', effect: accessDenied('greengrass:ListCoreDevices') } as const;

describe('rows of a fleet', () => {
  let tree: OpenTree;
  afterEach(() => tree.close());

  async function opened(simulated: SimulatedFleet, others?: Parameters<typeof openTree>[1]): Promise<OpenTree> {
    tree = await openTree(simulated, others);
    await tree.root().open?.();
    return tree;
  }

  it('stand at the top where there is one connection, by name as a person sorts', async () => {
    await opened(smallFleet);
    assert.equal(tree.root(), tree.chosen());
    assert.deepEqual(words(tree.root().children()), pressRows);
  });

  it('of an empty fleet are one that says where nothing is, and leads to another Region', async () => {
    await opened(emptyFleet);
    const [empty, ...others] = tree.root().children();
    assert.ok(empty);
    assert.deepEqual([wordsOf(empty), others], ['No core devices in eu-west-1 | profile default (info)', []]);
    assert.equal(clickOf(empty), `${commands.selectRegion} of the row`);
  });

  it('are none while the first ones of the only connection are read: VS Code has a bar for that', async () => {
    tree = await openTree(smallFleet);
    assert.deepEqual(tree.root().children(), []);
    const opening = tree.root().open?.();
    assert.deepEqual(tree.root().children(), []);
    await opening;
    assert.equal(tree.root().children().length, 3);
  });

  it('are a failure where the first read failed, until its retry has read them', async () => {
    tree = await openTree(smallFleet);
    tree.live.simulator.setFaults(refusedList);
    await tree.root().open?.();
    const [failure, ...others] = tree.root().children();
    assert.ok(failure);
    assert.deepEqual([wordsOf(failure), others], [`${denied} (warning)`, []]);
    assert.equal(clickOf(failure), `${commands.retry} of the row`);
    tree.live.simulator.setFaults();
    await failure.retry?.();
    assert.deepEqual(words(tree.root().children()), pressRows);
  });

  it('are a failure where the connection could not be opened, and its retry opens it', async () => {
    tree = await openTree(smallFleet);
    tree.refuse(fleetError({ kind: 'noRegion' }, 'Region is missing'));
    await tree.root().open?.();
    const [failure] = tree.root().children();
    assert.ok(failure);
    assert.equal(wordsOf(failure), 'No AWS Region chosen (warning)');
    assert.equal(clickOf(failure), `${commands.selectRegion} of the row`);
    tree.refuse();
    await failure.retry?.();
    assert.deepEqual(words(tree.root().children()), pressRows);
  });

  it('are none without credentials where there is one connection: the welcome view says what to do', async () => {
    tree = await openTree(smallFleet);
    tree.refuse(fleetError({ kind: 'noCredentials' }, 'Could not load credentials'));
    await tree.root().open?.();
    assert.deepEqual(tree.root().children(), []);
  });

  it('stay when they cannot be read again, below the failure that says from when they are', async () => {
    await opened(smallFleet);
    await tree.live.clock.advance(3_600);
    for (const [kind, sentence] of [
      ['timeout', 'AWS did not answer in time'],
      ['noCredentials', 'No AWS credentials found'],
    ] as const) {
      tree.live.fail(fleetError({ kind }, 'no'));
      await tree.sessions.chosen.fleet?.refresh([]);
      assert.deepEqual(words(tree.root().children()), [
        `${sentence} | showing what was read at ${absoluteTime(now)} (warning)`,
        'press-1 | Stale · Healthy · 10 d (history)',
        'press-2 | Unhealthy · 1 h (error)',
        'press-10 | Healthy · 3 h (circle-large-outline)',
      ]);
    }
    tree.live.fail();
    await tree.root().children()[0]?.retry?.();
    assert.equal(tree.root().children().length, 3);
  });

  it('keep their nodes as long as they stand for the same device', async () => {
    await opened(smallFleet);
    const [first, second, third] = tree.root().children();
    tree.live.simulator.remove('press-2');
    await tree.sessions.chosen.fleet?.refresh([]);
    assert.ok(second);
    assert.deepEqual(tree.root().children(), [first, third]);
    // A connection that was opened anew knows nothing of what the one before had read.
    tree.sessions.chosen.close();
    assert.deepEqual(tree.root().children(), []);
    await tree.root().open?.();
    const again = tree.root().children();
    assert.deepEqual(words(again), [pressRows[0], pressRows[2]]);
    assert.ok(again.every((node) => node !== first && node !== third));
    assert.deepEqual(
      again.map(({ id }) => id),
      [first?.id, third?.id],
    );
  });
});

describe('rows of a large fleet', () => {
  let tree: OpenTree;
  afterEach(() => tree.close());

  async function openedWith(size: number): Promise<OpenTree> {
    tree = await openTree(generateFleet(size));
    await tree.root().open?.();
    return tree;
  }

  /** The words of the row below all devices. */
  function last(): string {
    return words(tree.root().children()).at(-1) ?? '';
  }

  it('say below them that more are being read, and after a thousand that there are more', async () => {
    await openedWith(1_250);
    assert.equal(last(), 'Loading… (loading~spin)');
    await tree.sessions.chosen.fleet?.list.settled();
    const rows = tree.root().children();
    assert.deepEqual([rows.length, last()], [1_001, 'Load More | 1,000 core devices shown (ellipsis)']);
    const more = rows.at(-1);
    assert.ok(more);
    assert.equal(clickOf(more), `${commands.loadMore} of the row`);
    await more.loadMore?.();
    assert.equal(last(), 'Load More | 1,100 core devices shown (ellipsis)');
    assert.deepEqual(tree.root().children().slice(0, 1_000), rows.slice(0, 1_000), 'What is on show stays there.');
    await tree.root().children().at(-1)?.loadMore?.();
    await tree.root().children().at(-1)?.loadMore?.();
    assert.equal(tree.root().children().length, 1_250);
  });

  it('are 1,500 at most, and then lead to the filter', async () => {
    await openedWith(1_600);
    await tree.sessions.chosen.fleet?.list.settled();
    for (let times = 0; times < 5; times += 1) {
      await tree.root().children().at(-1)?.loadMore?.();
    }
    const enough = tree.root().children().at(-1);
    assert.ok(enough);
    assert.deepEqual(
      [tree.root().children().length, wordsOf(enough), clickOf(enough), enough.loadMore],
      [1_501, '1,500 core devices are shown | filter to see others (ellipsis)', commands.filter, undefined],
    );
  });

  it('that broke off have the failure below them, and go on there', async () => {
    tree = await openTree(generateFleet(450));
    tree.live.simulator.setFaults({ ...refusedList, page: 3 });
    await tree.root().open?.();
    await tree.sessions.chosen.fleet?.list.settled();
    assert.deepEqual([tree.root().children().length, last()], [201, `${denied} (warning)`]);
    tree.live.simulator.setFaults();
    tree.live.asked();
    await tree.root().children().at(-1)?.retry?.();
    assert.equal(tree.root().children().length, 450);
    assert.equal(tree.live.asked().length, 3, 'Pages 3 to 5 are asked for.');
  });
});

describe('rows of several connections', () => {
  let tree: OpenTree;
  beforeEach(async () => {
    tree = await openTree(smallFleet, { spare: emptyFleet });
    await tree.root().open?.();
  });
  afterEach(() => tree.close());

  it('are one each, of which the chosen one is open at first', async () => {
    const [chosen, spare, ...others] = tree.root().children();
    assert.ok(chosen !== undefined && spare !== undefined);
    assert.deepEqual(others, []);
    assert.deepEqual([chosen, chosen.isExpandedAtFirst, spare.isExpandedAtFirst], [tree.chosen(), true, false]);
    assert.equal(wordsOf(chosen), 'default | eu-west-1 (cloud)');
    assert.equal(wordsOf(spare), 'spare | spare · eu-west-1 (cloud)');
    await Promise.all([chosen.open?.(), spare.open?.()]);
    assert.equal(wordsOf(chosen), 'default | eu-west-1 · 3 core devices (cloud)');
    assert.equal(wordsOf(spare), 'spare | spare · eu-west-1 · 0 core devices (cloud)');
    assert.deepEqual(words(spare.children()), ['No core devices in eu-west-1 | profile spare (info)']);
  });

  it('have flags of their own: the chosen one cannot be removed', () => {
    const flags = [rowFlags.connection, rowFlags.refreshable];
    assert.deepEqual(tree.root().children().map(flagsOf), [flags, [...flags, rowFlags.pinned]]);
  });

  it('say that the devices of one that is not open are being read', () => {
    const spare = rowOf(tree.root(), 'spare');
    assert.deepEqual(words(spare.children()), ['Loading… (loading~spin)']);
  });

  it('say below one what is wrong with it, also that it has no credentials', async () => {
    const spare = rowOf(tree.root(), 'spare');
    tree.refuse(fleetError({ kind: 'noCredentials' }, 'Could not load credentials'));
    await spare.open?.();
    assert.equal(wordsOf(spare), 'spare | spare · eu-west-1 · No AWS credentials found (warning)');
    assert.deepEqual(words(spare.children()), ['No AWS credentials found (warning)']);
    await tree.chosen().open?.();
    assert.deepEqual(words(tree.chosen().children()), pressRows);
  });

  it('have ids of their own, also where both have devices of the same names', async () => {
    await tree.close();
    tree = await openTree(smallFleet, { spare: smallFleet });
    await tree.sessions.open();
    const rows = tree.root().children();
    await Promise.all(rows.map(async (node) => node.open?.()));
    const ids = rows.flatMap((node) => [node.id, ...node.children().map(({ id }) => id)]);
    assert.deepEqual([ids.length, new Set(ids).size], [8, 8]);
    const paths = rows.flatMap((node) => node.children().map(({ decorationPath = [] }) => decorationPath.join(' ')));
    assert.deepEqual(paths.slice(2, 4), ['default@eu-west-1 press-10', 'spare@eu-west-1 press-1']);
  });
});
