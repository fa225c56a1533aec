import assert from 'node:assert/strict';
import type { OpenedDevice } from '../../../../src/greengrass/knownDevice';
import type { CoreDevice } from '../../../../src/greengrass/model';
import { coreDeviceRow } from '../../../../src/text/rows/coreDeviceRow';
import type { Row } from '../../../../src/text/rows/row';
import { coreDevice, effectiveDeployment, failedDeployment, hoursAgo, installedComponent, now } from '../../fixtures';

const unopened: OpenedDevice = { deployments: undefined, components: undefined };
const allWell: OpenedDevice = { deployments: [effectiveDeployment()], components: [installedComponent()] };
const stuck = effectiveDeployment({ coreDeviceExecutionStatus: 'IN_PROGRESS', modifiedTimestamp: hoursAgo(5) });
const errored = installedComponent({ lifecycleState: 'ERRORED', lifecycleStatusCodes: ['RUN_ERROR'] });
const broken = installedComponent({ lifecycleState: 'BROKEN', lifecycleStatusCodes: ['STARTUP_TIMEOUT'] });
const failed = failedDeployment(['DEPLOYMENT_FAILURE', 'DISK_SPACE_CRITICAL', 'IO_ERROR']);
const failedSince = { ...failedDeployment(['HASHING_ALGORITHM_UNAVAILABLE']), modifiedTimestamp: hoursAgo(2) };

function rowOf(fields: Partial<CoreDevice>, opened: OpenedDevice = unopened): Row {
  return coreDeviceRow(coreDevice(fields), opened, { now, staleAfterHours: 25, stuckAfterHours: 2 });
}

/** The icon, severity and description of a row. */
function shown({ description, icon, severity }: Row): string {
  return `${icon} ${severity}: ${description}`;
}

