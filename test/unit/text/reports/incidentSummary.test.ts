import assert from 'node:assert/strict';
import { explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import { incidentSummary, type SummarizedIncident } from '../../../../src/text/reports/incidentSummary';
import type { ScanState } from '../../../../src/fleet/scanning/scanState';
import type { IncidentCoverage } from '../../../../src/text/messages/incidentWords';
import { coreDevice, failedDeployment, hoursAgo, installedComponent, now } from '../../fixtures';
import { cataloged, knownDevice } from '../panels/facts';
import type { KnownDevice } from '../../../../src/greengrass/knownDevice';

function failingDevice(coreDeviceThingName: string, code = 'RUN_ERROR', componentName = 'com.acme.A'): KnownDevice {
  return knownDevice({
    device: coreDevice({ coreDeviceThingName }),
    deployments: [],
    components: [
      installedComponent({
        componentName,
        lifecycleState: 'BROKEN',
        lifecycleStatusCodes: [code],
        lastStatusChangeTimestamp: hoursAgo(4),
      }),
    ],
  });
}

function summary(failing: readonly KnownDevice[], given: Partial<SummarizedIncident> = {}): string {
  const { place } = knownDevice();
  const coverage = {
    scan: undefined,
    known: 5,
    notScanned: 0,
    isWhole: true,
    isFleetScanned: false,
    isSnapshot: false,
  };
  const incident = { failing, healthy: [], stuck: 0, sinceLastLook: undefined, muted: 0, isShown: () => true };
  return incidentSummary({ ...incident, place, coverage, now, ...given }, explainErrorCode);
}

describe('the incident summary', () => {
  it('says what fails since when, what is shared, what changed, and for each cause what to do and where', () => {
    const { meaning, remedy } = cataloged('component', 'RUN_ERROR');
    const sinceLastLook = { lookedAt: hoursAgo(2), added: 1, recovered: 3 };
    const healthy = [knownDevice({ device: coreDevice({ coreDeviceThingName: 'fine' }), deployments: [] })];
    const given = { sinceLastLook, stuck: 1, muted: 1, healthy };
    const text = summary([failingDevice('press_1'), failingDevice('press-2')], given);
    assert.deepEqual(text.split('\n'), [
      '# Incident: 2 failing core devices',
      '',
      '- Account: `123456789012`',
      '- Region: `eu-west-1`',
      '- As of 2026-11-23 12:00 UTC',
      '- Without 1 muted core device',
      '- Scan coverage: No scan yet: 5 of 5 core devices scanned.',
      '- Newest failure: 2026-11-23 08:00 UTC (4 h ago), `press_1`: `RUN_ERROR`',
      '',
      '2 core devices are failing, the first since 2026-11-23 08:00 UTC.',
      '',
      '1 other core device has a stuck deployment.',
      '',
      '2 of 2 report `RUN_ERROR`; 2 of 2 fail in `com.acme.A`.',
      '',
      '1 new since 2026-11-23 10:00 UTC, 3 recovered.',
      '',
      '## `RUN_ERROR`: 2 core devices',
      '',
      'In `com.acme.A` (2 core devices)',
      '',
      'Newest failure: 2026-11-23 08:00 UTC (4 h ago)',
      '',
      meaning,
      '',
      `What to do: ${remedy}`,
      '',
      '- `press_1`',
      '- `press-2`',
      '',
    ]);
  });

  it('says what to do about failures that no code explains', () => {
    const withCode = failingDevice('press-1', 'FROM_THE_FUTURE');
    const components = withCode.components?.map((one) => ({ ...one, lifecycleStatusCodes: [] }));
    assert.match(
      summary([{ ...withCode, components }]),
      /^What to do: Check the log of com\.acme\.A\. The component stays/mu,
    );
    assert.match(summary([withCode]), /^What to do: Check the log of com\.acme\.A\. /mu);
    const deployments = [failedDeployment([], { reason: 'FAILED_NO_STATE_CHANGE: No' })];
    assert.match(
      summary([knownDevice({ deployments })]),
      /^Nothing on the device changed\.\n\nWhat to do: Check the nucleus log\. Fix the cause/mu,
    );
  });

  it('names 100 core devices and 10 causes, and counts the others', () => {
    const many = Array.from({ length: 102 }, (_, index) => failingDevice(`press-${index}`));
    const others = Array.from({ length: 11 }, (_, index) => failingDevice(`other-${index}`, `CODE_${index}`));
    const text = summary([...many, ...others]);
    assert.equal(text.match(/^- `press-/gmu)?.length, 100);
    assert.match(text, /^- and 2 others$/mu);
    assert.equal(text.match(/^## /gmu)?.length, 10);
    assert.match(text, /\nAnd 2 more causes\.\n$/u);
  });

  it('says how far the fleet is scanned, how large it is, and what is unknown', () => {
    const scan: ScanState = {
      kind: 'quick',
      isAutomatic: true,
      phase: 'stopped',
      parts: [],
      failures: [],
      failing: 1,
      requests: 300,
      left: 7,
      progress: 1,
      startedAt: hoursAgo(1),
      endedAt: hoursAgo(1),
    };
    const coverage = {
      scan,
      known: 10_000,
      notScanned: 9_971,
      isWhole: true,
      isFleetScanned: false,
      isSnapshot: false,
    };
    const lineOf = (given: Partial<IncidentCoverage>): string | undefined =>
      /^- Scan coverage: (.*)$/mu.exec(summary([], { coverage: { ...coverage, ...given } }))?.[1];
    assert.equal(
      lineOf({ scan: { ...scan, phase: 'done' } }),
      'Quick scan at 2026-11-23 11:00 UTC: 29 of 10,000 core devices scanned. Only the status of the others is known.',
    );
    assert.equal(
      lineOf({ known: 1_026, notScanned: 997, isWhole: false }),
      'Quick scan at 2026-11-23 11:00 UTC, stopped after 300 requests: 29 of 1,026 or more core devices scanned. At most the status of the others is known.',
    );
    assert.equal(
      lineOf({ scan: { ...scan, kind: 'full', phase: 'done' }, notScanned: 0 }),
      'Full scan at 2026-11-23 11:00 UTC: 10,000 of 10,000 core devices scanned.',
    );
    assert.equal(
      lineOf({ scan: undefined, isSnapshot: true }),
      'Snapshot: 29 of 10,000 core devices scanned. Only the status of the others is known.',
    );
  });

  it('has the newest failure of each cause, without those that are muted', () => {
    const newer = knownDevice({
      device: coreDevice({ coreDeviceThingName: 'press-3' }),
      deployments: [],
      components: [
        installedComponent({
          lifecycleState: 'BROKEN',
          lifecycleStatusCodes: ['RUN_ERROR'],
          lastStatusChangeTimestamp: hoursAgo(1),
        }),
      ],
    });
    const devices = [failingDevice('press-1'), newer, failingDevice('press-2')];
    assert.match(summary(devices), /^Newest failure: 2026-11-23 11:00 UTC \(1 h ago\)$/mu);
    const isShown: SummarizedIncident['isShown'] = (on) => on !== newer;
    assert.match(summary(devices, { isShown }), /^Newest failure: 2026-11-23 08:00 UTC \(4 h ago\)$/mu);
    assert.match(summary(devices), /^- Newest failure: 2026-11-23 11:00 UTC \(1 h ago\), `press-3`: `RUN_ERROR`$/mu);
    assert.match(summary(devices, { isShown }), /^- Newest failure: 2026-11-23 08:00 UTC \(4 h ago\), `press-1`:/mu);
  });

  it('says that more can be failing, and how to find out why, until the fleet is scanned', () => {
    const unknown = knownDevice({
      device: coreDevice({ status: 'UNHEALTHY' }),
      deployments: undefined,
      components: undefined,
    });
    const coverage = {
      scan: undefined,
      known: 5,
      notScanned: 4,
      isWhole: true,
      isFleetScanned: false,
      isSnapshot: false,
    };
    const text = summary([unknown], { coverage });
    assert.match(text, /^# Incident: 1 failing core device so far$/mu);
    const scanned = { ...coverage, isWhole: false, isFleetScanned: true };
    assert.match(summary([unknown], { coverage: scanned }), /^# Incident: 1 failing core device$/mu);
    assert.match(text, /^What to do: Open one of them, or scan for failures/mu);
    assert.doesNotMatch(text, /^In /mu);
    assert.match(
      summary([unknown], { coverage: { ...coverage, isSnapshot: true } }),
      /^# Incident: 1 failing core device$/mu,
    );
  });

  it('says which failure is the most common if core devices have nothing else in common', () => {
    const alike = ['press-1', 'press-2'].map((name) => failingDevice(name, 'RUN_ERROR', name));
    const others = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map((code) => failingDevice(code, code, code));
    const healthy = [...alike, ...others].map(({ device }) =>
      knownDevice({
        device,
        deployments: [],
        components: [installedComponent({ componentName: 'com.acme.A' })],
      }),
    );
    assert.match(summary([...alike, ...others], { healthy }), /^The most common failure is `RUN_ERROR`: 2 of 10\.$/mu);
  });

  it('shows hostile names and codes as they are', () => {
    const text = summary([failingDevice('a`b', '`<img>`\n# x'), failingDevice('``[x](http://e.vil)\u202e', '$`')]);
    assert.match(text, /^- `` a`b ``$/mu);
    assert.match(text, /^- ``` ``\[x\]\(http:\/\/e\.vil\)\\u202e ```$/mu);
    assert.match(text, /^## `` `<img>` # x ``: 1 core device$/mu);
    assert.match(text, /^## `` \$` ``: 1 core device$/mu);
    assert.doesNotMatch(text, /^# x/mu);
    assert.match(summary([failingDevice(' ')]), /^- `\(no name\)`$/mu);
  });

  it('has no cause that is muted, and the time of a snapshot', () => {
    const place = { ...knownDevice().place, asOf: hoursAgo(9) };
    const text = summary([failingDevice('press-1')], { isShown: () => false, place });
    assert.doesNotMatch(text, /^## /mu);
    assert.match(text, /^# Incident: 1 failing core device$/mu);
    assert.match(text, /Snapshot from 2026-11-23 03:00 UTC, not live\./u);
    assert.match(text, /^1 core device has been failing since 2026-11-23 08:00 UTC\.$/mu);
  });
});
