import assert from 'node:assert/strict';
import { logLocations, logLocationsOf, nucleusLog } from '../../../src/greengrass/logLocations';
import type { KnownDevice } from '../../../src/greengrass/knownDevice';
import { coreDevice, coreDeviceDetails, installedComponent } from '../fixtures';
import { knownDevice } from '../text/panels/facts';

const [manager, forwarder] = ['aws.greengrass.LogManager', 'aws.greengrass.SystemLogForwarder'];

/** A device of a platform or with Nucleus Lite, with these components. */
function device(kind: 'linux' | 'windows' | 'lite', ...names: readonly string[]): KnownDevice {
  const platform = kind === 'windows' ? 'windows' : 'linux';
  const runtime = kind === 'lite' ? 'aws_nucleus_lite' : 'aws_nucleus_classic';
  return knownDevice({
    device: coreDevice({ platform, runtime }),
    details: coreDeviceDetails({ platform, runtime }),
    components: names.map((componentName) => installedComponent({ componentName })),
  });
}

function onDevice(on: KnownDevice, name = 'com.acme.A'): readonly string[] {
  return logLocations(name, on).onDevice.map(({ text }) => text);
}

function inCloudWatch(on: KnownDevice): readonly string[] {
  return logLocations('com.acme.A', on).inCloudWatch.map(({ text, stream }) =>
    stream === undefined ? text : `${text} ${stream}`,
  );
}

const managed = [
  '/aws/greengrass/UserComponent/eu-west-1/com.acme.A',
  '/aws/greengrass/GreengrassSystemComponent/eu-west-1/System',
];
const forwarded = 'greengrass/systemLogs press-1';

describe('the logs of a component', () => {
  it('are files of the classic nucleus', () => {
    assert.deepEqual(onDevice(device('linux')), [
      '/greengrass/v2/logs/com.acme.A.log',
      'sudo tail -n 200 /greengrass/v2/logs/com.acme.A.log',
      '/greengrass/v2/logs/greengrass.log',
      'sudo tail -n 200 /greengrass/v2/logs/greengrass.log',
    ]);
  });

  it('have paths and commands of Windows on Windows', () => {
    assert.deepEqual(onDevice(device('windows')).slice(0, 2), [
      'C:\\greengrass\\v2\\logs\\com.acme.A.log',
      "Get-Content -Tail 200 'C:\\greengrass\\v2\\logs\\com.acme.A.log'",
    ]);
    assert.equal(nucleusLog(device('windows')), 'C:\\greengrass\\v2\\logs\\greengrass.log');
  });

  it('are in the systemd journal with Nucleus Lite', () => {
    assert.deepEqual(onDevice(device('lite')), ['sudo journalctl -n 200 -u ggl.com.acme.A.service']);
    assert.equal(nucleusLog(device('lite')), 'journalctl on the device');
  });

  const inNucleusLog = [
    'aws.greengrass.Nucleus',
    'FleetStatusService',
    'aws.greengrass.Cli',
    'aws.greengrass.DiskSpooler',
    'aws.greengrass.LambdaManager',
    'aws.greengrass.LocalDebugConsole',
    'aws.greengrass.LogManager',
    'aws.greengrass.SecretManager',
    'aws.greengrass.ShadowManager',
    'aws.greengrass.TokenExchangeService',
    'aws.greengrass.clientdevices.Auth',
    'aws.greengrass.clientdevices.IPDetector',
    'aws.greengrass.clientdevices.mqtt.Bridge',
    'aws.greengrass.clientdevices.mqtt.Moquette',
    'aws.greengrass.crypto.Pkcs11Provider',
    'aws.greengrass.telemetry.NucleusEmitter',
  ];
  for (const name of inNucleusLog) {
    it(`are those of the nucleus for ${name}, which runs in its process`, () => {
      const [file, command] = [
        '/greengrass/v2/logs/greengrass.log',
        'sudo tail -n 200 /greengrass/v2/logs/greengrass.log',
      ];
      const { inCloudWatch: groups } = logLocations(name, device('linux', name, manager));
      assert.deepEqual(onDevice(device('linux'), name), [file, command]);
      assert.deepEqual(onDevice(device('windows'), name)[0], 'C:\\greengrass\\v2\\logs\\greengrass.log');
      assert.deepEqual(
        groups.map(({ text }) => text),
        managed.slice(1),
      );
    });
  }

  it('are files of their own for components of AWS that run in processes of their own', () => {
    for (const name of ['aws.greengrass.DockerApplicationManager', 'aws.greengrass.StreamManager']) {
      assert.equal(onDevice(device('linux'), name)[0], `/greengrass/v2/logs/${name}.log`);
    }
  });

  it('are those of their units with Nucleus Lite, which has no plugins', () => {
    const name = 'aws.greengrass.TokenExchangeService';
    assert.deepEqual(onDevice(device('lite'), name), [`sudo journalctl -n 200 -u ggl.${name}.service`]);
  });

  it('have commands that no component name can break out of', () => {
    assert.equal(
      onDevice(device('linux'), "a';reboot;'")[1],
      "sudo tail -n 200 '/greengrass/v2/logs/a'\\'';reboot;'\\''.log'",
    );
    assert.match(onDevice(device('windows'), "a';'\u2019;")[1] ?? '', /a'';''\u2019\u2019;\.log'$/u);
  });

  const groups: readonly (readonly [what: string, on: KnownDevice, expected: readonly string[]])[] = [
    ['no forwarder is installed', device('linux', 'com.acme.A'), []],
    ['its components are unknown', { ...device('linux'), components: undefined }, []],
    ['the log manager is installed', device('linux', manager), managed],
    ['the log manager is installed on Windows', device('windows', manager), managed],
    ['the log manager is listed on Nucleus Lite, where it cannot run', device('lite', manager), []],
    ['the system log forwarder is installed on Nucleus Lite', device('lite', forwarder), [forwarded]],
    ['the system log forwarder is installed on classic Linux', device('linux', forwarder), [forwarded]],
    ['the system log forwarder is listed on Windows', device('windows', forwarder), []],
    ['both forwarders are installed', device('linux', manager, forwarder), [...managed, forwarded]],
  ];
  for (const [what, on, expected] of groups) {
    it(`have ${expected.length === 0 ? 'no' : expected.length} log groups if ${what}`, () => {
      assert.deepEqual(inCloudWatch(on), expected);
    });
  }

  it('have no log stream for a thing name that no stream can have', () => {
    const on = device('lite', forwarder);
    assert.deepEqual(inCloudWatch({ ...on, device: { ...on.device, coreDeviceThingName: 'press:1' } }), []);
  });

  it('of several components include the nucleus and have each shared place once', () => {
    const names = ['com.acme.A', 'com.acme.B'];
    const lite = logLocationsOf(names, device('lite', forwarder));
    assert.deepEqual(
      lite.onDevice.map(({ text }) => text),
      [
        "sudo journalctl -n 200 -u 'ggl.core.*'",
        'sudo journalctl -n 200 -u ggl.com.acme.A.service',
        'sudo journalctl -n 200 -u ggl.com.acme.B.service',
      ],
    );
    assert.deepEqual(
      lite.inCloudWatch.map(({ text }) => text),
      ['greengrass/systemLogs'],
    );
    const classic = logLocationsOf(names, device('linux', manager));
    assert.deepEqual(
      classic.onDevice.filter(({ kind }) => kind === 'file').map(({ componentName }) => componentName),
      [undefined, ...names],
    );
    assert.equal(classic.inCloudWatch.length, 3);
  });
});
