import assert from 'node:assert/strict';
import type { OpenedDevice } from '../../../../src/greengrass/knownDevice';
import type { CoreDevice } from '../../../../src/greengrass/model';
import { coreDeviceRow } from '../../../../src/text/rows/coreDeviceRow';
import type { Row } from '../../../../src/text/rows/row';
import { coreDevice, effectiveDeployment, failedDeployment, hoursAgo, installedComponent, now } from '../../fixtures';

const unopened: OpenedDevice = { deployments: undefined, components: undefined };
const allWell: OpenedDevice = { deployments: [effectiveDeployment()], components: [installedComponent()] };
const errored = installedComponent({ lifecycleState: 'ERRORED', lifecycleStatusCodes: ['RUN_ERROR'] });
const broken = installedComponent({ lifecycleState: 'BROKEN', lifecycleStatusCodes: ['STARTUP_TIMEOUT'] });
const failed = failedDeployment(['DEPLOYMENT_FAILURE', 'DISK_SPACE_CRITICAL', 'IO_ERROR']);
const failedSince = { ...failedDeployment(['HASHING_ALGORITHM_UNAVAILABLE']), modifiedTimestamp: hoursAgo(2) };

function rowOf(fields: Partial<CoreDevice>, opened: OpenedDevice = unopened): Row {
  return coreDeviceRow(coreDevice(fields), opened, { now, staleAfterHours: 25, stuckAfterHours: 2 });
}

/** What a person sees of a row besides its label. */
function seen({ description, icon, severity }: Row): string {
  return `${icon} ${severity}: ${description}`;
}

