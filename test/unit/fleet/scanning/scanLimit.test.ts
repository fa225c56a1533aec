import assert from 'node:assert/strict';
import { manualScan, scanAllowance } from '../../../../src/fleet/scanning/scanState';
import type { FleetSource } from '../../../../src/greengrass/ports/fleetSource';
import { settled } from '../../fakeClock';
import { fleetOf, stateOf } from './snapshotFleet';

describe('the requests of a scan', () => {
  it('are repeated if their response came after a cancel', async () => {
    const requested: (string | undefined)[] = [];
    let respond = (): void => undefined;
    const listDeployments: FleetSource['listDeployments'] = (token) => {
      requested.push(token);
      const page = { items: [], nextToken: token === undefined ? 'second' : undefined };
      return requested.length > 1
        ? Promise.resolve(page)
        : new Promise(
            (resolve) =>
              (respond = () => {
                resolve(page);
              }),
          );
    };
    const fleet = fleetOf(0, { listDeployments });
    const ended = fleet.scans.start(manualScan('quick'));
    while (requested.length === 0) {
      await settled();
    }
    fleet.scans.last?.cancel();
    respond();
    await ended;
    await fleet.scans.last?.resume();
    const { phase, failures } = stateOf(fleet);
    assert.deepEqual([phase, failures, requested], ['done', [], [undefined, undefined, 'second']]);
  });

  it('are at most 1,000 in a quick scan, and 1,000 more each time it resumes', async () => {
    const lastPage = 2_500;
    let requested = 0;
    const listDeployments: FleetSource['listDeployments'] = (token) => {
      requested += 1;
      const page = Number(token ?? 1);
      return Promise.resolve({ items: [], nextToken: page < lastPage ? String(page + 1) : undefined });
    };
    const fleet = fleetOf(0, { listDeployments });
    await fleet.scans.start(manualScan('quick'));
    assert.deepEqual([stateOf(fleet).phase, stateOf(fleet).requests], ['stopped', scanAllowance]);
    await fleet.scans.last?.resume();
    assert.deepEqual([stateOf(fleet).phase, stateOf(fleet).requests], ['stopped', 2 * scanAllowance]);
    await fleet.scans.last?.resume();
    assert.deepEqual([stateOf(fleet).phase, stateOf(fleet).left, requested], ['done', 0, lastPage]);
  });

  it('are unlimited in a full scan, even when it resumes', async () => {
    let isCanceled = false;
    const fleet = fleetOf(1_300, {}, ({ scans }) => {
      if (!isCanceled && (scans.last?.state.requests ?? 0) > scanAllowance + 10) {
        isCanceled = true;
        scans.last?.cancel();
      }
    });
    await fleet.scans.start(manualScan('full'));
    assert.equal(stateOf(fleet).phase, 'canceled');
    const before = stateOf(fleet).requests;
    await fleet.scans.last?.resume();
    const { phase, left, failures, requests } = stateOf(fleet);
    assert.deepEqual([phase, left, failures], ['done', 0, []]);
    assert.ok(requests - before > scanAllowance, `${requests} requests`);
  });
});
