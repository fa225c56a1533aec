import assert from 'node:assert/strict';
import type { DeviceAddress } from '../../../../src/greengrass/addresses/deviceAddress';
import { nodeAt } from '../../../../src/tree/coreDevices/nodeAt';
import type { Node } from '../../../../src/tree/engine/node';
import { smallFleet } from '../../../extension/support/smallFleet';
import { openTree, type OpenTree } from '../openTree';

const press = { connectionId: 'default@eu-west-1', thingName: 'press-2' } as const;
const failed: DeviceAddress = {
  ...press,
  kind: 'effectiveDeployment',
  deploymentId: '0f0a1f3e-0000-4000-8000-000000000001',
};

describe('the row of an address', () => {
  let tree: OpenTree;
  beforeEach(async () => {
    tree = await openTree(smallFleet, { spare: smallFleet });
    await tree.sessions.open();
    for (const connection of tree.root().children()) {
      await connection.open?.();
    }
    await tree.sessions.selected.fleet?.devices.get('press-2')?.open();
    await tree.sessions.selected.fleet?.devices.get('press-10')?.open();
  });
  afterEach(() => tree.close());

  function labelAt(address: DeviceAddress): string | undefined {
    return nodeAt(tree.root(), address)?.row().label;
  }

  it('is found for every kind of address', () => {
    assert.equal(labelAt({ ...press, kind: 'coreDevice' }), 'press-2');
    assert.equal(labelAt(failed), 'press-line');
    const monitor = 'com.acme.Monitor';
    assert.equal(labelAt({ ...press, kind: 'installedComponent', componentName: monitor }), monitor);
  });

  it('is below its own device and connection', () => {
    const debug: DeviceAddress = {
      ...press,
      thingName: 'press-10',
      kind: 'installedComponent',
      componentName: 'com.acme.Debug',
    };
    assert.match(nodeAt(tree.root(), debug)?.id ?? '', /press-10\/components/u);
    const spare: DeviceAddress = { ...press, connectionId: 'spare@eu-west-1', kind: 'coreDevice' };
    assert.match(nodeAt(tree.root(), spare)?.id ?? '', /spare@eu-west-1\/press-2$/u);
  });

  it("isn't found if it is unknown, hidden or not loaded", () => {
    assert.equal(labelAt({ ...press, kind: 'coreDevice', thingName: 'press-9' }), undefined);
    assert.equal(labelAt({ ...press, kind: 'installedComponent', componentName: 'aws.greengrass.Cli' }), undefined);
    assert.equal(labelAt({ ...failed, connectionId: 'spare@eu-west-1' }), undefined);
  });

  it('is found without a search below other devices', () => {
    const searched: string[] = [];
    /** A copy of a row that reports a search below it. */
    const reporting = (node: Node): Node => ({
      ...node,
      children: () => {
        searched.push(node.row().label);
        return node.children();
      },
    });
    const connection = { ...tree.selected(), children: () => tree.selected().children().map(reporting) };
    assert.equal(nodeAt(connection, failed)?.row().label, 'press-line');
    assert.deepEqual(searched, ['press-2']);
  });
});
