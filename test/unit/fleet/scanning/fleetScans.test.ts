import assert from 'node:assert/strict';
import type { ListedDeployment } from '../../../../src/greengrass/model';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import type { FleetSource } from '../../../../src/greengrass/ports/fleetSource';
import type { Page } from '../../../../src/greengrass/ports/page';
import type { Fleet } from '../../../../src/fleet/fleet';
import { settled } from '../../fakeClock';
import { fleetOf, stateOf } from './snapshotFleet';
import { manualScan, type ScanState } from '../../../../src/fleet/scanning/scanState';

const nothing: Page<never> = { items: [], nextToken: undefined };

describe('the scans of a fleet', () => {
  let fleet: Fleet;
  /** Answers to the requests for the deployments, in order. */
  let answers: ((page: Page<ListedDeployment>) => void)[];
  let changes: number;
  beforeEach(() => {
    [answers, changes] = [[], 0];
    const listDeployments: FleetSource['listDeployments'] = () => new Promise((resolve) => answers.push(resolve));
    fleet = fleetOf(3, { listDeployments }, () => {
      changes += 1;
    });
  });
  afterEach(() => {
    fleet.dispose();
  });

  /** Resolves once this many requests for the deployments were sent. */
  async function asked(count: number): Promise<void> {
    while (answers.length < count) {
      await settled();
    }
  }

  it('have the part that is being listed, and hide a part without items', async () => {
    const ended = fleet.scans.start(manualScan('quick'));
    await asked(1);
    const { phase, parts, startedAt, kind } = stateOf(fleet);
    assert.deepEqual([kind, phase, startedAt], ['quick', 'running', new Date('2026-11-23T12:00:00Z')]);
    assert.deepEqual(parts, [{ part: 'deployments', done: 0, total: 0, isListed: false }]);
    answers[0]?.(nothing);
    await ended;
    assert.deepEqual([stateOf(fleet).phase, stateOf(fleet).parts], ['done', []]);
  });

  it('report each change of their state', async () => {
    const ended = fleet.scans.start(manualScan('quick'));
    await asked(1);
    const before = changes;
    fleet.scans.last?.cancel();
    assert.equal(changes, before + 1);
    answers[0]?.(nothing);
    await ended;
    const resumed = fleet.scans.last?.resume();
    assert.equal(stateOf(fleet).phase, 'running');
    await asked(2);
    answers[1]?.(nothing);
    await resumed;
    assert.ok(changes > before + 3);
  });

  it('run one at a time: a start cancels the one that runs', async () => {
    const first = fleet.scans.start(manualScan('quick'));
    await asked(1);
    const { last } = fleet.scans;
    const second = fleet.scans.start(manualScan('quick'));
    await asked(2);
    assert.equal(last?.state.phase, 'canceled');
    assert.notEqual(fleet.scans.last, last);
    answers.forEach((answer) => {
      answer(nothing);
    });
    await Promise.all([first, second]);
    assert.deepEqual([last.state.phase, stateOf(fleet).phase], ['canceled', 'done']);
  });

  it("aren't affected by a cancel after their end", async () => {
    await fleet.scans.start(manualScan('full'));
    assert.equal(stateOf(fleet).phase, 'done');
    const before = changes;
    fleet.scans.last?.cancel();
    assert.deepEqual([stateOf(fleet).phase, changes], ['done', before]);
  });

  it('keep the last earlier one that has results', async () => {
    const earlier = (): ScanState | undefined => fleet.scans.earlier;
    assert.equal(earlier(), undefined);
    await fleet.scans.start(manualScan('full'));
    const canceled = fleet.scans.start(manualScan('quick'));
    await asked(1);
    assert.deepEqual([earlier()?.kind, earlier()?.phase], ['full', 'done']);
    const second = fleet.scans.start(manualScan('quick'));
    await asked(2);
    assert.equal(earlier()?.kind, 'full', 'The canceled scan had listed nothing.');
    answers.forEach((answer) => {
      answer(nothing);
    });
    await Promise.all([canceled, second]);
  });

  it('send nothing twice if they are resumed while they run', async () => {
    const ended = fleet.scans.start(manualScan('quick'));
    await asked(1);
    await fleet.scans.last?.resume();
    assert.deepEqual([answers.length, stateOf(fleet).phase], [1, 'running']);
    answers[0]?.(nothing);
    await ended;
    assert.equal(stateOf(fleet).phase, 'done');
  });

  it('stay canceled if they are canceled again after they were resumed', async () => {
    const ended = fleet.scans.start(manualScan('quick'));
    await asked(1);
    const scan = fleet.scans.last ?? assert.fail();
    scan.cancel();
    const resumed = scan.resume();
    scan.cancel();
    answers[0]?.(nothing);
    await Promise.all([ended, resumed]);
    assert.deepEqual([scan.state.phase, scan.state.left], ['canceled', 1]);
  });

  it('end with the fleet, and no other starts', async () => {
    const ended = fleet.scans.start(manualScan('quick'));
    await asked(1);
    const { last } = fleet.scans;
    fleet.dispose();
    assert.equal(last?.state.phase, 'canceled');
    answers[0]?.(nothing);
    await ended;
    await fleet.scans.start(manualScan('quick'));
    assert.deepEqual([fleet.scans.last, answers.length], [last, 1]);
  });

  it('keep the failures of a full scan apart from what it has read', async () => {
    const denied = fleetError({ kind: 'denied' }, 'no');
    const partial = fleetOf(3, {
      listInstalledComponents: (thingName) =>
        thingName === 'press-1' ? Promise.reject(denied) : Promise.resolve(nothing),
    });
    await partial.scans.start(manualScan('full'));
    const { phase, failures, parts, left } = stateOf(partial);
    assert.deepEqual([phase, left], ['done', 0]);
    assert.deepEqual(parts, [{ part: 'devices', done: 2, total: 3, isListed: true }]);
    assert.deepEqual(
      failures.map(({ part, isList, error }) => [part, isList, error]),
      [['devices', false, denied]],
    );
    const loaded = (thingName: string): readonly unknown[] => {
      const { deployments, components } = partial.devices.get(thingName)?.opened ?? {};
      return [deployments, components];
    };
    assert.deepEqual(loaded('press-1'), [[], undefined]);
    assert.deepEqual(loaded('press-2'), [[], []]);
  });
});
