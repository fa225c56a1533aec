import assert from 'node:assert/strict';
import { fleetError } from '../../../src/core/errors';
import type { ScanState } from '../../../src/core/scan';
import { groupScanFailures, scanSummary } from '../../../src/core/scanWords';

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
  it('is what was looked at and, when it is done, what was not', () => {
    assert.match(
      scanSummary(quick, 2_000, at),
      /^Scan of 2026-11-24 09:14:03 .*: 26 of 26 unhealthy devices, 12 of 12 deployments\. Not looked at: components of 1,974 healthy devices, earlier revisions, and deployments to one device that are completed, canceled or inactive\.$/u,
    );
    assert.match(
      scanSummary(quick, undefined, at),
      /Not looked at: components of the healthy devices, earlier revisions,/u,
    );
    assert.match(scanSummary(quick, 27, at), /components of 1 healthy device, earlier/u);
    assert.match(scanSummary(quick, 26, at), /12 of 12 deployments\. Not looked at: earlier revisions, and/u);
    assert.doesNotMatch(scanSummary({ ...quick, kind: 'full' }, 2_000, at), /Not looked at/u);
  });

  it('is how far it has come while it runs, and that a list has not ended', () => {
    const parts = [{ part: 'devices', done: 150, total: 1_200, isListed: false }] as const;
    const running = { ...quick, kind: 'full', phase: 'running', parts, requests: 1 } as const;
    assert.equal(
      scanSummary(running, undefined, at),
      'Full scan is running: 150 of 1,200 or more devices; 1 request so far.',
    );
  });

  it('is that nothing has been listed yet', () => {
    const parts = [{ part: 'unhealthyDevices', done: 0, total: 0, isListed: false }] as const;
    assert.equal(
      scanSummary({ ...quick, phase: 'running', parts, requests: 1_200 }, undefined, at),
      'Scan is running: unhealthy devices not listed yet; 1,200 requests so far.',
    );
  });

  it('is why it ended before its end', () => {
    assert.match(
      scanSummary({ ...quick, phase: 'stopped', left: 34 }, 5, at),
      /^Scan stopped after 77 .* Still to look at: 34 or more\.$/u,
    );
    assert.match(scanSummary({ ...quick, phase: 'canceled' }, 5, at), /^Scan canceled after 77 requests: 26 of 26/u);
    assert.match(scanSummary({ ...quick, phase: 'canceled', parts: [] }, 5, at), /nothing was looked at/u);
  });

  it('is that nothing could be listed, and why', () => {
    const parts = [
      { part: 'unhealthyDevices', done: 0, total: 0, isListed: false },
      { part: 'deployments', done: 0, total: 0, isListed: false },
    ] as const;
    const failures = parts.map(({ part }) => ({ part, error: fleetError({ kind: 'offline' }, 'no route') }));
    assert.match(
      scanSummary({ ...quick, phase: 'stopped', parts, failures, left: 2 }, 5, at),
      /^Scan of 2026-11-24 09:14:03 .* could not begin: AWS cannot be reached\.$/u,
    );
  });

  it('does not speak of listing later once it is done', () => {
    const parts = [...quick.parts.slice(0, 1), { part: 'deployments', done: 0, total: 0, isListed: false } as const];
    assert.match(scanSummary({ ...quick, parts }, 27, at), /26 of 26 unhealthy devices, deployments not listed\./u);
  });

  it('puts failures with the same cause together', () => {
    const denied = fleetError({ kind: 'denied', permission: 'iot:ListJobExecutionsForJob' }, 'no');
    const failures = [
      { part: 'deployments', error: denied },
      { part: 'unhealthyDevices', error: fleetError({ kind: 'timeout' }, 'late') },
      { part: 'deployments', error: denied },
    ] as const;
    assert.deepEqual(
      groupScanFailures(failures, at).map(({ what, error }) => [what, error.kind]),
      [
        ['2 deployments', 'denied'],
        ['1 unhealthy device', 'timeout'],
      ],
    );
  });
});
