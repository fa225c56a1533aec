import assert from 'node:assert/strict';
import type { Node } from '../../../src/tree/engine/node';
import { Mutes } from '../../../src/app/mutes';
import { testMemory } from '../app/openApp';
import { HeldRows } from '../../../src/tree/engine/heldRows';
import { failuresNode } from '../../../src/tree/failures/failuresNode';
import { connectionsNode } from '../../../src/tree/shared/connectionsNode';
import { failingDevice, smallFleet } from '../../extension/support/smallFleet';
import { accessDenied } from '../../simulator/faults/faults';
import type { SimulatedComponent, SimulatedDeployment, SimulatedDevice } from '../../simulator/fleetFile';
import { useZone } from '../text/useZone';
import { draw, kindsOfChangedHovers } from './changedHovers';
import { openTree, type OpenTree } from './openTree';
import { allNodes } from './outline';

const { coreDeviceThingName: thingName, effectiveDeployments, installedComponents } = failingDevice;

/** The failing device with other fields in its failed deployment or in its broken component. */
function changedDeployment(fields: SimulatedDeployment): Partial<SimulatedDevice> {
  return {
    effectiveDeployments: effectiveDeployments.map((deployment) =>
      deployment.coreDeviceExecutionStatus === 'FAILED' ? { ...deployment, ...fields } : deployment,
    ),
  };
}
function changedComponent(fields: SimulatedComponent): Partial<SimulatedDevice> {
  return {
    installedComponents: installedComponents.map((component) =>
      component.lifecycleState === 'BROKEN' ? { ...component, ...fields } : component,
    ),
  };
}

/** Changes of one device, each of something that no row shows. */
const changes: readonly (readonly [what: string, changed: Partial<SimulatedDevice>, kinds: readonly string[]])[] = [
  ['its tags', { tags: { site: 'graz' } }, ['coreDevice']],
  [
    'the reason of a deployment',
    changedDeployment({ reason: 'FAILED_ROLLBACK_NOT_REQUESTED: Disk full' }),
    ['effectiveDeployment'],
  ],
  ['the details of a component', changedComponent({ lifecycleStateDetails: 'Exit code 137' }), ['installedComponent']],
  ['the source of a component', changedComponent({ lastInstallationSource: 'LOCAL' }), ['installedComponent']],
  [
    'which components are dependencies',
    { installedComponents: installedComponents.map((component) => ({ ...component, isRoot: true })) },
    ['installedComponents'],
  ],
];

describe('a row whose hover changes is drawn again', () => {
  useZone('Asia/Kathmandu');
  let tree: OpenTree;
  let roots: readonly (() => Node)[];
  beforeEach(async () => {
    tree = await openTree(smallFleet);
    tree.view.areDependenciesShown = true;
    const failures = connectionsNode('failures', tree.sessions, (parent, session) =>
      failuresNode(parent, session, () => 'code', tree.context, {
        held: new HeldRows(),
        isOpen: () => false,
        isOrderHeld: () => false,
        mutes: new Mutes(testMemory(), () => ({ staleAfterHours: 25, stuckAfterHours: 2 })),
        redraw: () => undefined,
      }),
    );
    roots = [tree.root, failures.root];
  });
  afterEach(() => tree.close());

  async function openAll(): Promise<readonly Node[]> {
    for (const root of roots) {
      await root().open?.();
      // Each level is known once the one above it is open.
      for (let level = 0; level < 4; level += 1) {
        await Promise.all(
          allNodes(root()).map(async (node) => {
            await node.open?.();
          }),
        );
      }
    }
    return roots.flatMap((root) => allNodes(root()));
  }

  const changedHovers = (change: () => Promise<unknown>): Promise<ReadonlySet<string>> =>
    kindsOfChangedHovers(openAll, change);
  const refreshAll = async (): Promise<void> => {
    await Promise.all([...(tree.sessions.selected.fleet?.devices.all() ?? [])].map((record) => record.refresh()));
  };

  for (const [what, changed, expected] of changes) {
    it(`after a change of a device: ${what}`, async () => {
      const kinds = await changedHovers(() => {
        tree.live.simulator.update(thingName, () => changed);
        return refreshAll();
      });
      assert.deepEqual(
        expected.filter((kind) => !kinds.has(kind)),
        [],
      );
    });
  }

  it('after the lists of a device are loaded', async () => {
    await tree.root().open?.();
    const nodes = allNodes(tree.root());
    const before = await Promise.all(nodes.map(draw));
    await openAll();
    const after = await Promise.all(nodes.map(draw));
    for (const [index, { hover, words }] of after.entries()) {
      assert.ok(hover === before[index]?.hover || words !== before[index]?.words, nodes[index]?.row().label);
    }
    assert.notDeepEqual(
      after.map(({ hover }) => hover),
      before.map(({ hover }) => hover),
    );
  });

  it('after the time zone changes', async () => {
    const kinds = await changedHovers(() => {
      tree.view.timeZone = 'utc';
      return Promise.resolve();
    });
    assert.deepEqual([...kinds].sort(), ['coreDevice', 'effectiveDeployment', 'installedComponent']);
  });

  it('after another answer to a denied request', async () => {
    tree.live.simulator.setFaults({
      operation: 'ListInstalledComponents',
      effect: accessDenied('greengrass:ListInstalledComponents'),
    });
    const kinds = await changedHovers(refreshAll);
    assert.deepEqual([...kinds], ['failure']);
  });

  it('after a device of a group changes', async () => {
    await tree.setOptions({ grouping: 'namePrefix' });
    await changedHovers(async () => {
      tree.live.simulator.update('press-10', () => changedDeployment({}));
      await refreshAll();
      await tree.settled();
    });
  });
});
