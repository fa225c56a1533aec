import assert from 'node:assert/strict';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import { commands } from '../../../../src/manifest';
import { smallFleet } from '../../../extension/support/smallFleet';
import { accessDenied } from '../../../simulator/faults/faults';
import { generateFleet } from '../../../simulator/generated/generateFleet';
import type { SimulatedFleet } from '../../../simulator/fleetFile';
import { openTree, type OpenTree } from '../openTree';
import { clickOf, rowText, rowTexts, wordsOf } from '../outline';

const pressRows = [
  'press-2 | Unhealthy · 5 min (error)',
  'press-1 | Stale · 10 d (history)',
  'press-10 | 2 h (circle-large-outline)',
];
const refusedList = { operation: 'ListCoreDevices', effect: accessDenied('greengrass:ListCoreDevices') } as const;

describe('the rows of a fleet', () => {
  let tree: OpenTree;
  afterEach(() => tree.close());

  async function opened(simulated: SimulatedFleet): Promise<OpenTree> {
    tree = await openTree(simulated);
    await tree.root().open?.();
    return tree;
  }

  it('are at the top for a single connection, failing ones first', async () => {
    await opened(smallFleet);
    assert.equal(tree.root(), tree.selected());
    assert.deepEqual(rowTexts(tree.root().children()), pressRows);
  });

  it('of an empty fleet are one row that names the Region and offers another', async () => {
    await opened({ ...smallFleet, devices: [] });
    const [empty, ...others] = tree.root().children();
    assert.ok(empty);
    assert.deepEqual([rowText(empty), others], ['[empty] (info)', []]);
    assert.match(wordsOf([empty]), /eu-west-1.*\bdefault\b/u);
    assert.equal(clickOf(empty), `${commands.selectRegion} on the connection`);
  });

  it('are empty while a single connection loads, because VS Code shows a progress bar', async () => {
    tree = await openTree(smallFleet);
    assert.deepEqual(tree.root().children(), []);
    const opening = tree.root().open?.();
    assert.deepEqual(tree.root().children(), []);
    await opening;
    assert.equal(tree.root().children().length, 3);
  });

  it('are an error if the list failed, until its retry has loaded the list', async () => {
    tree = await openTree(smallFleet);
    tree.live.simulator.setFaults(refusedList);
    await tree.root().open?.();
    const [failure, ...others] = tree.root().children();
    assert.ok(failure);
    assert.deepEqual([rowText(failure), others], ['[failure] (warning)', []]);
    assert.match(wordsOf([failure]), /greengrass:ListCoreDevices/u);
    assert.equal(clickOf(failure), `${commands.retry} on the row`);
    tree.live.simulator.setFaults();
    await failure.retry?.();
    assert.deepEqual(rowTexts(tree.root().children()), pressRows);
  });

  it('are an error if the connection failed, and its retry connects', async () => {
    tree = await openTree(smallFleet);
    tree.refuse(fleetError({ kind: 'noRegion' }, 'Region is missing'));
    await tree.root().open?.();
    const [failure] = tree.root().children();
    assert.ok(failure);
    assert.equal(rowText(failure), '[failure] (warning)');
    assert.equal(clickOf(failure), `${commands.selectRegion} on the connection`);
    tree.refuse();
    await failure.retry?.();
    assert.deepEqual(rowTexts(tree.root().children()), pressRows);
  });

  it('are empty for a single connection without credentials, because the welcome view says what to do', async () => {
    tree = await openTree(smallFleet);
    tree.refuse(fleetError({ kind: 'noCredentials' }, 'Could not load credentials'));
    await tree.root().open?.();
    assert.deepEqual(tree.root().children(), []);
  });

  it('stay when a refresh fails, below an error that says when they were loaded', async () => {
    await opened(smallFleet);
    await tree.live.clock.advance(3_600);
    for (const kind of ['timeout', 'noCredentials'] as const) {
      tree.live.fail(fleetError({ kind }, 'no'));
      await tree.sessions.selected.fleet?.refresh([]);
      assert.deepEqual(rowTexts(tree.root().children()), [
        '[failure] (warning)',
        'press-2 | Unhealthy · 1 h (error)',
        'press-1 | Stale · 10 d (history)',
        'press-10 | 3 h (circle-large-outline)',
      ]);
      assert.equal(tree.root().children()[0]?.row().description, 'showing data loaded 1 h ago');
    }
    tree.live.fail();
    await tree.root().children()[0]?.retry?.();
    assert.equal(tree.root().children().length, 3);
  });

  it('keep their nodes for the same devices', async () => {
    await opened(smallFleet);
    const [first, second, third] = tree.root().children();
    tree.live.simulator.remove('press-2');
    await tree.sessions.selected.fleet?.refresh([]);
    assert.ok(first);
    assert.deepEqual(tree.root().children(), [second, third]);
    // Opening a connection again starts without the data of the previous one.
    tree.sessions.selected.close();
    assert.deepEqual(tree.root().children(), []);
    await tree.root().open?.();
    const again = tree.root().children();
    assert.deepEqual(rowTexts(again), [pressRows[1], pressRows[2]]);
    assert.ok(again.every((node) => node !== second && node !== third));
    assert.deepEqual(
      again.map(({ id }) => id),
      [second?.id, third?.id],
    );
  });
});

