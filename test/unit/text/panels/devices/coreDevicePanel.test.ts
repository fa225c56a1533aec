import assert from 'node:assert/strict';
import { absoluteTime } from '../../../../../src/base/time';
import { fleetError } from '../../../../../src/greengrass/ports/fleetError';
import { coreDevicePanel } from '../../../../../src/text/panels/devices/coreDevicePanel';
import {
  coreDevice,
  coreDeviceDetails,
  effectiveDeployment,
  failedDeployment,
  hoursAgo,
  installedComponent,
  jobExecution,
  listedDeployment,
} from '../../../fixtures';
import { cataloged, deviceFacts, knownDevice } from '../facts';
import { headLines, sectionLines } from '../panelText';

const runError = cataloged('component', 'RUN_ERROR');
const diskFull = cataloged('deployment', 'DISK_SPACE_CRITICAL');

describe('the panel of a failing core device', () => {
  const failed = failedDeployment(['DEPLOYMENT_FAILURE', 'DISK_SPACE_CRITICAL'], {
    deploymentId: 'd-2',
    deploymentName: 'vision',
    reason: 'FAILED_NO_STATE_CHANGE: 12 MB left',
    statusDetails: { errorStack: ['DEPLOYMENT_FAILURE', 'DISK_SPACE_CRITICAL'], errorTypes: ['DEVICE_ERROR'] },
    creationTimestamp: hoursAgo(2),
    modifiedTimestamp: hoursAgo(1),
  });
  const facts = deviceFacts({
    device: coreDevice({ status: 'UNHEALTHY' }),
    details: coreDeviceDetails({ status: 'UNHEALTHY', tags: { line: '3' } }),
    deployments: [effectiveDeployment({ deploymentId: 'd-1' }), failed],
    components: [
      installedComponent({ componentName: 'aws.greengrass.Cli', isRoot: false, lifecycleState: 'FINISHED' }),
      installedComponent({
        lifecycleState: 'BROKEN',
        lifecycleStatusCodes: ['RUN_ERROR'],
        lifecycleStateDetails: 'exit 1',
        lastInstallationSource: 'd-1',
        lastStatusChangeTimestamp: hoursAgo(4),
      }),
    ],
  });

  it('starts with its state, the time of its report and the number of failures', () => {
    assert.deepEqual(headLines(coreDevicePanel(facts)), [
      'Core device: press-1',
      'Unhealthy (error)',
      'RUN_ERROR in com.example.Press -> component com.example.Press | Last report 2026-11-23 11:00Z | 1 failed deployment, 1 failing component',
      '[copyFailureReport] [refresh] [revealInTree] [copyJson] [openAsJson] [openInConsole]',
      'data from 2026-11-23 12:00Z',
    ]);
  });

  it('shows what is failing, why, and everything else that is known, with links', () => {
    assert.deepEqual(sectionLines(coreDevicePanel(facts)), [
      '# What is failing',
      'Component broken: com.example.Press -> component com.example.Press | RUN_ERROR · exit 1',
      'Deployment failed: vision -> deployment d-2 | DISK_SPACE_CRITICAL · 12 MB left',
      'What the error codes mean:',
      `* RUN_ERROR [copy]`,
      `  ${runError.meaning}`,
      `  What to do: ${runError.remedy}`,
      '  Who can fix it: the author of the recipe',
      `* DISK_SPACE_CRITICAL [copy]`,
      `  ${diskFull.meaning}`,
      `  What to do: ${diskFull.remedy}`,
      '  Who can fix it: the owner of the device',
      'AWS documentation for the error codes of components -> https://docs.aws.amazon.com/greengrass/v2/developerguide/troubleshooting-component.html',
      'AWS documentation for the error codes of deployments -> https://docs.aws.amazon.com/greengrass/v2/developerguide/troubleshooting-deployment.html',
      '# Health',
      'Status: Unhealthy (error) | Unhealthy means that at least one component was broken when the device last reported.',
      'Last report: 2026-11-23 11:00Z [copy] | A device that is off keeps its last status.',
      '# Logs',
      '[showLogs]',
      'Log file, nucleus: /greengrass/v2/logs/greengrass.log [copy]',
      'Command for the log, nucleus: sudo tail -n 200 /greengrass/v2/logs/greengrass.log [copy]',
      'Log file, com.example.Press: /greengrass/v2/logs/com.example.Press.log [copy]',
      'Command for the log, com.example.Press: sudo tail -n 200 /greengrass/v2/logs/com.example.Press.log [copy]',
      'The paths assume a standard installation in the default root folder of the nucleus.',
      'The device sends no logs to CloudWatch: neither aws.greengrass.LogManager nor aws.greengrass.SystemLogForwarder is installed.',
      '# Deployments (2)',
      '| Deployment | Status | Error code | Last changed | Created |',
      '| vision -> deployment d-2 | Failed (error) | DISK_SPACE_CRITICAL | 2026-11-23 11:00Z | 2026-11-23 10:00Z |',
      '| Line 3 base -> deployment d-1 | Succeeded (success) |  | 2026-11-23 09:00Z | 2026-11-23 07:00Z |',
      '# Components (2)',
      '| Component | Version | Lifecycle state | Status code | Kind | Installed by | Last status change | Last report |',
      '| com.example.Press -> component com.example.Press | 1.4.2 | Broken (error) | RUN_ERROR | root | Line 3 base -> deployment d-1 | 2026-11-23 08:00Z | 2026-11-23 10:00Z |',
      '| aws.greengrass.Cli -> component aws.greengrass.Cli | 1.4.2 | Finished (success) |  | dependency | a local deployment on the device | 2026-11-22 06:00Z | 2026-11-23 10:00Z |',
      '# Timeline',
      'Deployments and components over time, 2026-11-22 06:00Z to 2026-11-23 12:00Z:',
      '2026-11-23 10:00Z to 2026-11-23 11:00Z vision, Failed (error) -> deployment d-2',
      '2026-11-23 07:00Z to 2026-11-23 09:00Z Line 3 base, Succeeded (success) -> deployment d-1',
      '2026-11-23 08:00Z com.example.Press, Broken (error) -> component com.example.Press',
      '2026-11-22 06:00Z aws.greengrass.Cli, Finished (success) -> component aws.greengrass.Cli',
      'Each bar is an effective deployment. Each tick is the last status change of a component. The API returns no earlier deployments.',
      '# Identity',
      'Thing name: press-1 [copy]',
      'ARN: arn:aws:greengrass:eu-west-1:123456789012:coreDevices:press-1 [copy]',
      'Platform: linux [copy]',
      'Architecture: aarch64 [copy]',
      'Runtime: aws_nucleus_classic [copy]',
      'Nucleus: Nucleus (classic)',
      'Nucleus version: 2.18.2 [copy]',
      'Tag line: 3 [copy]',
    ]);
  });
});

