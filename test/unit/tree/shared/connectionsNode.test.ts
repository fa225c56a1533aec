import assert from 'node:assert/strict';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import { rowFlags } from '../../../../src/manifest';
import { smallFleet } from '../../../extension/support/smallFleet';
import { openTree, type OpenTree } from '../openTree';
import { childOf, flagsOf, rowText, rowTexts, wordsOf } from '../outline';

describe('the rows of several connections', () => {
  let tree: OpenTree;
  beforeEach(async () => {
    tree = await openTree(smallFleet, { spare: { ...smallFleet, devices: [] } });
    await tree.root().open?.();
  });
  afterEach(() => tree.close());

  it('are one for each connection, and only the selected one is expanded at first', async () => {
    const [selected, spare, ...others] = tree.root().children();
    assert.ok(selected !== undefined && spare !== undefined);
    assert.deepEqual(others, []);
    assert.deepEqual([selected, selected.isExpandedAtFirst, spare.isExpandedAtFirst], [tree.selected(), true, false]);
    assert.equal(rowText(selected), 'default | eu-west-1 (cloud)');
    assert.equal(rowText(spare), 'spare | spare · eu-west-1 (cloud)');
    await Promise.all([selected.open?.(), spare.open?.()]);
    assert.equal(rowText(selected), 'default | 3 core devices · 1 failing · 1 stale · not scanned · eu-west-1 (cloud)');
    assert.equal(rowText(spare), 'spare | 0 core devices · spare · eu-west-1 (cloud)');
    assert.deepEqual(rowTexts(spare.children()), ['[empty] (info)']);
    assert.match(wordsOf(spare.children()), /\bspare$/u);
  });

  it('have flags for commands: only an added connection can be removed', () => {
    const flags = [rowFlags.connection, rowFlags.refreshable];
    assert.deepEqual(tree.root().children().map(flagsOf), [flags, [...flags, rowFlags.added]]);
  });

  it('say that the devices of a closed connection are loading', () => {
    const spare = childOf(tree.root(), 'spare');
    assert.deepEqual(rowTexts(spare.children()), ['[loading] (loading~spin)']);
  });

  it('show the error of a connection, including missing credentials', async () => {
    const spare = childOf(tree.root(), 'spare');
    tree.refuse(fleetError({ kind: 'noCredentials' }, 'Could not load credentials'));
    await spare.open?.();
    assert.match(rowText(spare), /^spare \| .*credentials.* · spare · eu-west-1 \(warning\)$/u);
    assert.deepEqual(rowTexts(spare.children()), ['[failure] (warning)']);
    assert.match(wordsOf(spare.children()), /credentials/u);
    await tree.selected().open?.();
    assert.equal(tree.selected().children().length, 3);
    assert.doesNotMatch(wordsOf(tree.selected().children()), /credentials/u);
  });

  it('have unique IDs, even if both have devices with the same names', async () => {
    await tree.close();
    tree = await openTree(smallFleet, { spare: smallFleet });
    await tree.sessions.open();
    const rows = tree.root().children();
    await Promise.all(rows.map(async (node) => node.open?.()));
    const ids = rows.flatMap((node) => [node.id, ...node.children().map(({ id }) => id)]);
    assert.deepEqual([ids.length, new Set(ids).size], [8, 8]);
    const paths = rows.flatMap((node) => node.children().map(({ decorationPath = [] }) => decorationPath.join(' ')));
    assert.deepEqual(paths.slice(2, 4), ['default@eu-west-1 press-10', 'spare@eu-west-1 press-2']);
  });
});