describe('the row of a core device', () => {
  const unhealthy = { status: 'UNHEALTHY' };
  const stale = { lastStatusUpdateTimestamp: hoursAgo(72) };
  const scenarios: readonly (readonly [
    what: string,
    fields: Partial<CoreDevice>,
    opened: OpenedDevice,
    shown: string,
    spoken: string,
  ])[] = [
    [
      'is neutral if healthy and not opened',
      {},
      unopened,
      'circle-large-outline neutral: 1 h',
      'Core device press-1, Healthy, last report 1 h ago',
    ],
    [
      'is a success if healthy without failures and both lists are loaded',
      {},
      allWell,
      'pass success: 1 h',
      'Core device press-1, Healthy, last report 1 h ago',
    ],
    [
      'stays neutral if healthy with only its deployments loaded',
      {},
      { ...allWell, components: undefined },
      'circle-large-outline neutral: 1 h',
      'Core device press-1, Healthy, last report 1 h ago',
    ],
    [
      'stays neutral if healthy with only its components loaded',
      {},
      { ...allWell, deployments: undefined },
      'circle-large-outline neutral: 1 h',
      'Core device press-1, Healthy, last report 1 h ago',
    ],
    [
      'names the last of two failed deployments on a healthy device',
      {},
      { ...allWell, deployments: [{ ...failed, modifiedTimestamp: hoursAgo(9) }, failedSince] },
      'error error: HASHING_ALGORITHM_UNAVAILABLE · 2 h',
      'Core device press-1, Deployment failed, HASHING_ALGORITHM_UNAVAILABLE, failed 2 h ago, last report 1 h ago',
    ],
    [
      'shows an unhealthy device that is not opened',
      unhealthy,
      unopened,
      'error error: Unhealthy · 1 h',
      'Core device press-1, Unhealthy, last report 1 h ago',
    ],
    [
      'shows the code of a broken component on an unhealthy device',
      unhealthy,
      { ...allWell, components: [broken] },
      'error error: STARTUP_TIMEOUT · 30 h',
      'Core device press-1, Unhealthy, STARTUP_TIMEOUT, failed 30 h ago, last report 1 h ago',
    ],
    [
      'names the broken component on an unhealthy device if there is no code, without its reverse domain',
      unhealthy,
      { ...allWell, components: [{ ...broken, componentName: 'com.acme.Press', lifecycleStatusCodes: [] }] },
      'error error: Broken: Press · 30 h',
      'Core device press-1, Unhealthy, Broken: Press, failed 30 h ago, last report 1 h ago',
    ],
    [
      'says that a deployment without a code failed',
      {},
      { ...allWell, deployments: [effectiveDeployment(), { ...failed, statusDetails: undefined }] },
      'error error: Deployment failed · 3 h',
      'Core device press-1, Deployment failed, failed 3 h ago, last report 1 h ago',
    ],
    [
      'says how a deployment without a code ended, if that is all that is known',
      {},
      {
        ...allWell,
        deployments: [{ ...failed, statusDetails: undefined, reason: 'FAILED_ROLLBACK_NOT_REQUESTED' }],
      },
      'error error: Failed, not rolled back · 3 h',
      'Core device press-1, Deployment failed, Failed, not rolled back, failed 3 h ago, last report 1 h ago',
    ],
    [
      'says that a deployment was rejected, if that is all that is known',
      {},
      { ...allWell, deployments: [{ ...failed, statusDetails: undefined, reason: 'REJECTED' }] },
      'error error: Failed, rejected · 3 h',
      'Core device press-1, Deployment failed, Failed, rejected, failed 3 h ago, last report 1 h ago',
    ],
    [
      'shows unhealthy as worse than an errored component',
      unhealthy,
      { ...allWell, components: [errored] },
      'error error: RUN_ERROR · 30 h',
      'Core device press-1, Unhealthy, RUN_ERROR, failed 30 h ago, last report 1 h ago',
    ],
    [
      "doesn't name a stuck deployment on an unhealthy device",
      unhealthy,
      {
        ...allWell,
        deployments: [stuck],
      },
      'error error: Unhealthy · 1 h',
      'Core device press-1, Unhealthy, last report 1 h ago',
    ],
    [
      'labels the age of the report next to the time of a stuck deployment',
      {},
      { ...allWell, deployments: [stuck] },
      'sync-ignored warning: Stuck 5 h · report 1 h · Line 3 base',
      'Core device press-1, Deployment stuck for 5 h, Line 3 base, last report 1 h ago',
    ],
    [
      'has no age of a report that never came next to a stuck deployment',
      { lastStatusUpdateTimestamp: undefined },
      { ...allWell, deployments: [stuck] },
      'sync-ignored warning: Stuck 5 h · never reported · Line 3 base',
      'Core device press-1, Deployment stuck for 5 h, Line 3 base, never reported',
    ],
    [
      'shows a failed deployment on a device that reports healthy',
      {},
      { ...allWell, deployments: [effectiveDeployment(), failed] },
      'error error: DISK_SPACE_CRITICAL · 3 h',
      'Core device press-1, Deployment failed, DISK_SPACE_CRITICAL, failed 3 h ago, last report 1 h ago',
    ],
    [
      'shows an errored component',
      {},
      { ...allWell, components: [installedComponent(), errored] },
      'warning warning: RUN_ERROR · 30 h',
      'Core device press-1, Component errored, RUN_ERROR, failed 30 h ago, last report 1 h ago',
    ],
    [
      'names the worst of several failures',
      {},
      { deployments: [failed], components: [errored] },
      'error error: DISK_SPACE_CRITICAL · 3 h',
      'Core device press-1, Deployment failed, DISK_SPACE_CRITICAL, failed 3 h ago, last report 1 h ago',
    ],
    [
      'names a broken component before a failed deployment',
      {},
      { deployments: [failed], components: [errored, broken] },
      'error error: STARTUP_TIMEOUT · 30 h',
      'Core device press-1, Component broken, STARTUP_TIMEOUT, failed 30 h ago, last report 1 h ago',
    ],
    [
      'names the first of two equally bad failures',
      {},
      { deployments: [effectiveDeployment({ coreDeviceExecutionStatus: 'TIMED_OUT' }), failed], components: [] },
      'watch error: Deployment timed out · 3 h',
      'Core device press-1, Deployment timed out, failed 3 h ago, last report 1 h ago',
    ],
    [
      "doesn't treat a rejected deployment as a failure",
      {},
      {
        ...allWell,
        deployments: [failedDeployment(['DEPLOYMENT_REJECTED'], { coreDeviceExecutionStatus: 'REJECTED' })],
      },
      'pass success: 1 h',
      'Core device press-1, Healthy, last report 1 h ago',
    ],
    [
      'starts with "stale" on a healthy device',
      stale,
      unopened,
      'history warning: Stale · 3 d',
      'Core device press-1, Healthy, last report 3 d ago, stale',
    ],
    [
      'warns about a stale report on a scanned device without failures',
      stale,
      allWell,
      'history warning: Stale · 3 d',
      'Core device press-1, Healthy, last report 3 d ago, stale',
    ],
    [
      'stays a failure if stale and unhealthy',
      { ...unhealthy, ...stale },
      unopened,
      'error error: Unhealthy · stale 3 d',
      'Core device press-1, Unhealthy, last report 3 d ago, stale',
    ],
    [
      'has the code before "stale", because a narrow view cuts off the end',
      { ...unhealthy, ...stale },
      { ...unopened, components: [broken] },
      'error error: STARTUP_TIMEOUT · 30 h · stale 3 d',
      'Core device press-1, Unhealthy, STARTUP_TIMEOUT, failed 30 h ago, last report 3 d ago, stale',
    ],
    [
      'says how old a stale report is next to the time of a stuck deployment',
      stale,
      { ...allWell, deployments: [stuck] },
      'sync-ignored warning: Stuck 5 h · stale 3 d · Line 3 base',
      'Core device press-1, Deployment stuck for 5 h, Line 3 base, last report 3 d ago, stale',
    ],
    [
      'says that a device has never reported',
      { lastStatusUpdateTimestamp: undefined },
      unopened,
      'circle-large-outline neutral: never reported',
      'Core device press-1, Healthy, never reported',
    ],
    [
      'says that a report is dated in the future',
      { lastStatusUpdateTimestamp: hoursAgo(-5) },
      unopened,
      'circle-large-outline neutral: dated in the future',
      'Core device press-1, Healthy, last report dated in the future',
    ],
    [
      'shows an unknown status as itself, opened or not',
      { status: 'DEGRADED' },
      allWell,
      'question unknown: DEGRADED · 1 h',
      'Core device press-1, DEGRADED, last report 1 h ago',
    ],
    [
      'shows an absent status',
      { status: undefined },
      unopened,
      'question unknown: No status · 1 h',
      'Core device press-1, No status, last report 1 h ago',
    ],
  ];
  for (const [what, fields, opened, expected, spoken] of scenarios) {
    it(what, () => {
      const row = rowOf(fields, opened);
      assert.equal(row.label, 'press-1');
      assert.equal(shown(row), expected);
      assert.equal(row.accessibilityLabel, spoken);
    });
  }

  it('has a label even if AWS sent no name', () => {
    assert.equal(rowOf({ coreDeviceThingName: '' }).label, '(no name)');
  });

  it('leaves out an empty code', () => {
    const row = rowOf({}, { ...allWell, deployments: [failedDeployment([''])] });
    assert.equal(row.description, 'Deployment failed · 3 h');
    assert.equal(row.accessibilityLabel, 'Core device press-1, Deployment failed, failed 3 h ago, last report 1 h ago');
  });
});
