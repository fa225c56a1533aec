import assert from 'node:assert/strict';
import { explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import { Mutes } from '../../../../src/app/mutes';
import { manualScan } from '../../../../src/fleet/scanning/scanState';
import { commands } from '../../../../src/manifest';
import type { Node } from '../../../../src/tree/engine/node';
import { HeldRows } from '../../../../src/tree/engine/heldRows';
import { failuresNode } from '../../../../src/tree/failures/failuresNode';
import { connectionsNode } from '../../../../src/tree/shared/connectionsNode';
import { smallFleet } from '../../../extension/support/smallFleet';
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

  beforeEach(async () => {
    collapsed.clear();
    tree = await openTree(smallFleet);
    await tree.context.catalog.load();
    ({ root } = connectionsNode('failures', tree.sessions, (parent, session) =>
      failuresNode(parent, session, () => 'code', tree.context, {
        held: new HeldRows(),
        isOpen: (node) => !collapsed.has(node),
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
    const [, , beside] = rows;
    assert.ok(beside !== undefined);
    assert.match(beside.row().description, /^Check its log and exit code$/u);
    assert.match(await hoverOf(beside), /STARTUP_ERROR/u);
    assert.equal(clickOf(beside), `${commands.showOverview} on the connection`);
    assert.equal(root().children()[2], beside, 'The row stays the same.');
    collapsed.delete(startup);
    assert.equal(rowText(startup.children()[0] ?? assert.fail()), '[advice] (lightbulb)');
    assert.equal(root().children()[2], rows[3]);
  });

  it('says in its hover what fails, and on which core devices', async () => {
    await scan();
    const hover = await hoverOf(childOf(root(), '1 × STARTUP_ERROR'));
    assert.match(hover, /^Fails in: com\.acme\.Monitor \(1\)$/mu);
    assert.match(hover, /^Core devices: press-2$/mu);
    assert.match(hover, /STARTUP_ERROR/u);
  });
});
