import assert from 'node:assert/strict';
import { streamNamesIn } from '../../../../src/greengrass/logs/cloudLog';
import {
  logManagerConfiguration,
  systemLogForwarderConfiguration,
} from '../../../../src/greengrass/logs/forwarderConfiguration';
import { momentOf, subjectLogs } from '../../../../src/greengrass/logs/subjectLogs';
import type { KnownDevice } from '../../../../src/greengrass/knownDevice';
import type { DeviceSubject } from '../../../../src/greengrass/subject';
import { coreDevice, coreDeviceDetails, effectiveDeployment, installedComponent } from '../../fixtures';
import { knownDevice } from '../../text/panels/facts';

const [manager, forwarder] = ['aws.greengrass.LogManager', 'aws.greengrass.SystemLogForwarder'];
const at = Date.UTC(2026, 10, 29, 10, 38);
const minute = 60_000;

function device(coreDeviceThingName: string, isLite: boolean, ...names: readonly string[]): KnownDevice {
  const runtime = isLite ? 'aws_nucleus_lite' : 'aws_nucleus_classic';
  return knownDevice({
    device: coreDevice({ coreDeviceThingName, runtime, platform: 'linux' }),
    details: coreDeviceDetails({ runtime }),
    components: names.map((componentName) => installedComponent({ componentName })),
  });
}

function componentOn(on: KnownDevice, componentName = 'com.acme.A'): DeviceSubject {
  return { kind: 'installedComponent', on, component: installedComponent({ componentName }) };
}

/** The logs of a subject as `group stream`. */
function logsOf(subject: DeviceSubject, configurations = {}): readonly string[] {
  return subjectLogs(subject, configurations).map((log) => [log.logGroupName, ...streamNamesIn(log, at, at)].join(' '));
}

const own = '/aws/greengrass/UserComponent/eu-west-1/com.acme.A /2026/11/29/thing/press-1';
const system = '/aws/greengrass/GreengrassSystemComponent/eu-west-1/System /2026/11/29/thing/press-1';

