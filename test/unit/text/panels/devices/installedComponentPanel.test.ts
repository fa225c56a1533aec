import assert from 'node:assert/strict';
import { fleetError } from '../../../../../src/greengrass/ports/fleetError';
import type { InstalledComponent } from '../../../../../src/greengrass/model';
import { installedComponentPanel } from '../../../../../src/text/panels/devices/installedComponentPanel';
import type { Panel } from '../../../../../src/text/panels/panel';
import { coreDevice, coreDeviceDetails, effectiveDeployment, installedComponent } from '../../../fixtures';
import { cataloged, deviceFacts, knownDevice } from '../facts';
import { headLines, sectionLines } from '../panelText';

const logs = 'Logs';
const console = 'https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group';
const deployments = [effectiveDeployment({ deploymentId: 'd-0' }), effectiveDeployment({ deploymentId: 'd-1' })];

function panelOf(component: InstalledComponent, facts: Parameters<typeof deviceFacts>[0] = {}): Panel {
  return installedComponentPanel(deviceFacts({ deployments, components: [component], ...facts }), component);
}

describe('the panel of a broken component', () => {
  const runError = cataloged('component', 'RUN_ERROR');
  const press = installedComponent({
    lifecycleState: 'BROKEN',
    lifecycleStateDetails: 'exit 1',
    lifecycleStatusCodes: ['INSTALL_ERROR', 'RUN_ERROR'],
    lastInstallationSource: 'd-1',
  });
  const components = [
    press,
    installedComponent({ ...press, componentName: 'com.acme.Camera', lifecycleState: 'ERRORED' }),
    installedComponent({ ...press, componentName: 'com.acme.Local', lastInstallationSource: 'LOCAL' }),
    installedComponent({ componentName: 'com.acme.Fine', lastInstallationSource: 'd-1' }),
  ];

  it('starts with its version and its last status code', () => {
    assert.deepEqual(headLines(panelOf(press, { components })), [
      'Component on core device press-1: com.example.Press',
      'Broken (error)',
      '1.4.2 | RUN_ERROR',
      '[copyFailureReport] [refresh] [revealInTree] [openRecipe] [copyJson] [openAsJson] [openInConsole]',
      'data from 2026-11-23 12:00Z',
    ]);
  });

  it('says what to do without a code that explains it', () => {
    const stateOf = (...lifecycleStatusCodes: readonly string[]): string =>
      sectionLines(panelOf({ ...press, lifecycleStatusCodes }), 'State').join('\n');
    assert.match(stateOf(), /^What to do: Check the log of com\.example\.Press around .* stays down/mu);
    assert.match(stateOf('FROM_THE_FUTURE'), /^What to do: Check the log/mu);
    assert.doesNotMatch(stateOf('RUN_ERROR'), /What to do/u);
  });

  it('shows its state, its codes, what failed with it, where its logs are, and what it is', () => {
    const installError = cataloged('component', 'INSTALL_ERROR');
    assert.deepEqual(sectionLines(panelOf(press, { components })), [
      '# State',
      'Lifecycle state: Broken (error) | The component failed three times in a row and stays down until a deployment reinstalls it.',
      'Details: exit 1 [copy]',
      "Last status change: 2026-11-22 06:00Z [copy] | When the lifecycle state last changed. A deployment that only changes the configuration doesn't change this time.",
      'Last report: 2026-11-23 10:00Z [copy] | When the device last reported this component.',
      'Installed by: deployment Line 3 base (d-1) [copy d-1] -> deployment d-1',
      '# Status codes',
      'Status codes:',
      `* INSTALL_ERROR [copy]`,
      `  ${installError.meaning}`,
      `  What to do: ${installError.remedy}`,
      '  Who can fix it: the author of the recipe',
      `* RUN_ERROR [copy] (most specific)`,
      `  ${runError.meaning}`,
      `  What to do: ${runError.remedy}`,
      '  Who can fix it: the author of the recipe',
      'AWS documentation for the error codes of components -> https://docs.aws.amazon.com/greengrass/v2/developerguide/troubleshooting-component.html',
      '# Other failing components from the same source (1)',
      '| Component | Version | Lifecycle state | Status code | Kind | Installed by | Last status change | Last report |',
      '| com.acme.Camera -> component com.acme.Camera | 1.4.2 | Errored (warning) | RUN_ERROR | root | Line 3 base (d-1) -> deployment d-1 | 2026-11-22 06:00Z | 2026-11-23 10:00Z |',
      '# Logs',
      '[showLogs]',
      'Log file: /greengrass/v2/logs/com.example.Press.log [copy]',
      'Command for the log: sudo tail -n 200 /greengrass/v2/logs/com.example.Press.log [copy]',
      'Log file, nucleus: /greengrass/v2/logs/greengrass.log [copy]',
      'Command for the log, nucleus: sudo tail -n 200 /greengrass/v2/logs/greengrass.log [copy]',
      'The paths assume a standard installation in the default root folder of the nucleus.',
      'The device sends no logs to CloudWatch: neither aws.greengrass.LogManager nor aws.greengrass.SystemLogForwarder is installed.',
      '# Identity',
      'Core device: press-1 [copy] -> core device',
      'Component name: com.example.Press [copy]',
      'Version: 1.4.2 [copy]',
      'Kind: root component, named in a deployment',
    ]);
  });
});