describe('the panel of a core device', () => {
  it('that is loading says what is missing, and makes no claim about failures', () => {
    const panel = coreDevicePanel(
      deviceFacts({
        device: coreDevice({ status: undefined, lastStatusUpdateTimestamp: undefined, architecture: '' }),
        details: undefined,
        deployments: undefined,
        components: undefined,
        place: { ...knownDevice().place, account: undefined, partition: 'aws-iso' },
        errors: [fleetError({ kind: 'timeout', operation: 'GetCoreDevice', attempts: 3 }, 'socket hang up')],
        readAt: undefined,
        isLoading: true,
      }),
    );
    assert.deepEqual(headLines(panel), [
      'Core device: press-1',
      'No status (unknown)',
      'The device has never reported',
      "! warning: AWS didn't respond in time. Check the network, the VPN, and the proxy settings of VS Code.",
      '  socket hang up',
      '  Operation: GetCoreDevice',
      '  Attempts: 3',
      '[refresh] [revealInTree] [copyJson] [openAsJson]',
      'no data, loading',
    ]);
    assert.deepEqual(sectionLines(panel), [
      '# Health',
      'Status: No status (unknown)',
      'Last report: The device has never reported | Its health, components, and deployments are unknown until it reports.',
      '# Logs',
      '[showLogs]',
      'Log file, nucleus: /greengrass/v2/logs/greengrass.log [copy]',
      'Command for the log, nucleus: sudo tail -n 200 /greengrass/v2/logs/greengrass.log [copy]',
      'The paths assume a standard installation in the default root folder of the nucleus.',
      "Load the device's components to see whether it sends logs to CloudWatch.",
      '# Deployments',
      'Not loaded yet.',
      '# Components',
      'Not loaded yet.',
      '# Identity',
      'Thing name: press-1 [copy]',
      'Platform: linux [copy]',
      'Runtime: aws_nucleus_classic [copy]',
      'Nucleus: Nucleus (classic)',
    ]);
  });

  it('that is healthy, stale and has nothing installed says so', () => {
    const device = coreDevice({ lastStatusUpdateTimestamp: hoursAgo(26) });
    const panel = coreDevicePanel(deviceFacts({ device, details: coreDeviceDetails({ runtime: 'aws_nucleus_lite' }) }));
    assert.deepEqual(headLines(panel).slice(1, -2), [
      'Stale · 26 h (warning)',
      'Last report 2026-11-22 10:00Z | No failures as of the last report',
      '! warning: The last report is older than 25 hours. Everything below may be out of date.',
    ]);
    assert.deepEqual(sectionLines(panel, 'Deployments (0)', 'Components (0)', 'Timeline'), [
      '# Deployments (0)',
      'No effective deployments.',
      '# Components (0)',
      'No installed components reported.',
    ]);
    assert.ok(sectionLines(panel, 'Identity').includes('Nucleus: Nucleus Lite'));
  });

  it('has the state that its row has, and no green for an old report', () => {
    const device = coreDevice({ lastStatusUpdateTimestamp: hoursAgo(26) });
    const connectivity = { connected: false, timestamp: hoursAgo(25), disconnectReason: 'NONE', askedAt: hoursAgo(0) };
    const panel = coreDevicePanel(deviceFacts({ device, connectivity, connectivityState: 'on' }));
    assert.deepEqual(headLines(panel).slice(1, 3), [
      'Stale · 26 h (warning)',
      'Last report 2026-11-22 10:00Z | Offline since 2026-11-22 11:00Z | No failures as of the last report',
    ]);
    assert.match(sectionLines(panel, 'Health')[1] ?? '', /^Status: Healthy \(neutral\) \| /u);
  });

  it('of which nothing was reported makes no claim about its logs', () => {
    const lines = sectionLines(coreDevicePanel(deviceFacts({ components: [] })), 'Logs');
    assert.equal(
      lines.at(-1),
      "The core device has reported no components, so it's unknown which log forwarder it has.",
    );
  });

  it('counts a stuck deployment instead of saying that nothing failed', () => {
    const stuck = effectiveDeployment({
      coreDeviceExecutionStatus: 'IN_PROGRESS',
      modifiedTimestamp: hoursAgo(4),
    });
    const panel = coreDevicePanel(deviceFacts({ deployments: [stuck] }));
    assert.deepEqual(headLines(panel).slice(1, 3), [
      'Deployment stuck for 4 h (warning)',
      'Last report 2026-11-23 11:00Z | 1 stuck deployment',
    ]);
    assert.match(
      headLines(panel)[3] ?? '',
      /^! warning: Deployment Line 3 base: In progress without a change since .* Check the nucleus log: /u,
    );
    assert.match(sectionLines(panel, 'Deployments (1)')[2] ?? '', /\| Stuck for 4 h \(warning\) \|/u);
  });

  it('counts queued deployments, and says nothing about failures of a device that has never reported', () => {
    const queued = effectiveDeployment({ coreDeviceExecutionStatus: 'QUEUED' });
    const panel = coreDevicePanel(deviceFacts({ deployments: [queued] }));
    assert.match(headLines(panel)[2] ?? '', /\| No failures \| 1 queued deployment -> deployment /u);
    const device = coreDevice({ lastStatusUpdateTimestamp: undefined, status: undefined });
    assert.equal(headLines(coreDevicePanel(deviceFacts({ device })))[2], 'The device has never reported');
  });

  it('says that the device has not picked up a deployment that is queued for it', () => {
    const execution = jobExecution({ status: 'QUEUED', queuedAt: hoursAgo(4), startedAt: undefined });
    const queued = [listedDeployment({ deploymentName: 'saw-line', revisionId: '3' })];
    const jobs = { executionOf: () => execution, queued };
    const [, , , notice] = headLines(coreDevicePanel(deviceFacts({ jobs, timeZone: 'utc' })));
    assert.equal(
      notice,
      "! info: Deployment saw-line revision 3: AWS IoT queued its job at 2026-11-23 08:00 UTC, and the device hasn't picked it up.",
    );
  });

  it('counts failed deployments and failing components separately, and is about its device', () => {
    const broken = installedComponent({ lifecycleState: 'BROKEN' });
    const panel = coreDevicePanel(deviceFacts({ deployments: [failedDeployment([])], components: [broken, broken] }));
    assert.match(headLines(panel)[2] ?? '', /1 failed deployment, 2 failing components$/u);
    assert.deepEqual(panel.address, { kind: 'coreDevice', connectionId: 'factory@eu-west-1', thingName: 'press-1' });
  });

  it('describes each bar and tick of the timeline with exact times', () => {
    const panel = coreDevicePanel(
      deviceFacts({ deployments: [effectiveDeployment()], components: [installedComponent()] }),
    );
    const words = panel.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'timeline' ? [...block.bars, ...block.ticks] : [])),
    );
    assert.deepEqual(
      words.map((item) => item.words),
      [
        `Deployment Line 3 base, Succeeded: created ${absoluteTime(hoursAgo(5), 'local')}, last changed ${absoluteTime(hoursAgo(3), 'local')}`,
        `Component com.example.Press, Running since ${absoluteTime(hoursAgo(30), 'local')}`,
      ],
    );
  });
});
