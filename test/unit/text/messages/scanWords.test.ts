import assert from 'node:assert/strict';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import type { ScanState } from '../../../../src/fleet/scanning/scanState';
import {
  groupScanFailures,
  scanCoverage,
  scanMessage,
  scanReport,
  scanTime,
} from '../../../../src/text/messages/scanWords';

const at = { profile: undefined, region: 'eu-west-1' };
const quick: ScanState = {
  kind: 'quick',
  isAutomatic: false,
  phase: 'done',
  parts: [
    { part: 'unhealthyDevices', done: 26, total: 26, isListed: true },
    { part: 'deployments', done: 12, total: 12, isListed: true },
  ],
  failures: [],
  failing: 19,
  requests: 77,
  left: 0,
  progress: 1,
  startedAt: new Date(2026, 10, 24, 9, 14, 3),
  endedAt: new Date(2026, 10, 24, 9, 14, 30),
};

describe('the words for a scan', () => {
  it('say what it found, what it scanned and what it left out', () => {
    assert.match(scanMessage(quick, 0, at, 'local'), /^Quick scan at 2026-11-24 09:14 .*: 19 failing core devices\.$/u);
    assert.match(
      scanMessage({ ...quick, kind: 'full', failing: 1 }, 0, at, 'local'),
      /^Full scan at .*: 1 failing core device\.$/u,
    );
    assert.equal(
      scanCoverage(quick, 2_000, at),
      'Scanned: 26 of 26 unhealthy devices, 12 of 12 deployments; 77 requests. Not scanned: components of 1,974 healthy devices, earlier revisions, and deployments to one device that are completed, canceled, or inactive.',
    );
    assert.match(
      scanCoverage(quick, undefined, at),
      /Not scanned: components of the healthy devices, earlier revisions,/u,
    );
    assert.match(scanCoverage(quick, 27, at), /components of 1 healthy device, earlier/u);
    assert.match(scanCoverage(quick, 26, at), /77 requests\. Not scanned: earlier revisions, and/u);
    assert.doesNotMatch(scanCoverage({ ...quick, kind: 'full' }, 2_000, at), /Not scanned/u);
  });

  it('say its progress while it is running, and that a list is incomplete', () => {
    const parts = [{ part: 'devices', done: 150, total: 1_200, isListed: false }] as const;
    const running = { ...quick, kind: 'full', phase: 'running', parts, requests: 1 } as const;
    assert.equal(
      scanMessage(running, 0, at, 'local'),
      'Full scan is running: 150 of 1,200 or more devices; 1 request so far.',
    );
  });

  it('keep the result when core devices are muted later, and say how many are', () => {
    assert.match(
      scanMessage(quick, 5, at, 'local'),
      /: 19 failing core devices\. 5 failing core devices are muted\.$/u,
    );
    assert.match(scanMessage(quick, 1, at, 'local'), /: 19 failing core devices\. 1 failing core device is muted\.$/u);
    assert.equal(
      scanMessage({ ...quick, phase: 'stopped', left: 3 }, 2, at, 'local'),
      'Quick scan stopped after 77 requests: 19 failing core devices so far. 2 failing core devices are muted. Left to scan: 3 or more.',
    );
  });

  it('say everything once in a report', () => {
    const running = { ...quick, phase: 'running' } as const;
    assert.equal(scanReport(running, 0, 2_000, at, 'local'), scanMessage(running, 0, at, 'local'));
    assert.equal(
      scanReport(quick, 0, 2_000, at, 'local'),
      `${scanMessage(quick, 0, at, 'local')} ${scanCoverage(quick, 2_000, at)}`,
    );
    const stopped = { ...quick, isAutomatic: true, phase: 'stopped', left: 34 } as const;
    assert.equal(
      scanReport(stopped, 0, 2_000, at, 'local'),
      'Quick scan stopped after 77 requests: 19 failing core devices so far. Left to scan: 34 or more. Scanned: 26 of 26 unhealthy devices, 12 of 12 deployments.',
    );
    const parts = [{ part: 'deployments', done: 0, total: 0, isListed: false }] as const;
    const failures = [{ part: 'deployments', isList: true, error: fleetError({ kind: 'offline' }, 'no') }] as const;
    const offline = { ...quick, phase: 'stopped', parts, failures } as const;
    assert.match(scanReport(offline, 0, 2_000, at, 'local'), /^Quick scan at .* couldn't start: Can't reach AWS\.$/u);
    const partly = { ...quick, failures };
    assert.match(
      scanReport(partly, 0, 26, at, 'local'),
      /77 requests\. Deployments not listed: Can't reach AWS\. Not scanned: earlier/u,
    );
  });

  it('say when a scan was and how it ended', () => {
    const time = '2026-11-24 09:14 UTC';
    const state = { ...quick, startedAt: new Date('2026-11-24T09:14:03Z') };
    assert.equal(scanTime(state, 'utc'), `Quick scan at ${time}`);
    assert.equal(scanTime({ ...state, phase: 'running' }, 'utc'), `Quick scan at ${time}, still running`);
    assert.equal(
      scanTime({ ...state, phase: 'stopped', kind: 'full' }, 'utc'),
      `Full scan at ${time}, stopped after 77 requests`,
    );
    assert.equal(scanTime({ ...state, phase: 'canceled' }, 'utc'), `Quick scan at ${time}, canceled after 77 requests`);
  });

  it('say that nothing is listed yet', () => {
    const parts = [{ part: 'unhealthyDevices', done: 0, total: 0, isListed: false }] as const;
    assert.equal(
      scanMessage({ ...quick, phase: 'running', parts, requests: 1_200 }, 0, at, 'local'),
      'Quick scan is running: unhealthy devices not listed yet; 1,200 requests so far.',
    );
  });

  it('say why it ended early', () => {
    const stopped = { ...quick, phase: 'stopped', left: 34 } as const;
    assert.equal(
      scanMessage({ ...stopped, failing: 2 }, 0, at, 'local'),
      'Quick scan stopped after 77 requests: 2 failing core devices so far. Left to scan: 34 or more.',
    );
    const canceled = { ...quick, phase: 'canceled', parts: [] } as const;
    assert.equal(
      scanMessage({ ...canceled, failing: 0 }, 0, at, 'local'),
      'Quick scan canceled after 77 requests: 0 failing core devices so far.',
    );
    assert.equal(scanCoverage(canceled, 5, at), 'Scanned: nothing; 77 requests.');
    assert.match(
      scanCoverage({ ...canceled, phase: 'running', requestsPerMinute: 1 }, 5, at),
      / The scan sends at most 1 request per minute \(setting greengrass\.requestsPerMinute\)\.$/u,
    );
  });

  it('say why nothing could be listed', () => {
    const parts = [
      { part: 'unhealthyDevices', done: 0, total: 0, isListed: false },
      { part: 'deployments', done: 0, total: 0, isListed: false },
    ] as const;
    const error = fleetError({ kind: 'offline' }, 'no route');
    const failures = parts.map(({ part }) => ({ part, isList: true, error }));
    assert.match(
      scanMessage({ ...quick, phase: 'stopped', parts, failures, left: 2 }, 0, at, 'local'),
      /^Quick scan at 2026-11-24 09:14 .* couldn't start: Can't reach AWS\.$/u,
    );
  });

  it('has results if at least one list could be read, even an empty one', () => {
    const error = fleetError({ kind: 'offline' }, 'no route');
    const failures = [{ part: 'deployments', isList: true, error }] as const;
    const notListed = { part: 'deployments', done: 0, total: 0, isListed: false } as const;
    for (const total of [0, 3]) {
      const parts = [{ part: 'unhealthyDevices', done: total, total, isListed: true }, notListed] as const;
      assert.match(
        scanMessage({ ...quick, failing: 1, parts, failures }, 0, at, 'local'),
        /: 1 failing core device\./u,
      );
    }
    const started = { part: 'deployments', done: 2, total: 2, isListed: false } as const;
    assert.match(
      scanMessage({ ...quick, failing: 1, parts: [started], failures }, 0, at, 'local'),
      /: 1 failing core device\./u,
    );
    const running = { ...quick, phase: 'running', parts: [notListed], failures } as const;
    assert.match(scanMessage(running, 0, at, 'local'), /^Quick scan is running: /u);
  });

  it("doesn't claim how many devices are healthy before all unhealthy ones are listed", () => {
    const parts = [{ part: 'unhealthyDevices', done: 1, total: 1, isListed: false }] as const;
    assert.match(
      scanCoverage({ ...quick, parts }, 50, at),
      /1 of 1 or more unhealthy devices; .* components of the healthy devices,/u,
    );
    const listed = [
      { part: 'deployments', done: 9, total: 9, isListed: true },
      { part: 'unhealthyDevices', done: 1, total: 1, isListed: true },
    ] as const;
    assert.match(
      scanCoverage({ ...quick, parts: listed }, 50, at),
      /9 of 9 deployments, 1 of 1 unhealthy device; .* components of 49 healthy devices,/u,
    );
  });

  it('leave out "yet" once the scan is done', () => {
    const parts = [...quick.parts.slice(0, 1), { part: 'deployments', done: 0, total: 0, isListed: false } as const];
    assert.match(scanCoverage({ ...quick, parts }, 27, at), /26 of 26 unhealthy devices, deployments not listed;/u);
  });

  it('group failures by cause and separate a failed list from its items', () => {
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
        ['2 deployments not scanned', 'denied'],
        ['1 unhealthy device not scanned', 'timeout'],
        ['Deployments not listed', 'denied'],
      ],
    );
  });
});
