import assert from 'node:assert/strict';
import { explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import type { SlotEvent } from '../../../simulator/slots/slotEvents';
import { readDrift } from '../../../../src/fleet/drift/readDrift';
import { background } from '../../../../src/fleet/requests/requestPool';
import { driftingFleet } from '../../fleet/drift/driftingFleet';
import { hoverLines } from '../../text/hovers/hoverText';
import { openTree, type OpenTree } from '../openTree';
import { childOf, outline } from '../outline';

const installed: readonly SlotEvent[] = [
  { kind: 'join', group: 'line-3', isQueued: true },
  { kind: 'revise', target: 'line-3', components: { A: '1.0.0', B: '1.0.0', C: '1.0.0', D: '1.0.0' } },
  { kind: 'finish', ending: 'succeeds' },
  { kind: 'report' },
];

describe('components that vanished from a core device', () => {
  let tree: OpenTree;
  afterEach(() => tree.close());

  /** The rows below the device after these components are gone, and after a refresh. */
  async function rowsWithout(names: readonly string[]): Promise<readonly string[]> {
    tree = await openTree(driftingFleet(installed));
    await tree.root().open?.();
    const device = childOf(tree.root(), 'press-1');
    await device.open?.();
    tree.live.simulator.update('press-1', ({ installedComponents }) => ({
      installedComponents: installedComponents.filter(({ componentName = '' }) => !names.includes(componentName)),
    }));
    await device.refresh?.();
    return outline(device).filter((line) => !line.startsWith(' '));
  }

  it('have a row that says so once, which goes away when they are back', async () => {
    const rows = await rowsWithout(['A', 'B', 'C']);
    assert.equal(rows[0], '3 components vanished | line-3 (warning)');
    assert.equal(rows.filter((row) => row.includes('vanished')).length, 1);
    const device = childOf(tree.root(), 'press-1');
    const row = childOf(device, '3 components vanished');
    const hover = hoverLines((await row.hover?.show(explainErrorCode)) ?? []).join('\n');
    assert.match(hover, /3 components of thing group line-3 vanished between .* and /u);
    assert.match(hover, /A, B, C/u);
    assert.match(hover, /cloud configuration/u);
    const { installedComponents = [] } = driftingFleet(installed).devices[0] ?? {};
    tree.live.simulator.update('press-1', () => ({ installedComponents }));
    await device.refresh?.();
    assert.equal(
      outline(device).some((line) => line.includes('vanished')),
      false,
    );
  });

  it('have a row if they were missing in the first read, once it is known what the device should run', async () => {
    tree = await openTree(driftingFleet([...installed, { kind: 'forgetGroups' }, { kind: 'report' }]));
    await tree.root().open?.();
    const device = childOf(tree.root(), 'press-1');
    await device.open?.();
    const { fleet } = tree.sessions.selected;
    assert.ok(fleet);
    await readDrift(fleet, 'press-1');
    const row = childOf(device, '4 components missing');
    const hover = hoverLines((await row.hover?.show(explainErrorCode)) ?? []).join('\n');
    assert.match(hover, /4 components of thing group line-3 are missing, although the deployment succeeded/u);
    assert.match(hover, /A, B, C, D/u);
    assert.match(hover, /cloud configuration/u);
  });

  it('were there at the last read, even if that was in the background and found what was known', async () => {
    tree = await openTree(driftingFleet(installed));
    await tree.root().open?.();
    await childOf(tree.root(), 'press-1').open?.();
    const record = tree.sessions.selected.fleet?.devices.get('press-1');
    assert.ok(record);
    await tree.live.advance(600);
    const lastRead = tree.live.clock.now();
    await record.components.refresh(background);
    await tree.live.advance(600);
    tree.live.simulator.update('press-1', () => ({ installedComponents: [] }));
    await record.components.refresh(background);
    assert.deepEqual(record.componentLoss?.before, lastRead);
  });

  it('have no row if only two are gone', async () => {
    assert.equal(
      (await rowsWithout(['A', 'B'])).some((row) => row.includes('vanished')),
      false,
    );
  });
});
