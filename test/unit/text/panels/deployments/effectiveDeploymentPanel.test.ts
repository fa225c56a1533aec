import assert from 'node:assert/strict';
import { absoluteTime } from '../../../../../src/base/time';
import type { EffectiveDeployment } from '../../../../../src/greengrass/model';
import { effectiveDeploymentPanel } from '../../../../../src/text/panels/deployments/effectiveDeploymentPanel';
import type { Panel } from '../../../../../src/text/panels/panel';
import {
  coreDevice,
  coreDeviceDetails,
  effectiveDeployment,
  failedDeployment,
  hoursAgo,
  installedComponent,
} from '../../../fixtures';
import { cataloged, deviceFacts } from '../facts';
import { headLines, sectionLines } from '../panelText';

const outcome = 'Outcome on this device';
const errors = 'Error stack, from generic to specific';

function panelOf(deployment: EffectiveDeployment, facts: Parameters<typeof deviceFacts>[0] = {}): Panel {
  const notLoaded = { deployment: undefined, error: undefined };
  return effectiveDeploymentPanel(deviceFacts({ deployments: [deployment], ...facts }), deployment, notLoaded);
}

const checkNucleusLog = `Check the nucleus log around ${absoluteTime(hoursAgo(3), 'local')}. Fix the cause, then deploy again.`;

