import assert from 'node:assert/strict';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import { fleetComponentsNode } from '../../../../src/tree/components/fleetComponentsNode';
import type { Node } from '../../../../src/tree/engine/node';
import { connectionsNode } from '../../../../src/tree/shared/connectionsNode';
import { openTree, type OpenTree } from '../openTree';
import { rowText, rowTexts } from '../outline';
import { saws } from './openComponentRows';

describe('the components of several connections', () => {
  let tree: OpenTree;
  let top: Node;
  let retried: number;
  beforeEach(async () => {
    tree = await openTree(saws, { spare: { ...saws, devices: [], components: [] } });
    retried = 0;
    const options = {
      filter: () => ({}),
      redraw: () => undefined,
      retry: () => {
        retried += 1;
        return Promise.resolve();
      },
    };
    const connections = connectionsNode('components', tree.sessions, (parent, session) =>
      fleetComponentsNode(parent, session, tree.context, options),
    );
    await tree.root().open?.();
    top = connections.root();
  });
  afterEach(() => tree.close());

  /** The connections in the order of their rows. */
  function connections(): readonly [Node, Node] {
    const [selected, spare] = top.children();
    assert.ok(selected !== undefined && spare !== undefined);
    return [selected, spare];
  }

  it('are not asked for, nor counted, before the row of their connection is opened', async () => {
    const [selected, spare] = connections();
    assert.deepEqual([selected, spare].map(rowText), [
      'default | not loaded · eu-west-1 (cloud)',
      'spare | not loaded · eu-west-1 (cloud)',
    ]);
    assert.deepEqual(selected.children(), []);
    assert.deepEqual(tree.live.takeRequests(), []);
    await selected.open?.();
    assert.deepEqual(
      tree.live.takeRequests().filter((request) => request !== 'ListCoreDevices'),
      ['ListComponents'],
    );
    assert.equal(rowText(spare), 'spare | not loaded · eu-west-1 (cloud)');
  });

  it('say for each connection how much of its fleet is scanned', async () => {
    const [selected, spare] = connections();
    await Promise.all([selected.open?.(), spare.open?.()]);
    assert.equal(rowText(selected), 'default | 2 components · core devices not listed yet · eu-west-1 (cloud)');
    const { fleet } = tree.sessions.selected;
    await fleet?.list.readFirst();
    await fleet?.list.settled();
    assert.equal(rowText(selected), 'default | 2 components · 0 of 3 core devices scanned · eu-west-1 (cloud)');
    await Promise.all([...(fleet?.devices.all() ?? [])].map((record) => record.components.read()));
    assert.equal(rowText(selected), 'default | 2 components · eu-west-1 (cloud)');
    assert.deepEqual(rowTexts(spare.children()), ['[empty] (dash)', 'Provided by AWS (cloud)']);
  });

  it('say why a connection failed, below its row only', async () => {
    tree.refuse(fleetError({ kind: 'noCredentials' }, 'Could not load credentials'));
    const [selected, spare] = connections();
    await Promise.all([selected.open?.(), spare.open?.()]);
    const [failure] = spare.children();
    assert.equal(failure === undefined ? '' : rowText(failure), '[failure] (warning)');
    await failure?.retry?.();
    assert.equal(retried, 1);
    assert.notEqual(rowTexts(selected.children())[0], '[failure] (warning)');
  });

  it('are loaded again with the row of their connection', async () => {
    const [selected] = connections();
    await selected.open?.();
    tree.live.takeRequests();
    tree.live.simulator.deleteComponent('com.example.Saw');
    await selected.refresh?.();
    assert.deepEqual(tree.live.takeRequests(), ['ListComponents']);
    assert.deepEqual(rowTexts(selected.children()), [
      "LogManager | replaces AWS's · 2.0.0 · 9 d · aws.greengrass (package)",
      'Provided by AWS (cloud)',
    ]);
  });
});
