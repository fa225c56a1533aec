import assert from 'node:assert/strict';
import { readDrift } from '../../../../src/fleet/drift/readDrift';
import { commands } from '../../../../src/manifest';
import type { Node } from '../../../../src/tree/engine/node';
import { differs, driftingFleet, runsAll } from '../../fleet/drift/driftingFleet';
import { hoverLines } from '../../text/hovers/hoverText';
import { explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import { openTree, type OpenTree } from '../openTree';
import { childOf, clickOf, outline } from '../outline';

describe('the differences of a core device', () => {
  let tree: OpenTree;
  let device: Node;
  afterEach(() => tree.close());

  async function open(fleet: ReturnType<typeof driftingFleet>): Promise<void> {
    tree = await openTree(fleet);
    await tree.root().open?.();
    device = childOf(tree.root(), 'press-1');
    await device.open?.();
  }

  async function read(): Promise<void> {
    const { fleet } = tree.sessions.selected;
    assert.ok(fleet);
    await readDrift(fleet, 'press-1');
  }

  async function hoverOf(node: Node): Promise<readonly string[]> {
    return hoverLines((await node.hover?.show(explainErrorCode)) ?? []);
  }

  it('are rows below it once they are known', async () => {
    await open(driftingFleet(differs));
    assert.equal(
      outline(device).some((line) => line.startsWith('Differences')),
      false,
    );
    await read();
    assert.deepEqual(outline(device).slice(-3), [
      'Differences (2) | 1 missing, 1 local override (diff)',
      '  C | Missing · 1.0.0 (diff-removed)',
      '  B | Local override · 0.9.0 instead of 1.0.0 (edit)',
    ]);
  });

  it('open the panel of the component, or of the core device if the component is missing', async () => {
    await open(driftingFleet(differs));
    await read();
    const differences = childOf(device, 'Differences (2)');
    const [missing, override] = differences.children();
    assert.deepEqual(
      [missing, override].map((node) => node?.subject?.().kind),
      ['coreDevice', 'installedComponent'],
    );
    assert.equal(override && clickOf(override), `${commands.showDetailsBeside} on the row`);
    assert.equal(clickOf(differences), undefined);
  });

  it('explain themselves in hovers, and the core device names them', async () => {
    await open(driftingFleet(differs));
    await read();
    const differences = childOf(device, 'Differences (2)');
    const [missing] = differences.children();
    assert.ok(missing);
    assert.match(
      (await hoverOf(missing)).join(' '),
      /Verdict.*Missing.*Thing group line-3, revision 1, asks for version 1\.0\.0\./u,
    );
    assert.match((await hoverOf(differences)).join(' '), /differ from what/u);
    assert.match(
      (await hoverOf(device)).join('\n'),
      /Differences.*2: .*C \(missing\).*B \(local override\)|2: .*B \(local override\).*C \(missing\)/u,
    );
  });

  it('keep their nodes, and go away when the device runs what was asked for', async () => {
    await open(driftingFleet(differs));
    await read();
    const before = childOf(device, 'Differences (2)').children();
    tree.live.simulator.update('press-1', ({ installedComponents }) => ({
      installedComponents: [...installedComponents],
    }));
    await device.refresh?.();
    assert.deepEqual(childOf(device, 'Differences (2)').children(), before);
    const [right] = driftingFleet(runsAll).devices;
    assert.ok(right);
    const asked = (name: string) => ({
      ...right.installedComponents[0],
      componentName: name,
      componentVersion: '1.0.0',
    });
    tree.live.simulator.update('press-1', () => ({ installedComponents: ['A', 'B', 'C'].map(asked) }));
    await device.refresh?.();
    assert.equal(
      outline(device).some((line) => line.startsWith('Differences')),
      false,
    );
  });

  it('are missing on a device that runs what was asked for', async () => {
    await open(driftingFleet(runsAll));
    await read();
    assert.equal(device.children().length, 2);
  });
});