describe('the panel of a failed deployment', () => {
  const [umbrella, denied] = [
    cataloged('deployment', 'DEPLOYMENT_FAILURE'),
    cataloged('deployment', 'S3_HEAD_OBJECT_ACCESS_DENIED'),
  ];
  const failed = failedDeployment([], {
    deploymentId: 'd-1',
    reason: 'S3_HEAD_OBJECT_ACCESS_DENIED: FAILED_ROLLBACK_COMPLETE: Forbidden',
    statusDetails: {
      errorStack: ['DEPLOYMENT_FAILURE', 'S3_HEAD_OBJECT_ACCESS_DENIED'],
      errorTypes: ['PERMISSION_ERROR', 'FUTURE_ERROR'],
    },
  });

  it('starts with the code and what it means for the device', () => {
    assert.deepEqual(headLines(panelOf(failed)), [
      'Deployment on core device press-1: Line 3 base',
      'Failed (error)',
      'S3_HEAD_OBJECT_ACCESS_DENIED | The device was rolled back to its previous configuration.',
      '[copyFailureReport] [refresh] [revealInTree] [compareWithPrevious] [copyJson] [openAsJson] [openInConsole]',
      'data from 2026-11-23 12:00Z',
    ]);
  });

  it('shows what to do, who can fix it, the whole stack, and the fields of the API', () => {
    assert.deepEqual(sectionLines(panelOf(failed)), [
      '# Outcome on this device',
      'Status: Failed (error)',
      `Error code: S3_HEAD_OBJECT_ACCESS_DENIED [copy] | ${denied.meaning}`,
      `What to do: ${denied.remedy}`,
      'Who can fix it: the administrator of the AWS account',
      'Detailed status: FAILED_ROLLBACK_COMPLETE [copy] | The device was rolled back to its previous configuration.',
      'Message: Forbidden [copy]',
      'Reason as reported: S3_HEAD_OBJECT_ACCESS_DENIED: FAILED_ROLLBACK_COMPLETE: Forbidden [copy]',
      '# Error stack, from generic to specific',
      'Error stack, a stack:',
      `* DEPLOYMENT_FAILURE [copy]`,
      `  ${umbrella.meaning}`,
      `  What to do: ${umbrella.remedy}`,
      `* S3_HEAD_OBJECT_ACCESS_DENIED [copy] (most specific)`,
      '  Explained above.',
      'AWS documentation for the error codes of deployments -> https://docs.aws.amazon.com/greengrass/v2/developerguide/troubleshooting-deployment.html',
      'Error types:',
      '* PERMISSION_ERROR: A permission is missing in AWS or on the device.',
      "* FUTURE_ERROR: Greengrass Explorer doesn't know this error type.",
      '# Logs',
      '[showLogs]',
      'Log file, nucleus: /greengrass/v2/logs/greengrass.log [copy]',
      'Command for the log, nucleus: sudo tail -n 200 /greengrass/v2/logs/greengrass.log [copy]',
      'The paths assume a standard installation in the default root folder of the nucleus.',
      "The core device has reported no components, so it's unknown which log forwarder it has.",
      '# Identity',
      'Core device: press-1 [copy] -> core device',
      'Deployment name: Line 3 base [copy]',
      'Deployment ID: d-1 [copy] -> deployment',
      'Target: thing group line-3 [copy]',
      'Target ARN: arn:aws:iot:eu-west-1:123456789012:thinggroup/line-3 [copy]',
      'IoT job ID: 7d1c2b3a-0000-4000-8000-000000000001 [copy]',
      'IoT job ARN: arn:aws:iot:eu-west-1:123456789012:job/7d1c2b3a-0000-4000-8000-000000000001 [copy]',
      'Description: Base software of line 3 [copy]',
      'Created: 2026-11-23 07:00Z [copy]',
      'Last changed: 2026-11-23 09:00Z [copy]',
      '# Deployment definition',
      'Loading…',
    ]);
  });

  it('shows codes that the catalog does not have, and empty ones, and what to do all the same', () => {
    const unknown = failedDeployment([' ', 'MOON_PHASE'], { reason: 'The moon was full' });
    assert.deepEqual(sectionLines(panelOf(unknown), outcome, errors), [
      '# Outcome on this device',
      'Status: Failed (error)',
      "Error code: MOON_PHASE [copy] | Greengrass Explorer doesn't know this code.",
      `What to do: ${checkNucleusLog}`,
      'Reason: The moon was full [copy]',
      '# Error stack, from generic to specific',
      'Error stack, a stack:',
      `* (empty code) [copy  ]`,
      "  Greengrass Explorer doesn't know this code.",
      `* MOON_PHASE [copy] (most specific)`,
      '  Explained above.',
      'AWS documentation for the error codes of deployments -> https://docs.aws.amazon.com/greengrass/v2/developerguide/troubleshooting-deployment.html',
    ]);
  });

  it('says what to do about a generic code that no other follows', () => {
    const lines = sectionLines(panelOf(failedDeployment(['DEPLOYMENT_FAILURE', 'IO_ERROR'])), outcome, errors);
    const remedies = lines.filter((line) => line.includes('What to do')).join('\n');
    assert.match(remedies, /Check the log, and the disk health/u);
    assert.doesNotMatch(remedies, /Check the code after it/u);
  });

  it('shows error types without a stack', () => {
    const typesOnly = { ...failed, statusDetails: { errorStack: [], errorTypes: ['NETWORK_ERROR'] } };
    assert.deepEqual(sectionLines(panelOf(typesOnly), errors), [
      '# Error stack, from generic to specific',
      'Error types:',
      "* NETWORK_ERROR: The device couldn't reach a server.",
    ]);
  });

  it('explains the status code of the component that broke, whose remedy says more', () => {
    const deployment = failedDeployment(['COMPONENT_BROKEN'], {
      reason: 'FAILED_ROLLBACK_COMPLETE: Service com.acme.Weld in broken state after deployment',
    });
    const broken = installedComponent({
      componentName: 'com.acme.Weld',
      lifecycleState: 'BROKEN',
      lifecycleStatusCodes: ['STARTUP_ERROR'],
    });
    const { meaning, remedy } = cataloged('component', 'STARTUP_ERROR');
    const lines = sectionLines(panelOf(deployment, { components: [broken] }), outcome);
    assert.ok(lines.includes(`Status code of the component: STARTUP_ERROR [copy] | ${meaning}`), lines.join('\n'));
    assert.ok(lines.includes(`What to do: ${remedy}`));
  });

  it('has no stack and no code if the device reported none, and says why an old nucleus reports none', () => {
    const bare = failedDeployment([], { reason: 'FAILED_NO_STATE_CHANGE', statusDetails: undefined });
    const panel = panelOf(bare, { details: coreDeviceDetails({ coreVersion: '2.7.0' }), readAt: undefined });
    assert.deepEqual(headLines(panel).slice(1, -2), [
      'Failed (error)',
      'Nothing on the device changed.',
      '! info: Before nucleus 2.8.0, error codes and error types are missing or wrong.',
    ]);
    assert.equal(headLines(panel).at(-1), 'no data');
    assert.deepEqual(sectionLines(panel, outcome, errors), [
      '# Outcome on this device',
      'Status: Failed (error)',
      `What to do: ${checkNucleusLog}`,
      'Detailed status: FAILED_NO_STATE_CHANGE [copy] | Nothing on the device changed.',
    ]);
  });
});

