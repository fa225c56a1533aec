import assert from 'node:assert/strict';
import { errorCodes, explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import { failureReport } from '../../../../src/text/reports/failureReport';
import { absoluteTime } from '../../../../src/base/time';
import { errorStackOf } from '../../../../src/greengrass/failures/headline';
import {
  coreDevice,
  coreDeviceDetails,
  effectiveDeployment,
  failedDeployment,
  hoursAgo,
  installedComponent,
  now,
} from '../../fixtures';
import { Redactor } from '../../../../src/greengrass/redaction/redactor';
import { useZone } from '../useZone';
import { cataloged, knownDevice } from '../panels/facts';

const failed = failedDeployment(['DEPLOYMENT_FAILURE', 'DISK_SPACE_CRITICAL']);
const broken = installedComponent({ lifecycleState: 'BROKEN', lifecycleStatusCodes: ['STARTUP_ERROR'] });

const pressLogs = [
  '## Logs',
  '',
  '- Log file, nucleus: `/greengrass/v2/logs/greengrass.log`',
  '- Command for the log, nucleus: `sudo tail -n 200 /greengrass/v2/logs/greengrass.log`',
  '- Log file, com.example.Press: `/greengrass/v2/logs/com.example.Press.log`',
  '- Command for the log, com.example.Press: `sudo tail -n 200 /greengrass/v2/logs/com.example.Press.log`',
  '',
  'The paths assume a standard installation in the default root folder of the nucleus. The device sends no logs to CloudWatch: neither aws.greengrass.LogManager nor aws.greengrass.SystemLogForwarder is installed.',
  '',
];

describe('a failure report', () => {
  useZone('Asia/Kathmandu');
  it('has everything that a colleague needs, from the device to the commands to verify it', () => {
    const [umbrella, diskFull] = ['DEPLOYMENT_FAILURE', 'DISK_SPACE_CRITICAL'].map((code) =>
      cataloged('deployment', code),
    );
    const startup = cataloged('component', 'STARTUP_ERROR');
    const on = knownDevice({
      device: coreDevice({ status: 'UNHEALTHY' }),
      details: coreDeviceDetails({ coreVersion: '2.7.0' }),
      deployments: [{ ...failed, statusDetails: { errorStack: errorStackOf(failed), errorTypes: ['DEVICE_ERROR'] } }],
      components: [
        installedComponent({
          lifecycleState: 'BROKEN',
          lifecycleStateDetails: 'exit 1',
          lifecycleStatusCodes: ['MOON_PHASE', 'STARTUP_ERROR'],
          lastStatusChangeTimestamp: undefined,
        }),
      ],
    });
    assert.deepEqual(failureReport({ kind: 'coreDevice', on }, explainErrorCode, now).split('\n'), [
      '# Failure report: `press-1`',
      '',
      `Created by Greengrass Explorer at ${absoluteTime(now, 'utc')}, from AWS IoT Greengrass data.`,
      '',
      '- Thing name: `press-1`',
      '- ARN: `arn:aws:greengrass:eu-west-1:123456789012:coreDevices:press-1`',
      '- Account: `123456789012`',
      '- Region: `eu-west-1`',
      '- Status: `Unhealthy`',
      `- Last report: ${absoluteTime(hoursAgo(1), 'utc')} (1 h ago)`,
      '- Platform: `linux / aarch64`',
      '- Nucleus: `classic 2.7.0`',
      '',
      '## Deployment `Line 3 base`',
      '',
      '- Status: `Failed`',
      '- Deployment ID: `0f8b1c52-5e9d-4a1a-9d9c-1b2e3f405162`',
      '- Target: `thing group line-3`',
      '- Target ARN: `arn:aws:iot:eu-west-1:123456789012:thinggroup/line-3`',
      '- IoT job ID: `7d1c2b3a-0000-4000-8000-000000000001`',
      `- Created: ${absoluteTime(hoursAgo(5), 'utc')} (5 h ago)`,
      `- Last changed: ${absoluteTime(hoursAgo(3), 'utc')} (3 h ago)`,
      '- Error types: `DEVICE_ERROR`',
      '- Reason: `FAILED_NO_STATE_CHANGE: Something went wrong`',
      '- Nothing on the device changed.',
      '- Before nucleus 2.8.0, error codes and error types are missing or wrong.',
      '',
      'Error stack, from generic to specific:',
      '',
      `1. \`DEPLOYMENT_FAILURE\`: ${umbrella?.meaning ?? ''}`,
      `   - What to do: ${umbrella?.remedy ?? ''}`,
      `2. \`DISK_SPACE_CRITICAL\` (most specific): ${diskFull?.meaning ?? ''}`,
      `   - What to do: ${diskFull?.remedy ?? ''}`,
      '   - Who can fix it: the owner of the device',
      '',
      '## Component `com.example.Press`',
      '',
      '- Version: `1.4.2`',
      '- Lifecycle state: `Broken`',
      '- Details: `exit 1`',
      '- Last status change: not reported',
      `- Last report: ${absoluteTime(hoursAgo(2), 'utc')} (2 h ago)`,
      '- Installed by: `a local deployment on the device`',
      '- Before nucleus 2.8.0, status codes, the installation source, and the time of the last report are missing or wrong.',
      '- Before nucleus 2.12.3, a component that has recovered can look errored or broken for up to 24 hours.',
      '',
      'Status codes:',
      '',
      '1. `MOON_PHASE`: unknown code',
      `2. \`STARTUP_ERROR\` (most specific): ${startup.meaning}`,
      `   - What to do: ${startup.remedy}`,
      '   - Who can fix it: the author of the recipe',
      '',
      ...pressLogs,
      '## Commands to verify',
      '',
      '```sh',
      'aws greengrassv2 get-core-device --core-device-thing-name=press-1 --region=eu-west-1 --profile=factory',
      `aws greengrassv2 list-effective-deployments --core-device-thing-name=press-1 '--query=effectiveDeployments[?deploymentId==\`"0f8b1c52-5e9d-4a1a-9d9c-1b2e3f405162"\`]' --region=eu-west-1 --profile=factory`,
      `aws greengrassv2 list-installed-components --core-device-thing-name=press-1 --topology-filter=ALL '--query=installedComponents[?componentName==\`"com.example.Press"\`]' --region=eu-west-1 --profile=factory`,
      '```',
      '',
      'Open in VS Code: vscode://greengrass-explorer.greengrass-explorer/eu-west-1/123456789012/core-devices/press-1',
      '',
    ]);
  });

  it('of a component from a snapshot covers only that component, and leaves out what is unknown', () => {
    const component = installedComponent({ lifecycleState: 'ERRORED', componentVersion: '' });
    const on = knownDevice({
      place: { ...knownDevice().place, account: undefined, asOf: hoursAgo(9) },
      device: coreDevice({ platform: undefined, architecture: 'arm', lastStatusUpdateTimestamp: undefined }),
      details: undefined,
      deployments: [failed],
      components: [component, broken],
    });
    assert.deepEqual(failureReport({ kind: 'installedComponent', on, component }, explainErrorCode, now).split('\n'), [
      '# Failure report: `press-1`',
      '',
      `Created by Greengrass Explorer. Snapshot from ${absoluteTime(hoursAgo(9), 'utc')}, not live.`,
      '',
      '- Thing name: `press-1`',
      '- Region: `eu-west-1`',
      '- Status: `Healthy`',
      '- Last report: not reported',
      '- Platform: `arm`',
      '- Nucleus: `classic`',
      '',
      '## Component `com.example.Press`',
      '',
      '- Lifecycle state: `Errored`',
      `- Last status change: ${absoluteTime(hoursAgo(30), 'utc')} (30 h ago)`,
      `- Last report: ${absoluteTime(hoursAgo(2), 'utc')} (2 h ago)`,
      '- Installed by: `a local deployment on the device`',
      `- What to do: Check the log of com.example.Press around ${absoluteTime(hoursAgo(30), 'utc')}. The nucleus restarts the component. If it stays errored, fix the cause, then deploy a new revision.`,
      '',
      ...pressLogs,
      '## Commands to verify',
      '',
      '```sh',
      'aws greengrassv2 get-core-device --core-device-thing-name=press-1 --region=eu-west-1 --profile=factory',
      `aws greengrassv2 list-installed-components --core-device-thing-name=press-1 --topology-filter=ALL '--query=installedComponents[?componentName==\`"com.example.Press"\`]' --region=eu-west-1 --profile=factory`,
      '```',
      '',
    ]);
  });

  it('of a deployment without details has no stack and no target', () => {
    const deployment = failedDeployment([], { statusDetails: undefined, targetArn: undefined, reason: 'No disk' });
    const on = knownDevice({ deployments: [deployment] });
    const lines = failureReport({ kind: 'effectiveDeployment', on, deployment }, explainErrorCode, now).split('\n');
    const section = lines.slice(lines.indexOf('## Deployment `Line 3 base`') + 2, lines.indexOf('## Logs'));
    assert.deepEqual(section, [
      '- Status: `Failed`',
      '- Deployment ID: `0f8b1c52-5e9d-4a1a-9d9c-1b2e3f405162`',
      '- IoT job ID: `7d1c2b3a-0000-4000-8000-000000000001`',
      `- Created: ${absoluteTime(hoursAgo(5), 'utc')} (5 h ago)`,
      `- Last changed: ${absoluteTime(hoursAgo(3), 'utc')} (3 h ago)`,
      '- Reason: `No disk`',
      `- What to do: Check the nucleus log around ${absoluteTime(hoursAgo(3), 'utc')}. Fix the cause, then deploy again.`,
      '',
    ]);
  });

  it('of a device has every failure on it and nothing else', () => {
    const on = knownDevice({
      deployments: [failed, effectiveDeployment({ deploymentName: 'arrived' })],
      components: [broken, installedComponent({ componentName: 'com.acme.Fine' })],
    });
    const report = failureReport({ kind: 'coreDevice', on }, explainErrorCode, now);
    assert.match(report, /^# Failure report: `press-1`\n/u);
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
    assert.doesNotMatch(report, /\\|stand-in/u);
  });

  it('says what to do about a generic code that no other follows', () => {
    const on = knownDevice({ deployments: [failedDeployment(['DEPLOYMENT_FAILURE', 'IO_ERROR'])] });
    const report = failureReport({ kind: 'coreDevice', on }, explainErrorCode, now);
    assert.match(report, /1\. `DEPLOYMENT_FAILURE`: .*\n {3}- What to do: Check the codes after it\./u);
    assert.match(report, /2\. `IO_ERROR` \(most specific\): .*\n {3}- What to do: Check the log, and the disk health/u);
  });

  it('has stand-ins for names and account numbers when it is redacted, and says so', () => {
    const name = 'ColdStore_Rotterdam_dock';
    const deployment = failedDeployment(['IO_ERROR'], {
      deploymentName: `${name}_line-3`,
      reason: `FAILED_NO_STATE_CHANGE: arn:aws:s3:::x-123456789012/${name}/line-3 is missing`,
    });
    const on = knownDevice({ device: coreDevice({ coreDeviceThingName: name }), deployments: [deployment] });
    const redactor = new Redactor(errorCodes);
    const lines = failureReport({ kind: 'coreDevice', on }, explainErrorCode, now, redactor).split('\n');
    assert.deepEqual(lines.slice(0, 9), [
      '# Failure report: `thing-1`',
      '',
      `Created by Greengrass Explorer at ${absoluteTime(now, 'utc')}, from AWS IoT Greengrass data.`,
      '',
      'Redacted: stand-ins replace account numbers, thing names, and thing group names.',
      '',
      '- Thing name: `thing-1`',
      '- ARN: `arn:aws:greengrass:eu-west-1:000000000000:coreDevices:thing-1`',
      '- Account: `000000000000`',
    ]);
    const expected = [
      '## Deployment `thing-1_thing-group-1`',
      '- Deployment ID: `0f8b1c52-5e9d-4a1a-9d9c-1b2e3f405162`',
      '- Target: `thing group thing-group-1`',
      '- Target ARN: `arn:aws:iot:eu-west-1:000000000000:thinggroup/thing-group-1`',
      '- Reason: `FAILED_NO_STATE_CHANGE: arn:aws:s3:::x-000000000000/thing-1/thing-group-1 is missing`',
      '- Nothing on the device changed.',
      'Replace the stand-ins with the real names before you run these commands.',
      'aws greengrassv2 get-core-device --core-device-thing-name=thing-1 --region=eu-west-1 --profile=factory',
    ];
    assert.deepEqual(
      expected.filter((line) => !lines.includes(line)),
      [],
    );
  });

  it('has a stand-in for any thing name when it is redacted', () => {
    for (const name of ['press-2', '-legacy_7-', '_x', 'gw', 'linux', 'thing']) {
      const on = knownDevice({ device: coreDevice({ coreDeviceThingName: name }), deployments: [failed] });
      const report = failureReport({ kind: 'coreDevice', on }, explainErrorCode, now, new Redactor(errorCodes));
      assert.match(report, /^# Failure report: `thing-1`\n[^]*Thing name: `thing-1`[^]*:coreDevices:thing-1`/u);
      assert.match(report, /Platform: `linux \/ aarch64`[^]*Target: `thing group thing-group-1`/u);
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
    assert.match(headings ?? '', /## Component ```` ``` <\/script><img src=x> \[a\]\(command:b\) `` ````/u);
    // No backtick in the commands ends their block.
    assert.match(commands, /```sh\n[^]*\n```\n\nOpen in VS Code: \S+\n$/u);
    assert.equal(commands.match(/```/gu)?.length, 2);
  });
});