describe('the panel of a component', () => {
  it('that runs as a dependency has no codes and no other components', () => {
    const running = installedComponent({ isRoot: false, lastInstallationSource: 'd-9', componentVersion: '' });
    const broken = installedComponent({ ...running, componentName: 'b', lifecycleState: 'BROKEN' });
    const panel = panelOf(running, { components: [running, { ...broken, lastInstallationSource: 'd-1' }] });
    assert.deepEqual(headLines(panel), [
      'Component on core device press-1: com.example.Press',
      'Running (success)',
      '[refresh] [revealInTree] [openRecipe] [copyJson] [openAsJson] [openInConsole]',
      'data from 2026-11-23 12:00Z',
    ]);
    assert.deepEqual(
      panel.sections.map(({ title }) => title),
      ['State', logs, 'Identity'],
    );
    const lines = sectionLines(panel, 'State', 'Identity');
    assert.ok(lines.includes('Installed by: deployment d-9 (not an effective deployment of the device) [copy d-9]'));
    assert.equal(lines.at(-1), 'Kind: dependency of another component');
  });

  it('without a known source lists no components of the same source', () => {
    for (const lastInstallationSource of [undefined, '']) {
      const unknown = installedComponent({ lifecycleState: 'BROKEN', lastInstallationSource });
      const panel = panelOf(unknown, { components: [unknown, { ...unknown, componentName: 'b' }] });
      assert.ok(sectionLines(panel, 'State').includes('Installed by: not reported'));
      assert.doesNotMatch(sectionLines(panel).join('\n'), /Other failing/u);
    }
  });

  it('stays complete if the deployments of its device are not loaded, and says why', () => {
    const errors = [fleetError({ kind: 'offline' }, 'getaddrinfo ENOTFOUND')];
    const component = installedComponent({ lastInstallationSource: 'd-1', lifecycleState: 'PAUSED' });
    const facts = { deployments: undefined, errors, readAt: undefined, isLoading: true };
    const panel = panelOf(component, facts);
    assert.deepEqual(headLines(panel).slice(1, 5), [
      'PAUSED (unknown)',
      '1.4.2',
      "! warning: Can't reach AWS. Check the network, the VPN, and the proxy settings of VS Code.",
      '  getaddrinfo ENOTFOUND',
    ]);
    assert.equal(headLines(panel).at(-1), 'no data, loading');
    const state = sectionLines(panel, 'State');
    assert.equal(state[1], 'Lifecycle state: PAUSED (unknown)');
    assert.ok(state.includes('Installed by: deployment d-1 (deployments not loaded) [copy d-1]'));
  });

  const withForwarder = (componentName: string): readonly string[] => {
    const [press, forwarder] = [installedComponent(), installedComponent({ componentName })];
    return sectionLines(panelOf(press, { components: [press, forwarder] }), logs).slice(6);
  };

  it('of a plugin has the log of the nucleus, in whose process it runs', () => {
    const plugin = installedComponent({ componentName: 'aws.greengrass.ShadowManager' });
    const manager = installedComponent({ componentName: 'aws.greengrass.LogManager' });
    assert.deepEqual(sectionLines(panelOf(plugin, { components: [plugin, manager] }), logs).slice(1, 5), [
      '[showLogs]',
      'Log file, nucleus: /greengrass/v2/logs/greengrass.log [copy]',
      'Command for the log, nucleus: sudo tail -n 200 /greengrass/v2/logs/greengrass.log [copy]',
      `CloudWatch log group, nucleus: /aws/greengrass/GreengrassSystemComponent/eu-west-1/System [copy] -> ${console}/$252Faws$252Fgreengrass$252FGreengrassSystemComponent$252Feu-west-1$252FSystem`,
    ]);
  });

  it('has links to the log groups of a log manager on the device', () => {
    assert.deepEqual(withForwarder('aws.greengrass.LogManager'), [
      `CloudWatch log group: /aws/greengrass/UserComponent/eu-west-1/com.example.Press [copy] -> ${console}/$252Faws$252Fgreengrass$252FUserComponent$252Feu-west-1$252Fcom.example.Press`,
      `CloudWatch log group, nucleus: /aws/greengrass/GreengrassSystemComponent/eu-west-1/System [copy] -> ${console}/$252Faws$252Fgreengrass$252FGreengrassSystemComponent$252Feu-west-1$252FSystem`,
      'The paths assume a standard installation in the default root folder of the nucleus.',
      'aws.greengrass.LogManager is installed on the device. It sends only the logs that it is configured to send.',
    ]);
  });

  it('has a link to the log stream of a system log forwarder on the device', () => {
    assert.deepEqual(withForwarder('aws.greengrass.SystemLogForwarder'), [
      `CloudWatch log group: greengrass/systemLogs [copy] -> ${console}/greengrass$252FsystemLogs/log-events/press-1`,
      'CloudWatch log stream: press-1 [copy]',
      'The paths assume a standard installation in the default root folder of the nucleus.',
      'aws.greengrass.SystemLogForwarder is installed on the device. It sends the logs of all components to this log group and stream, unless its configuration says otherwise.',
    ]);
  });

  it('has no meaning for a state that it does not know, whatever its name is', () => {
    const state = (lifecycleState: string | undefined): string | undefined =>
      sectionLines(panelOf(installedComponent({ lifecycleState })), 'State')[1];
    assert.equal(state('constructor'), 'Lifecycle state: constructor (unknown)');
    assert.equal(state(undefined), 'Lifecycle state: No status (unknown)');
  });

  it('on Nucleus Lite points to the journal and says what is not reported', () => {
    const details = coreDeviceDetails({ runtime: 'aws_nucleus_lite' });
    const panel = panelOf(installedComponent(), { details });
    assert.deepEqual(headLines(panel).slice(3, 5), [
      '! info: Nucleus Lite reports no status codes and no details. Check journalctl on the device.',
      '! info: Nucleus Lite reports every component as a root component, even dependencies.',
    ]);
    assert.equal(sectionLines(panel, 'Identity').at(-1), 'Kind: reported as a root component');
    assert.deepEqual(sectionLines(panel, logs), [
      '# Logs',
      '[showLogs]',
      'Command for the log: sudo journalctl -n 200 -u ggl.com.example.Press.service [copy]',
      'Nucleus Lite writes its logs to the systemd journal.',
      "The device sends no logs to CloudWatch: aws.greengrass.SystemLogForwarder isn't installed.",
    ]);
  });

  it('has the lines that matter once the user has asked for the log', () => {
    const at = Date.UTC(2026, 10, 23, 9);
    const panel = panelOf(installedComponent(), {
      importantLines: [
        { time: at, level: 'WARN', message: 'disk\u202e is full' },
        { time: at + 1, level: 'ERROR', message: 'password=hunter2' },
      ],
      timeZone: 'utc',
    });
    assert.match(
      sectionLines(panel, logs)[2] ?? '',
      /^The lines that matter: 2026-11-23 09:00:00\.000 WARN {2}disk\\u202e is full\n2026-11-23 09:00:00\.001 ERROR password=hunter2/u,
    );
  });

  it('on Windows in a partition with an unknown console has Windows paths and no links', () => {
    const panel = panelOf(installedComponent(), {
      components: [installedComponent({ componentName: 'aws.greengrass.LogManager' })],
      device: coreDevice({ platform: 'windows' }),
      details: coreDeviceDetails({ platform: 'windows' }),
      place: { ...knownDevice().place, partition: 'aws-iso' },
    });
    assert.ok(!panel.actions.includes('openInConsole'));
    const lines = sectionLines(panel, logs);
    assert.equal(lines[2], 'Log file: C:\\greengrass\\v2\\logs\\com.example.Press.log [copy]');
    assert.equal(
      lines[3],
      "Command for the log: Get-Content -Tail 200 'C:\\greengrass\\v2\\logs\\com.example.Press.log' [copy]",
    );
    assert.equal(lines[6], 'CloudWatch log group: /aws/greengrass/UserComponent/eu-west-1/com.example.Press [copy]');
  });
});