describe('the panel of a deployment', () => {
  it('that succeeded on an old nucleus has no caveat and nothing about errors', () => {
    const succeeded = effectiveDeployment({ targetArn: '', reason: undefined });
    const panel = panelOf(succeeded, { details: coreDeviceDetails({ coreVersion: '2.5.0' }) });
    assert.deepEqual(headLines(panel), [
      'Deployment on core device press-1: Line 3 base',
      'Succeeded (success)',
      '[refresh] [revealInTree] [compareWithPrevious] [copyJson] [openAsJson] [openInConsole]',
      'data from 2026-11-23 12:00Z',
    ]);
    assert.deepEqual(sectionLines(panel, outcome, errors), ['# Outcome on this device', 'Status: Succeeded (success)']);
    assert.ok(!sectionLines(panel, 'Identity').some((line) => line.startsWith('Target')));
  });

  const stuck = effectiveDeployment({
    deploymentName: 'base',
    coreDeviceExecutionStatus: 'IN_PROGRESS',
    reason: undefined,
    modifiedTimestamp: hoursAgo(5),
  });
  const queued = effectiveDeployment({
    deploymentName: 'vision',
    coreDeviceExecutionStatus: 'QUEUED',
    reason: undefined,
  });
  const components = [installedComponent({ lifecycleState: 'STARTING' })];

  it('shows a reason once if its parts are all of it, and as reported otherwise', () => {
    const labels = (reason: string): readonly string[] => {
      const failed = failedDeployment([], { reason });
      const panel = effectiveDeploymentPanel(deviceFacts({ deployments: [failed] }), failed, {
        deployment: undefined,
        error: undefined,
      });
      const lines = sectionLines(panel, 'Outcome on this device').map((line) => line.split(':')[0] ?? '');
      return lines.filter((line) => line === 'Message' || line === 'Reason as reported');
    };
    assert.deepEqual(labels('FAILED_NO_STATE_CHANGE: 12 MB left'), ['Message']);
    assert.deepEqual(labels('DISK_FULL: FAILED_NO_STATE_CHANGE: 12 MB left'), ['Message', 'Reason as reported']);
  });

  it('that is stuck warns since when, how many are queued behind it, and what may block it', () => {
    assert.deepEqual(headLines(panelOf(stuck, { deployments: [stuck, queued], components })).slice(1, 3), [
      'In progress (warning)',
      `! warning: In progress without a change since ${absoluteTime(hoursAgo(5), 'local')}, for more than 5 h. ` +
        `A core device runs one deployment at a time. 1 deployment is queued behind it. The device reported at ${absoluteTime(hoursAgo(1), 'local')}, so it was connected then. ` +
        'These components may be blocking it: com.example.Press (starting). Check the nucleus log: /greengrass/v2/logs/greengrass.log.',
    ]);
  });

  it('that is queued says that the device has not started it, without a warning', () => {
    const device = coreDevice({ lastStatusUpdateTimestamp: undefined });
    assert.deepEqual(headLines(panelOf(queued, { device })).slice(1, -2), [
      'Queued (neutral)',
      "! info: Queued means that the device hasn't started the deployment yet. " +
        "The device has never reported, so it's probably offline. " +
        "The deployment can't continue until the device connects. Check that it's on and connected.",
    ]);
  });

  it('that is in progress for a short time has no notice', () => {
    const fresh = { ...stuck, modifiedTimestamp: hoursAgo(1) };
    assert.ok(!headLines(panelOf(fresh)).some((line) => line.startsWith('!')));
  });
});
