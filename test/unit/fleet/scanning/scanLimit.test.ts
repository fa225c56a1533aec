import assert from 'node:assert/strict';
import { scanAllowance, type ScanState } from '../../../../src/fleet/scanning/scanState';
import type { FleetSource } from '../../../../src/greengrass/ports/fleetSource';
import { Fleet } from '../../../../src/fleet/fleet';
import { snapshotConnection } from '../../../../src/fleet/snapshots/snapshotSource';
import { FakeClock, settled } from '../../fakeClock';
import { coreDevice, now } from '../../fixtures';

const place = { profile: 'plant', region: 'eu-west-1', partition: 'aws', account: undefined };

/** A fleet without a network, because a test shouldn't send this many requests. */
function fleetOf(size: number, source: Partial<FleetSource>, didChange: (fleet: Fleet) => void): Fleet {
  const devices = Array.from({ length: size }, (_, index) => ({
    device: coreDevice({ coreDeviceThingName: `press-${index}` }),
    details: undefined,
    deployments: [],
    components: [],
  }));
  const connection = snapshotConnection({ ...place, takenAt: now, devices, deployments: [] }, 'a.json');
  const fleet: Fleet = new Fleet(
    { ...connection, source: { ...connection.source, ...source } },
    new FakeClock(),
    () => {
      didChange(fleet);
    },
  );
  return fleet;
}

function stateOf({ scans }: Fleet): ScanState {
  return scans.last?.state ?? assert.fail('No scan was started.');
}

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
    const fleet = fleetOf(0, { listDeployments }, () => undefined);
    const ended = fleet.scans.start('quick');
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
    const fleet = fleetOf(0, { listDeployments }, () => undefined);
    await fleet.scans.start('quick');
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
    await fleet.scans.start('full');
    assert.equal(stateOf(fleet).phase, 'canceled');
    const before = stateOf(fleet).requests;
    await fleet.scans.last?.resume();
    const { phase, left, failures, requests } = stateOf(fleet);
    assert.deepEqual([phase, left, failures], ['done', 0, []]);
    assert.ok(requests - before > scanAllowance, `${requests} requests`);
  });
});
