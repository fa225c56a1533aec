import assert from 'node:assert/strict';
import { explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import { failureReport } from '../../../../src/text/reports/failureReport';
import { coreDevice, effectiveDeployment, failedDeployment, installedComponent, now } from '../../fixtures';
import { makeRedact } from '../../../../src/greengrass/addresses/redact';
import { knownDevice } from '../panels/facts';

const failed = failedDeployment(['DEPLOYMENT_FAILURE', 'DISK_SPACE_CRITICAL']);
const broken = installedComponent({ lifecycleState: 'BROKEN', lifecycleStatusCodes: ['STARTUP_ERROR'] });

describe('a failure report', () => {
  it('of a device has every failure on it and nothing else', () => {
    const on = knownDevice({
      deployments: [failed, effectiveDeployment({ deploymentName: 'arrived' })],
      components: [broken, installedComponent({ componentName: 'com.acme.Fine' })],
    });
    const report = failureReport({ kind: 'coreDevice', on }, explainErrorCode, now);
    assert.match(report, /^# Failure report: press-1\n/u);
    assert.match(report, /`arn:aws:greengrass:eu-west-1:123456789012:coreDevices:press-1`/u);
    assert.match(
      report,
      /2\. `DISK_SPACE_CRITICAL` \(most specific\)[^]*What to do[^]*Who can fix it: the owner of the device/u,
    );
    assert.match(report, /`STARTUP_ERROR`/u);
    assert.match(
      report,
      /aws greengrassv2 get-core-device[^]*list-effective-deployments[^]*list-installed-components/u,
    );
    assert.doesNotMatch(report, /arrived|com\.acme\.Fine/u);
  });

  it('is readable unrendered and has the text of the catalog unescaped', () => {
    const on = knownDevice({ deployments: [failed] });
    const report = failureReport({ kind: 'coreDevice', on }, explainErrorCode, now);
    const { meaning = '', remedy = '' } = explainErrorCode('deployment', 'DEPLOYMENT_FAILURE') ?? {};
    assert.ok(report.includes(`1. \`DEPLOYMENT_FAILURE\`: ${meaning}\n   - What to do: ${remedy}\n`));
    assert.doesNotMatch(report, /\\/u);
  });

  it('has no thing name once it is redacted, even if the name contains Markdown', () => {
    const names = ['press-2', 'ColdStore_Rotterdam_dock', '-legacy_7-', '_x'];
    for (const name of names) {
      const on = knownDevice({ device: coreDevice({ coreDeviceThingName: name }), deployments: [failed] });
      const report = makeRedact(names)(failureReport({ kind: 'coreDevice', on }, explainErrorCode, now));
      assert.match(report, /^# Failure report: thing-\d\n/u);
      assert.doesNotMatch(report.replaceAll('\\', ''), new RegExp(`(?<!\\w)${name}(?!\\w)`, 'u'));
    }
  });

  it('of a deployment covers only that deployment', () => {
    const on = knownDevice({ deployments: [failed], components: [broken] });
    const report = failureReport({ kind: 'effectiveDeployment', on, deployment: failed }, explainErrorCode, now);
    assert.match(report, /Nothing on the device changed/u);
    assert.doesNotMatch(report, /STARTUP_ERROR/u);
  });

  it('has any text from AWS as literal code', () => {
    const text = '```\n</script><img src=x> [a](command:b) ``';
    const on = knownDevice({
      components: [installedComponent({ ...broken, componentName: text, lifecycleStateDetails: text })],
    });
    const report = failureReport({ kind: 'coreDevice', on }, explainErrorCode, now);
    const [headings, commands = ''] = report.split('## Commands to verify');
    assert.match(headings ?? '', /- Details: ```` ``` <\/script><img src=x> \[a\]\(command:b\) `` ````/u);
    assert.match(headings ?? '', /## Component \\`\\`\\` \\<\/script\\>\\<img src=x\\> \\\[a\\\]\(command:b\)/u);
    // No backtick in the commands ends their block.
    assert.match(commands, /```sh\n[^]*\n```\n$/u);
    assert.equal(commands.match(/```/gu)?.length, 2);
  });
});
