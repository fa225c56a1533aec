import assert from 'node:assert/strict';
import { absoluteTime } from '../../../../../src/base/time';
import { documentationOf } from '../../../../../src/greengrass/codes/documentation';
import { explainErrorCode } from '../../../../../src/greengrass/codes/errorCodes';
import type { KnownDevice } from '../../../../../src/greengrass/knownDevice';
import { coreDeviceFacts } from '../../../../../src/text/hovers/devices/coreDeviceFacts';
import { coreDeviceHover } from '../../../../../src/text/hovers/devices/coreDeviceHover';
import {
  coreDevice,
  effectiveDeployment,
  failedDeployment,
  hoursAgo,
  installedComponent,
  now,
  textContext,
} from '../../../fixtures';
import { knownDevice } from '../../panels/facts';
import { hoverLines } from '../hoverText';

function linesOf(fields: Partial<KnownDevice>, asOf?: Date): readonly string[] {
  const known = knownDevice(fields);
  const on = { ...known, place: { ...known.place, asOf } };
  return hoverLines(coreDeviceHover(coreDeviceFacts(on, textContext), explainErrorCode));
}

const opened = { deployments: [effectiveDeployment()], components: [installedComponent()] };

describe('the hover of a failing core device', () => {
  it('has the failure, when it happened, and what to do before the status, and the log of its component', () => {
    const deployment = failedDeployment([], {
      deploymentName: 'cellar-baseline',
      reason: 'FAILED_ROLLBACK_NOT_REQUESTED: Service com.acme.Climate in broken state after deployment',
    });
    const lines = linesOf({ deployments: [deployment], components: [] });
    const at = absoluteTime(hoursAgo(3), 'local');
    assert.deepEqual(lines.slice(1, 10), [
      'Deployment failed: cellar-baseline, no error code in com.acme.Climate',
      `Failing since: ${at}`,
      'The device was not rolled back after the deployment failed. It may be partly updated.',
      `What to do: Check the log of com.acme.Climate around ${at}. Then deploy a working revision.`,
      'Log on the device: /greengrass/v2/logs/com.acme.Climate.log',
      '> Show Details · Show Logs · Copy Thing Name · Copy Failure Report',
      `Troubleshooting in the AWS documentation <${documentationOf.deployment}>`,
      'Status: Healthy (no component was broken at the last report)',
      `Last report: ${absoluteTime(hoursAgo(1), 'local')}`,
    ]);
    assert.doesNotMatch(lines.join('\n'), /reachable/u);
  });

  it('explains the status code of the component that a deployment failed for, and has one remedy', () => {
    const deployment = failedDeployment(['COMPONENT_UPDATE_ERROR', 'COMPONENT_BROKEN'], {
      deploymentId: 'd-1',
      reason: 'FAILED_ROLLBACK_NOT_REQUESTED: Service com.acme.Climate in broken state after deployment',
    });
    const errored = installedComponent({
      componentName: 'com.acme.Climate',
      lifecycleState: 'ERRORED',
      lifecycleStatusCodes: ['STARTUP_ERROR'],
    });
    const lines = linesOf({ deployments: [deployment], components: [errored] });
    const codes = lines.filter((line) => line.startsWith('* '));
    assert.deepEqual(
      codes.map((line) => line.split(' | ')[0]),
      ['* COMPONENT_BROKEN', '* STARTUP_ERROR'],
    );
    assert.match(codes[0] ?? '', / \| -$/u);
    assert.match(codes[1] ?? '', /Fix the startup script/u);
    assert.ok(lines.includes('Log on the device: /greengrass/v2/logs/com.acme.Climate.log'));
  });

  it('says what to do about an unhealthy device on which nothing is known to fail', () => {
    const device = coreDevice({ status: 'UNHEALTHY' });
    const lines = linesOf({ device, ...opened });
    assert.equal(lines[1], 'Status: Unhealthy');
    assert.ok(lines.includes('What to do: Refresh it. If it stays unhealthy, check the nucleus log.'));
    assert.ok(lines.includes('> Show Details · Show Logs · Copy Thing Name'));
    const inSnapshot = linesOf({ device, ...opened }, now);
    assert.ok(inSnapshot.includes('What to do: Check the nucleus log.'));
    assert.ok(inSnapshot.includes('> Show Details · Copy Thing Name'), 'A snapshot has no log lines.');
    assert.doesNotMatch(linesOf({ device, ...opened, components: undefined }).join('\n'), /What to do/u);
  });
});