describe('the rows of a large fleet', () => {
  let tree: OpenTree;
  afterEach(() => tree.close());

  async function openedWith(size: number): Promise<OpenTree> {
    tree = await openTree(generateFleet(size));
    await tree.root().open?.();
    return tree;
  }

  /** The text of the last row. */
  function last(): string {
    return rowTexts(tree.root().children()).at(-1) ?? '';
  }

  it('end with a loading row, and after 1,000 with Load More', async () => {
    await openedWith(1_250);
    assert.equal(last(), '[loading] (loading~spin)');
    await tree.sessions.selected.fleet?.list.settled();
    const rows = tree.root().children();
    assert.deepEqual([rows.length, last()], [1_001, '[more] (ellipsis)']);
    const more = rows.at(-1);
    assert.match(more?.row().description ?? '', /^1,000 /u);
    assert.equal(more && clickOf(more), `${commands.loadMore} on the row`);
    await more?.loadMore?.();
    assert.match(tree.root().children().at(-1)?.row().description ?? '', /^1,100 /u);
    assert.deepEqual(tree.root().children().slice(0, 1_000), rows.slice(0, 1_000), 'The shown rows stay.');
    await tree.root().children().at(-1)?.loadMore?.();
    await tree.root().children().at(-1)?.loadMore?.();
    assert.equal(tree.root().children().length, 1_250);
  });

  it('are at most 1,500, and then offer the filter', async () => {
    await openedWith(1_600);
    await tree.sessions.selected.fleet?.list.settled();
    for (let times = 0; times < 5; times += 1) {
      await tree.root().children().at(-1)?.loadMore?.();
    }
    const limit = tree.root().children().at(-1);
    assert.ok(limit);
    assert.match(limit.row().label, /1,500/u);
    assert.deepEqual(
      [tree.root().children().length, clickOf(limit), limit.loadMore],
      [1_501, commands.filter, undefined],
    );
  });

  it('come before the error of a page that failed, whose retry continues with that page', async () => {
    tree = await openTree(generateFleet(450));
    tree.live.simulator.setFaults({ ...refusedList, page: 3 });
    await tree.root().open?.();
    await tree.sessions.selected.fleet?.list.settled();
    assert.deepEqual([tree.root().children().length, last()], [201, '[failure] (warning)']);
    tree.live.simulator.setFaults();
    tree.live.takeRequests();
    await tree.root().children().at(-1)?.retry?.();
    assert.equal(tree.root().children().length, 450);
    assert.equal(tree.live.takeRequests().length, 3, 'Pages 3 to 5 are loaded.');
  });
});