describe('the logs of a subject in CloudWatch', () => {
  it('are those of LogManager for a component, its own first', () => {
    assert.deepEqual(logsOf(componentOn(device('press-1', false, manager))), [own, system]);
  });

  it('are the log of the nucleus for a core device, a deployment, and the nucleus itself', () => {
    const on = device('press-1', false, manager);
    for (const subject of [
      { kind: 'coreDevice', on },
      { kind: 'effectiveDeployment', on, deployment: effectiveDeployment() },
      componentOn(on, 'aws.greengrass.Nucleus'),
      componentOn(on, 'FleetStatusService'),
    ] as const) {
      assert.deepEqual(logsOf(subject), [system]);
    }
  });

  it('are the log of the nucleus for a plugin, then files that LogManager may be configured to send for it', () => {
    const name = 'aws.greengrass.ShadowManager';
    const ofPlugin = own.replace('com.acme.A', name);
    assert.deepEqual(logsOf(componentOn(device('press-1', false, manager), name)), [system, ofPlugin]);
    assert.deepEqual(logsOf(componentOn(device('press-1', true, forwarder), name)), ['greengrass/systemLogs press-1']);
  });

  it('are that of the component that a deployment failed for, then that of the nucleus', () => {
    const deployment = effectiveDeployment({
      coreDeviceExecutionStatus: 'FAILED',
      reason: 'FAILED_ROLLBACK_COMPLETE: Service com.acme.A in broken state after deployment',
    });
    const on = device('press-1', false, manager, 'com.acme.A');
    assert.deepEqual(logsOf({ kind: 'effectiveDeployment', on, deployment }), [own, system]);
    const removed = device('press-1', false, manager);
    assert.deepEqual(logsOf({ kind: 'effectiveDeployment', on: removed, deployment }), [own, system]);
  });

  it('are that of the nucleus first for a deployment that failed before it ran its components', () => {
    const deployment = effectiveDeployment({
      coreDeviceExecutionStatus: 'FAILED',
      reason: 'FAILED_NO_STATE_CHANGE: Failed to download the artifacts of com.acme.A-1.9.0',
    });
    const on = device('press-1', false, manager, 'com.acme.A');
    assert.deepEqual(logsOf({ kind: 'effectiveDeployment', on, deployment }), [system, own]);
  });

  it('are those of the worst failure of a core device, around its time', () => {
    const [healthy, time] = [device('press-1', false, manager), new Date(at)];
    const broken = installedComponent({
      componentName: 'com.acme.A',
      lifecycleState: 'BROKEN',
      lastStatusChangeTimestamp: time,
    });
    const on = { ...healthy, components: [...(healthy.components ?? []), broken] };
    const subject = { kind: 'coreDevice', on } as const;
    assert.deepEqual([logsOf(subject), momentOf(subject)], [[own, system], time]);
    const deployment = effectiveDeployment({
      coreDeviceExecutionStatus: 'FAILED',
      reason: 'FAILED_ROLLBACK_COMPLETE: Service com.acme.A in broken state after deployment',
      modifiedTimestamp: time,
    });
    const working = { ...device('press-1', false, manager, 'com.acme.A'), deployments: [deployment] };
    const rolledBack = { kind: 'coreDevice', on: working } as const;
    assert.deepEqual([logsOf(rolledBack), momentOf(rolledBack)], [[own, system], time]);
  });

  it('are the journal where SystemLogForwarder is installed, and where its configuration says', () => {
    const lite = componentOn(device('press-1', true, forwarder));
    assert.deepEqual(logsOf(lite), ['greengrass/systemLogs press-1']);
    const systemLogForwarder = systemLogForwarderConfiguration('{"logGroup":"plant","logStream":"line-3"}');
    assert.deepEqual(logsOf(lite, { systemLogForwarder }), ['plant line-3']);
    const both = logsOf(componentOn(device('press-1', false, manager, forwarder)));
    assert.deepEqual(both, [own, 'greengrass/systemLogs press-1', system]);
  });

  it('have streams without the colon of a thing name with LogManager, and none with SystemLogForwarder', () => {
    assert.deepEqual(logsOf(componentOn(device('van:eu:1', true, forwarder))), []);
    assert.match(logsOf(componentOn(device('van:eu:1', false, manager)))[0] ?? '', /\/thing\/van\+eu\+1$/u);
  });

  it('are none without a forwarder, and none for a name that CloudWatch does not allow', () => {
    assert.deepEqual(logsOf(componentOn(device('press-1', false))), []);
    assert.deepEqual(logsOf(componentOn(device('press-1', false, manager), 'com.acme.\u{1f916}')), [system]);
    const unread = knownDevice({ components: undefined });
    assert.deepEqual(logsOf(componentOn(unread)), []);
  });

  it('have a stream for each UTC day of a period, and at most 100', () => {
    const [log] = subjectLogs(componentOn(device('press-1', false, manager)), {});
    assert.ok(log);
    const midnight = Date.UTC(2026, 10, 29);
    const names = streamNamesIn(log, midnight - minute, midnight + minute);
    assert.deepEqual(names, ['/2026/11/28/thing/press-1', '/2026/11/29/thing/press-1']);
    const many = streamNamesIn(log, 0, midnight);
    assert.deepEqual([many.length, many.at(-1)], [100, '/2026/11/29/thing/press-1']);
    assert.equal(streamNamesIn(log, midnight, midnight - 1_000).length, 1);
  });

  it('are read around the last change of a deployment or component, else now', () => {
    const on = device('press-1', false, manager);
    const time = new Date(at);
    const component = installedComponent({ lastStatusChangeTimestamp: time });
    const deployment = effectiveDeployment({ modifiedTimestamp: time });
    assert.equal(momentOf({ kind: 'installedComponent', on, component }), time);
    assert.equal(momentOf({ kind: 'effectiveDeployment', on, deployment }), time);
    assert.equal(momentOf({ kind: 'coreDevice', on }), undefined);
  });
});

describe('the configuration of a forwarder', () => {
  it('names components in a map or in a list, and says whether the log of the nucleus is sent', () => {
    const merge = JSON.stringify({
      logsUploaderConfiguration: {
        componentLogsConfigurationMap: { 'com.acme.A': {}, __proto__: {} },
        componentLogsConfiguration: [{ componentName: 'com.acme.B' }, null, { componentName: 7 }],
        systemLogsConfiguration: { uploadToCloudWatch: 'True' },
      },
    });
    const { componentNames, isSystemLogSent } = logManagerConfiguration(merge) ?? {};
    assert.deepEqual([[...(componentNames ?? [])], isSystemLogSent], [['com.acme.A', 'com.acme.B'], true]);
  });

  for (const merge of [
    undefined,
    '',
    '{',
    '[]',
    '7',
    '{"periodicUploadIntervalSec":300}',
    '{"logsUploaderConfiguration":7}',
  ]) {
    it(`says nothing about logs in ${merge ?? 'no deployment'}`, () => {
      assert.equal(logManagerConfiguration(merge), undefined);
    });
  }

  it('sends the journal to the defaults if it has no names', () => {
    const defaults = { logGroup: undefined, logStream: undefined };
    assert.deepEqual(systemLogForwarderConfiguration('{"logGroup":"","logStream":7}'), defaults);
    assert.equal(systemLogForwarderConfiguration('x'), undefined);
  });
});
