import assert from 'node:assert/strict';
import { explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import { Mutes } from '../../../../src/app/mutes';
import type { Grouping } from '../../../../src/greengrass/failures/failureTopics';
import { manualScan } from '../../../../src/fleet/scanning/scanState';
import { commands } from '../../../../src/manifest';
import type { Node } from '../../../../src/tree/engine/node';
import { HeldRows } from '../../../../src/tree/engine/heldRows';
import { failuresNode } from '../../../../src/tree/failures/failuresNode';
import { connectionsNode } from '../../../../src/tree/shared/connectionsNode';
import { failingDevice, smallFleet } from '../../../extension/support/smallFleet';
import { hoverLines } from '../../text/hovers/hoverText';
import { testMemory } from '../../app/openApp';
import { childOf, clickOf, rowText, rowTexts } from '../outline';
import { openTree, type OpenTree } from '../openTree';

async function hoverOf({ hover }: Node): Promise<string> {
  return hoverLines((await hover?.show(explainErrorCode)) ?? []).join('\n');
}

describe('the row of a group of failures', () => {
  let tree: OpenTree;
  let root: () => Node;
  const collapsed = new Set<Node>();
  let grouping: Grouping;
  let held: HeldRows;

  beforeEach(async () => {
    collapsed.clear();
    [grouping, held] = ['code', new HeldRows()];
    tree = await openTree(smallFleet);
    await tree.context.catalog.load();
    ({ root } = connectionsNode('failures', tree.sessions, (parent, session) =>
      failuresNode(parent, session, () => grouping, tree.context, {
        held,
        isOpen: (node) => !collapsed.has(node),
        isOrderHeld: () => false,
        mutes: new Mutes(testMemory(), () => ({ staleAfterHours: 25, stuckAfterHours: 2 })),
        redraw: () => undefined,
      }),
    ));
    await tree.selected().open?.();
    await root().open?.();
  });
  afterEach(() => tree.close());

  async function scan(): Promise<void> {
    await tree.sessions.selected.fleet?.scans.start(manualScan('quick'));
  }

  it('is followed by what to do while it is collapsed', async () => {
    await scan();
    const [denied, startup] = ['1 × S3_HEAD_OBJECT_ACCESS_DENIED', '1 × STARTUP_ERROR'].map((label) =>
      childOf(root(), label),
    );
    assert.ok(denied !== undefined && startup !== undefined);
    collapsed.add(startup);
    const rows = root().children();
    assert.deepEqual(rowTexts(rows.slice(0, 3)), [rowText(denied), rowText(startup), '[advice] (lightbulb)']);
    const [, , after] = rows;
    assert.ok(after !== undefined);
    const { description, accessibilityLabel } = after.row();
    assert.deepEqual(
      [description, accessibilityLabel],
      ["Didn't start: check log of Monitor", "What to do about STARTUP_ERROR: Didn't start: check log of Monitor"],
    );
    assert.match(await hoverOf(after), /STARTUP_ERROR/u);
    assert.equal(clickOf(after), `${commands.showOverview} on the connection`);
    assert.equal(root().children()[2], after, 'The row stays the same.');
    collapsed.delete(startup);
    assert.equal(rowText(startup.children()[0] ?? assert.fail()), '[advice] (lightbulb)');
    assert.equal(root().children()[2], rows[3]);
  });

  it('says what to do about the only cause of a component', async () => {
    await scan();
    grouping = 'component';
    const [advice] = childOf(root(), '1 × com.acme.Monitor').children();
    assert.equal(advice?.row().description, "Didn't start: check log of Monitor");
  });

  it('stays with its advice while the advice is selected', async () => {
    await scan();
    const startup = childOf(root(), '1 × STARTUP_ERROR');
    collapsed.add(startup);
    const after = root().children()[2];
    assert.ok(after !== undefined);
    held.hold([after]);
    tree.live.simulator.update('press-2', () => ({ status: 'HEALTHY', installedComponents: [] }));
    await tree.sessions.selected.fleet?.devices.get('press-2')?.refresh();
    assert.deepEqual(root().children().slice(1, 3), [startup, after]);
    assert.equal(startup.row().description, 'Recovered');
    held.hold([]);
    assert.ok(!root().children().includes(startup));
  });

  it('explains the status code of the component if that says more than the code of the deployment', async () => {
    tree.live.simulator.update('press-2', ({ effectiveDeployments, installedComponents }) => ({
      effectiveDeployments: effectiveDeployments.map((deployment) =>
        deployment.coreDeviceExecutionStatus === 'FAILED'
          ? {
              ...deployment,
              reason: 'FAILED_ROLLBACK_NOT_REQUESTED: Service com.acme.Monitor in broken state after deployment',
              statusDetails: { errorStack: ['DEPLOYMENT_FAILURE', 'COMPONENT_BROKEN'], errorTypes: [] },
            }
          : deployment,
      ),
      installedComponents,
    }));
    await scan();
    const group = childOf(root(), '1 × COMPONENT_BROKEN');
    assert.equal(group.children()[0]?.row().description, "Didn't start: check log of Monitor");
    const hover = await hoverOf(group);
    assert.match(hover, /\* COMPONENT_BROKEN[^]*\* STARTUP_ERROR/u);
  });

  it('is drawn again when its hover changes', async () => {
    await scan();
    const { hover } = childOf(root(), '1 × STARTUP_ERROR');
    const before = JSON.stringify(hover?.facts());
    tree.live.simulator.put({ ...failingDevice, coreDeviceThingName: 'press-3' });
    await tree.sessions.selected.fleet?.list.refresh();
    await scan();
    assert.ok(root().children().length > 0);
    assert.match(JSON.stringify(hover?.facts()), /press-3/u);
    assert.notEqual(JSON.stringify(hover?.facts()), before);
  });

  it('says in its hover what fails, and on which core devices', async () => {
    await scan();
    const hover = await hoverOf(childOf(root(), '1 × STARTUP_ERROR'));
    assert.match(hover, /^Fails in: com\.acme\.Monitor \(1\)$/mu);
    assert.match(hover, /^Core devices: press-2$/mu);
    assert.match(hover, /STARTUP_ERROR/u);
  });
});
