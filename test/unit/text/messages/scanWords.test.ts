import assert from 'node:assert/strict';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import type { ScanState } from '../../../../src/fleet/scanning/scanState';
import { groupScanFailures, scanCoverage, scanMessage } from '../../../../src/text/messages/scanWords';

const at = { profile: undefined, region: 'eu-west-1' };
const quick: ScanState = {
  kind: 'quick',
  phase: 'done',
  parts: [
    { part: 'unhealthyDevices', done: 26, total: 26, isListed: true },
    { part: 'deployments', done: 12, total: 12, isListed: true },
  ],
  failures: [],
  requests: 77,
  left: 0,
  startedAt: new Date(2026, 10, 24, 9, 14, 3),
};

describe('what is said of a scan', () => {
  it('is what it found, and apart from that what was looked at and what was not', () => {
    assert.match(scanMessage(quick, 19, at), /^Scan of 2026-11-24 09:14:03 .*: 19 failing core devices\.$/u);
    assert.match(scanMessage({ ...quick, kind: 'full' }, 1, at), /^Full scan of .*: 1 failing core device\.$/u);
    assert.equal(
      scanCoverage(quick, 2_000),
      'Looked into: 26 of 26 unhealthy devices, 12 of 12 deployments; 77 requests. Not looked into: components of 1,974 healthy devices, earlier revisions, and deployments to one device that are completed, canceled or inactive.',
    );
    assert.match(
      scanCoverage(quick, undefined),
      /Not looked into: components of the healthy devices, earlier revisions,/u,
    );
    assert.match(scanCoverage(quick, 27), /components of 1 healthy device, earlier/u);
    assert.match(scanCoverage(quick, 26), /77 requests\. Not looked into: earlier revisions, and/u);
    assert.doesNotMatch(scanCoverage({ ...quick, kind: 'full' }, 2_000), /Not looked into/u);
  });

  it('is how far it has come while it runs, and that a list has not ended', () => {
    const parts = [{ part: 'devices', done: 150, total: 1_200, isListed: false }] as const;
    const running = { ...quick, kind: 'full', phase: 'running', parts, requests: 1 } as const;
    assert.equal(scanMessage(running, 3, at), 'Full scan is running: 150 of 1,200 or more devices; 1 request so far.');
  });

  it('is that nothing has been listed yet', () => {
    const parts = [{ part: 'unhealthyDevices', done: 0, total: 0, isListed: false }] as const;
    assert.equal(
      scanMessage({ ...quick, phase: 'running', parts, requests: 1_200 }, 0, at),
      'Scan is running: unhealthy devices not listed yet; 1,200 requests so far.',
    );
  });

  it('is why it ended before its end', () => {
    const stopped = { ...quick, phase: 'stopped', left: 34 } as const;
    assert.equal(
      scanMessage(stopped, 2, at),
      'Scan stopped after 77 requests: 2 failing core devices so far. Still to look into: 34 or more.',
    );
    const canceled = { ...quick, phase: 'canceled', parts: [] } as const;
    assert.equal(scanMessage(canceled, 0, at), 'Scan canceled after 77 requests: 0 failing core devices so far.');
    assert.equal(scanCoverage(canceled, 5), 'Looked into: nothing; 77 requests.');
  });

  it('is that nothing could be listed, and why', () => {
    const parts = [
      { part: 'unhealthyDevices', done: 0, total: 0, isListed: false },
      { part: 'deployments', done: 0, total: 0, isListed: false },
    ] as const;
    const error = fleetError({ kind: 'offline' }, 'no route');
    const failures = parts.map(({ part }) => ({ part, isList: true, error }));
    assert.match(
      scanMessage({ ...quick, phase: 'stopped', parts, failures, left: 2 }, 0, at),
      /^Scan of 2026-11-24 09:14:03 .* could not begin: AWS cannot be reached\.$/u,
    );
  });

  it('does not speak of listing later once it is done', () => {
    const parts = [...quick.parts.slice(0, 1), { part: 'deployments', done: 0, total: 0, isListed: false } as const];
    assert.match(scanCoverage({ ...quick, parts }, 27), /26 of 26 unhealthy devices, deployments not listed;/u);
  });

  it('puts failures with the same cause together, and a list apart from what is on it', () => {
    const denied = fleetError({ kind: 'denied', permission: 'iot:ListJobExecutionsForJob' }, 'no');
    const failures = [
      { part: 'deployments', isList: false, error: denied },
      { part: 'unhealthyDevices', isList: false, error: fleetError({ kind: 'timeout' }, 'late') },
      { part: 'deployments', isList: false, error: denied },
      { part: 'deployments', isList: true, error: denied },
    ] as const;
    assert.deepEqual(
      groupScanFailures(failures, at).map(({ what, error }) => [what, error.kind]),
      [
        ['2 deployments not looked into', 'denied'],
        ['1 unhealthy device not looked into', 'timeout'],
        ['Deployments not listed', 'denied'],
      ],
    );
  });
});
