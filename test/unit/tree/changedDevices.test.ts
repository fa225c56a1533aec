import assert from 'node:assert/strict';
import { fleetError } from '../../../src/core/errors';
import { ChangedDevices } from '../../../src/tree/changedDevices';
import { ReportedFailures } from '../../../src/tree/reportedFailures';
import { smallFleet } from '../../extension/smallFleet';
import { openTree, type OpenTree } from './openTree';

describe('devices that have changed', () => {
  let tree: OpenTree;
  beforeEach(async () => {
    tree = await openTree(smallFleet, { spare: smallFleet });
  });
  afterEach(() => tree.close());

  it('are looked for together a moment later, each once for its connection', async () => {
    const looks: unknown[] = [];
    const { chosen, all } = tree.sessions;
    const [, spare] = all;
    assert.ok(spare);
    const changed = new ChangedDevices(tree.live.clock, (found) => {
      looks.push([...found].map(([session, names]) => [session === chosen ? 'chosen' : 'spare', ...names]));
    });
    changed.add(chosen, ['press-1']);
    changed.add(spare, ['press-1']);
    changed.add(chosen, ['press-2', 'press-1']);
    assert.deepEqual(looks, []);
    await tree.live.clock.advance(0.02);
    assert.deepEqual(looks, [
      [
        ['chosen', 'press-1', 'press-2'],
        ['spare', 'press-1'],
      ],
    ]);
    changed.add(chosen, ['press-10']);
    await tree.live.clock.advance(0.02);
    assert.deepEqual(looks.slice(1), [[['chosen', 'press-10']]], 'What was looked for is over.');
    changed.add(chosen, ['press-1']);
    changed.dispose();
    await tree.live.clock.advance(1);
    assert.equal(looks.length, 2);
  });
});

describe('failures that are told', () => {
  let tree: OpenTree;
  let told: string[];
  let failures: ReportedFailures;
  beforeEach(async () => {
    tree = await openTree(smallFleet);
    await tree.root().open?.();
    told = [];
    failures = new ReportedFailures((what, { kind }) => {
      told.push(`${what}: ${kind}`);
    });
  });
  afterEach(() => tree.close());

  it('are told once each, and not at all where a person canceled', () => {
    const error = fleetError({ kind: 'offline' }, 'no');
    failures.report('Reading', error);
    failures.report('Reading', error);
    failures.report('Reading', undefined);
    failures.report('Reading', fleetError({ kind: 'canceled' }, 'no'));
    failures.report('Reading', fleetError({ kind: 'offline' }, 'no'));
    assert.deepEqual(told, ['Reading: offline', 'Reading: offline']);
  });

  /** Opens a device on which every request fails in this way, tells of it, and gives the error of the list after that. */
  async function listAfter(kind: 'expired' | 'denied'): Promise<string | undefined> {
    const { fleet } = tree.sessions.chosen;
    const record = fleet?.device('press-2');
    assert.ok(fleet !== undefined && record !== undefined);
    tree.live.fail(fleetError({ kind }, 'no'));
    await record.open();
    failures.reportDevice(fleet, 'press-2', record);
    failures.reportDevice(fleet, 'press-2', record);
    assert.deepEqual(told, [`Reading core device press-2: ${kind}`]);
    await fleet.list.settled();
    return fleet.list.state.error?.kind;
  }

  it('of a device read the list again where credentials fail, because it is there that a person sees it', async () => {
    assert.equal(await listAfter('expired'), 'expired');
  });

  it('of a device leave the list alone where it is not the credentials', async () => {
    assert.equal(await listAfter('denied'), undefined);
  });
});
