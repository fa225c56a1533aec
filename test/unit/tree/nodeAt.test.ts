import assert from 'node:assert/strict';
import type { Address } from '../../../src/core/address';
import type { Node } from '../../../src/tree/node';
import { nodeAt } from '../../../src/tree/nodeAt';
import { smallFleet } from '../../extension/smallFleet';
import { openTree, type OpenTree } from './openTree';

const press: Pick<Extract<Address, { kind: 'coreDevice' }>, 'connectionId' | 'thingName'> = {
  ...{ connectionId: 'default@eu-west-1', thingName: 'press-2' },
};
const failed: Address = {
  ...{ ...press, kind: 'effectiveDeployment', deploymentId: '0f0a1f3e-0000-4000-8000-000000000001' },
};

describe('the row of an address', () => {
  let tree: OpenTree;
  beforeEach(async () => {
    tree = await openTree(smallFleet, { spare: smallFleet });
    await tree.sessions.open();
    for (const connection of tree.root().children()) {
      await connection.open?.();
    }
    await tree.sessions.chosen.fleet?.device('press-2')?.open();
    await tree.sessions.chosen.fleet?.device('press-10')?.open();
  });
  afterEach(() => tree.close());

  function labelAt(address: Address): string | undefined {
    return nodeAt(tree.root(), address)?.row().label;
  }

  it('is found, whichever thing it is', () => {
    assert.equal(labelAt({ ...press, kind: 'coreDevice' }), 'press-2');
    assert.equal(labelAt(failed), 'press-line');
    assert.equal(
      labelAt({ ...press, kind: 'installedComponent', componentName: 'com.acme.Monitor' }),
      'com.acme.Monitor',
    );
  });

  it('is that of its own device and its own connection', () => {
    const debug: Address = {
      ...press,
      thingName: 'press-10',
      kind: 'installedComponent',
      componentName: 'com.acme.Debug',
    };
    assert.match(nodeAt(tree.root(), debug)?.id ?? '', /press-10\/components/u);
    const spare: Address = { ...press, connectionId: 'spare@eu-west-1', kind: 'coreDevice' };
    assert.match(nodeAt(tree.root(), spare)?.id ?? '', /spare@eu-west-1\/press-2$/u);
  });

  it('is none where the thing is not known, is hidden or was not read', () => {
    assert.equal(labelAt({ ...press, kind: 'coreDevice', thingName: 'press-9' }), undefined);
    assert.equal(labelAt({ ...press, kind: 'installedComponent', componentName: 'aws.greengrass.Cli' }), undefined);
    assert.equal(labelAt({ ...failed, connectionId: 'spare@eu-west-1' }), undefined);
  });

  it('is found without a look below other devices', () => {
    const looked: string[] = [];
    /** A row that tells when somebody asks what is below it. */
    const watched = (node: Node): Node => ({
      ...node,
      children: () => {
        looked.push(node.row().label);
        return node.children();
      },
    });
    const chosen = { ...tree.chosen(), children: () => tree.chosen().children().map(watched) };
    assert.equal(nodeAt(chosen, failed)?.row().label, 'press-line');
    assert.deepEqual(looked, ['press-2']);
  });
});
