import assert from 'node:assert/strict';
import { explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import { groupSummary } from '../../../../src/text/reports/groupSummary';
import { failuresOf } from '../../../../src/greengrass/failures/failure';
import { failureKey } from '../../../../src/greengrass/failures/problems';
import { useZone } from '../useZone';
import { coreDevice, failedDeployment, installedComponent, now } from '../../fixtures';
import { cataloged, knownDevice } from '../panels/facts';

const context = { now, staleAfterHours: 25, stuckAfterHours: 2 };
const failing = knownDevice({
  device: coreDevice({ coreDeviceThingName: 'press_2*', status: 'UNHEALTHY' }),
  deployments: [
    failedDeployment(['COMPONENT_BROKEN'], { deploymentName: 'line-3', reason: 'Service com.acme.A in broken state' }),
  ],
  components: [installedComponent({ componentName: 'com.acme.A' })],
});
const silent = knownDevice({ device: coreDevice({ lastStatusUpdateTimestamp: undefined }) });

describe('the summary of a group', () => {
  useZone('Asia/Kathmandu');
  const coverage = {
    scan: undefined,
    known: 9,
    notScanned: 7,
    isWhole: true,
    isFleetScanned: false,
    isSnapshot: false,
  };
  const code = { kind: 'deployment', code: 'COMPONENT_BROKEN' } as const;

  it('says what the devices have in common, what to do, and which devices there are', () => {
    const { remedy } = cataloged('deployment', 'COMPONENT_BROKEN');
    const summary = groupSummary(
      { label: 'COMPONENT_BROKEN, com.acme.A', codes: [code, code], coverage, devices: [failing, silent] },
      explainErrorCode,
      context,
    );
    assert.match(summary, /^# `COMPONENT_BROKEN`, com\.acme\.A: 2 core devices\n\n- Account: `123456789012`\n/u);
    assert.match(
      summary,
      /\n- Scan coverage: No scan yet: 2 of 9 core devices scanned\. Only the status of the others/u,
    );
    assert.equal(summary.split('## `COMPONENT').length, 2, 'Each code is explained once.');
    assert.ok(summary.replaceAll('\\', '').includes(`What to do: ${remedy}`));
    assert.match(
      summary,
      /- `press_2\*`: Unhealthy, last report 2026-11-23 11:00 UTC\n {2}- Deployment failed: `line-3`, `COMPONENT_BROKEN` in `com\.acme\.A`\n- `press-1`: Healthy, never reported\n$/u,
    );
  });

  it('says what to do about a generic code, which no other follows', () => {
    const codes = [{ kind: 'deployment', code: 'IO_ERROR' }] as const;
    const summary = groupSummary({ label: 'IO_ERROR', codes, coverage, devices: [failing] }, explainErrorCode, context);
    assert.match(summary, /What to do: Check the log, and the disk health/u);
  });

  it('says what to do about failures without a code, and nothing about devices that have only their state in common', () => {
    const broken = knownDevice({
      components: [
        installedComponent({ componentName: 'com.acme.A', lifecycleState: 'BROKEN' }),
        installedComponent({ componentName: 'com.acme.B', lifecycleState: 'BROKEN' }),
      ],
    });
    const group = { label: 'Broken, no error code', codes: [], coverage, devices: [silent, broken] };
    const [problem] = failuresOf(broken).map(failureKey);
    const problemsOn = (): readonly string[] => [problem ?? ''];
    const summary = groupSummary({ ...group, problemsOn }, explainErrorCode, context);
    assert.match(summary, /## No error code\n\n[^#]*What to do: Check the log of com\.acme\.A\./u);
    assert.doesNotMatch(summary, /com\.acme\.B/u);
    assert.doesNotMatch(groupSummary(group, explainErrorCode, context), /What to do/u);
  });

  it('has the time of a snapshot, and says if a code is unknown', () => {
    const place = { ...failing.place, asOf: now, account: undefined };
    const group = {
      label: 'x',
      codes: [{ kind: 'component', code: 'FROM_THE_FUTURE' } as const],
      coverage,
      devices: [{ ...failing, place }],
    };
    const summary = groupSummary(group, explainErrorCode, context);
    assert.match(summary, /not live/u);
    assert.doesNotMatch(summary, /Account|What to do/u);
    assert.match(summary, /doesn't know this code/u);
  });
});