describe('row of a core device', () => {
  const unhealthy = { status: 'UNHEALTHY' };
  const stale = { lastStatusUpdateTimestamp: hoursAgo(72) };
  const scenarios: readonly (readonly [
    what: string,
    fields: Partial<CoreDevice>,
    opened: OpenedDevice,
    seen: string,
    heard: string,
  ])[] = [
    [
      'not opened and healthy is neutral',
      {},
      unopened,
      'circle-large-outline neutral: Healthy · 1 h',
      'Core device press-1, Healthy, last report 1 h ago',
    ],
    [
      'healthy with nothing failed gets its tick when both lists are known',
      {},
      allWell,
      'pass success: Healthy · 1 h',
      'Core device press-1, Healthy, last report 1 h ago',
    ],
    [
      'healthy with only its deployments known stays neutral',
      {},
      { ...allWell, components: undefined },
      'circle-large-outline neutral: Healthy · 1 h',
      'Core device press-1, Healthy, last report 1 h ago',
    ],
    [
      'healthy with only its components known stays neutral',
      {},
      { ...allWell, deployments: undefined },
      'circle-large-outline neutral: Healthy · 1 h',
      'Core device press-1, Healthy, last report 1 h ago',
    ],
    [
      'healthy with two failed deployments names the one that failed last',
      {},
      { ...allWell, deployments: [{ ...failed, modifiedTimestamp: hoursAgo(9) }, failedSince] },
      'error error: Deployment failed · HASHING_ALGORITHM_UNAVAILABLE · 1 h',
      'Core device press-1, Deployment failed, HASHING_ALGORITHM_UNAVAILABLE, last report 1 h ago',
    ],
    [
      'unhealthy and not opened',
      unhealthy,
      unopened,
      'error error: Unhealthy · 1 h',
      'Core device press-1, Unhealthy, last report 1 h ago',
    ],
    [
      'unhealthy with its broken component known',
      unhealthy,
      { ...allWell, components: [broken] },
      'error error: Unhealthy · STARTUP_TIMEOUT · 1 h',
      'Core device press-1, Unhealthy, STARTUP_TIMEOUT, last report 1 h ago',
    ],
    [
      'unhealthy is worse than a component that is only errored',
      unhealthy,
      { ...allWell, components: [errored] },
      'error error: Unhealthy · RUN_ERROR · 1 h',
      'Core device press-1, Unhealthy, RUN_ERROR, last report 1 h ago',
    ],
    [
      'unhealthy does not name a deployment that is stuck',
      unhealthy,
      {
        ...allWell,
        deployments: [
          effectiveDeployment({ coreDeviceExecutionStatus: 'IN_PROGRESS', modifiedTimestamp: hoursAgo(5) }),
        ],
      },
      'error error: Unhealthy · 1 h',
      'Core device press-1, Unhealthy, last report 1 h ago',
    ],
    [
      'healthy by its own word with a failed deployment',
      {},
      { ...allWell, deployments: [effectiveDeployment(), failed] },
      'error error: Deployment failed · DISK_SPACE_CRITICAL · 1 h',
      'Core device press-1, Deployment failed, DISK_SPACE_CRITICAL, last report 1 h ago',
    ],
    [
      'with an errored component',
      {},
      { ...allWell, components: [installedComponent(), errored] },
      'warning warning: Component errored · RUN_ERROR · 1 h',
      'Core device press-1, Component errored, RUN_ERROR, last report 1 h ago',
    ],
    [
      'names the worst of several',
      {},
      { deployments: [failed], components: [errored] },
      'error error: Deployment failed · DISK_SPACE_CRITICAL · 1 h',
      'Core device press-1, Deployment failed, DISK_SPACE_CRITICAL, last report 1 h ago',
    ],
    [
      'names a broken component before a failed deployment',
      {},
      { deployments: [failed], components: [errored, broken] },
      'error error: Component broken · STARTUP_TIMEOUT · 1 h',
      'Core device press-1, Component broken, STARTUP_TIMEOUT, last report 1 h ago',
    ],
    [
      'names the first of two that are equally bad',
      {},
      { deployments: [effectiveDeployment({ coreDeviceExecutionStatus: 'TIMED_OUT' }), failed], components: [] },
      'watch error: Deployment timed out · 1 h',
      'Core device press-1, Deployment timed out, last report 1 h ago',
    ],
    [
      'is not in trouble for a rejected deployment',
      {},
      {
        ...allWell,
        deployments: [failedDeployment(['DEPLOYMENT_REJECTED'], { coreDeviceExecutionStatus: 'REJECTED' })],
      },
      'pass success: Healthy · 1 h',
      'Core device press-1, Healthy, last report 1 h ago',
    ],
    [
      'stale and healthy warns of the age first',
      stale,
      unopened,
      'history warning: Stale · Healthy · 3 d',
      'Core device press-1, Healthy, last report 3 d ago, stale',
    ],
    [
      'stale with nothing failed warns all the same',
      stale,
      allWell,
      'history warning: Stale · Healthy · 3 d',
      'Core device press-1, Healthy, last report 3 d ago, stale',
    ],
    [
      'stale and unhealthy stays a failure',
      { ...unhealthy, ...stale },
      unopened,
      'error error: Unhealthy · stale 3 d',
      'Core device press-1, Unhealthy, last report 3 d ago, stale',
    ],
    [
      'stale with a failure has that before the code, which a narrow view cuts off',
      { ...unhealthy, ...stale },
      { ...unopened, components: [broken] },
      'error error: Unhealthy · stale 3 d · STARTUP_TIMEOUT',
      'Core device press-1, Unhealthy, STARTUP_TIMEOUT, last report 3 d ago, stale',
    ],
    [
      'without any report says so',
      { lastStatusUpdateTimestamp: undefined },
      unopened,
      'circle-large-outline neutral: Healthy · never reported',
      'Core device press-1, Healthy, never reported',
    ],
    [
      'dated in the future says so',
      { lastStatusUpdateTimestamp: hoursAgo(-5) },
      unopened,
      'circle-large-outline neutral: Healthy · dated in the future',
      'Core device press-1, Healthy, last report dated in the future',
    ],
    [
      'of an unknown status shows it as itself, opened or not',
      { status: 'DEGRADED' },
      allWell,
      'question unknown: DEGRADED · 1 h',
      'Core device press-1, DEGRADED, last report 1 h ago',
    ],
    [
      'of no status says so',
      { status: undefined },
      unopened,
      'question unknown: No status · 1 h',
      'Core device press-1, No status, last report 1 h ago',
    ],
  ];
  for (const [what, fields, opened, expected, heard] of scenarios) {
    it(what, () => {
      const row = rowOf(fields, opened);
      assert.equal(row.label, 'press-1');
      assert.equal(seen(row), expected);
      assert.equal(row.accessibilityLabel, heard);
    });
  }

  it('has a label though the service sent no name', () => {
    assert.equal(rowOf({ coreDeviceThingName: '' }).label, '(no name)');
  });

  it('leaves out a code that is empty', () => {
    const row = rowOf({}, { ...allWell, deployments: [failedDeployment([''])] });
    assert.equal(row.description, 'Deployment failed · 1 h');
    assert.equal(row.accessibilityLabel, 'Core device press-1, Deployment failed, last report 1 h ago');
  });
});
