import assert from 'node:assert/strict';
import type { CloudLog } from '../../../../src/greengrass/logs/cloudLog';
import {
  noLinesCause,
  type EmptyLog,
  type NoLinesCause,
  type NoLinesFacts,
} from '../../../../src/greengrass/logs/noLines';
import { logManagerConfiguration } from '../../../../src/greengrass/logs/forwarderConfiguration';
import { subjectLogs } from '../../../../src/greengrass/logs/subjectLogs';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import type { KnownDevice } from '../../../../src/greengrass/knownDevice';
import { coreDevice, installedComponent } from '../../fixtures';
import { knownDevice } from '../../text/panels/facts';

const [manager, forwarder] = ['aws.greengrass.LogManager', 'aws.greengrass.SystemLogForwarder'];
const now = Date.UTC(2026, 10, 29, 10, 38);
const hour = 3_600_000;
const component = installedComponent({ componentName: 'com.acme.A' });

function device(name: string | undefined, componentVersion = '2.3.9', thingName = 'press-1'): KnownDevice {
  return knownDevice({
    device: coreDevice({ coreDeviceThingName: thingName, platform: 'linux' }),
    components: [installedComponent({ componentName: name ?? 'com.acme.A', componentVersion })],
  });
}

/** The cause for a component whose logs were read, each with this result. */
function cause(on: KnownDevice, result: (log: CloudLog) => EmptyLog, facts: Partial<NoLinesFacts> = {}): NoLinesCause {
  const searched = subjectLogs({ kind: 'installedComponent', on, component }, {}).map(result);
  const known = { on, componentsError: undefined, configurations: {}, componentName: 'com.acme.A', searched };
  return noLinesCause({ ...known, moment: now, now, ...facts });
}

const group = { logGroupName: 'g', logGroupArn: undefined, retentionInDays: 7 };
const noEvents = (log: CloudLog): EmptyLog => ({ log, kind: 'noEvents', group, days: 7 });
const noGroup = (log: CloudLog): EmptyLog => ({ log, kind: 'noGroup' });

describe('why there are no log lines', () => {
  it('is a missing forwarder, and which ones the device can run', () => {
    assert.deepEqual(cause(device(undefined), noGroup), { kind: 'noForwarder', possible: [manager, forwarder] });
  });

  it('is unknown for a device that has reported no components', () => {
    assert.deepEqual(cause(knownDevice({ components: [] }), noGroup), { kind: 'nothingReported' });
  });

  it('is unknown while the components of the device are not loaded', () => {
    const error = fleetError({ kind: 'denied' }, 'x');
    const unread = knownDevice({ components: undefined });
    assert.deepEqual(cause(unread, noGroup, { componentsError: error }), { kind: 'unknownForwarders', error });
  });

  it('is a snapshot, which has no lines', () => {
    const { place } = device(manager);
    const on = { ...device(manager), place: { ...place, asOf: new Date(now) } };
    assert.deepEqual(cause(on, noGroup), { kind: 'notRecorded' });
  });

  it('is a thing name that cannot be the name of a stream', () => {
    assert.deepEqual(cause(device(forwarder, '2.1.0', 'van:1'), noGroup), { kind: 'nameNotAllowed', forwarder });
  });

  it('is a configuration without the component, for certain or probably', () => {
    const logManager = logManagerConfiguration(
      '{"logsUploaderConfiguration":{"componentLogsConfigurationMap":{"com.acme.B":{}}}}',
    );
    const certain = cause(device(manager), noGroup, { configurations: { logManager } });
    assert.deepEqual([certain.kind, 'isCertain' in certain && certain.isCertain], ['notConfigured', true]);
    const probable = cause(device(manager), noGroup);
    assert.deepEqual([probable.kind, 'isCertain' in probable && probable.isCertain], ['notConfigured', false]);
  });

  it('is no stream of these days if the component is configured', () => {
    const logManager = logManagerConfiguration(
      '{"logsUploaderConfiguration":{"componentLogsConfigurationMap":{"com.acme.A":{}}}}',
    );
    const found = cause(device(manager), noEvents, { configurations: { logManager } });
    assert.deepEqual([found.kind, 'days' in found && found.days], ['noStream', 7]);
  });

  it('is a version that uploads only rotated files, for a failure of today', () => {
    const found = cause(device(manager, '2.2.8'), noEvents);
    assert.deepEqual([found.kind, 'version' in found && found.version], ['rotatedOnly', '2.2.8']);
    assert.equal(cause(device(manager, '2.2.8'), noEvents, { moment: now - 48 * hour }).kind, 'noStream');
    assert.equal(cause(device(manager, '2.3.0'), noEvents).kind, 'noStream');
  });

  it('is the retention, for an older failure', () => {
    const found = cause(device(manager), noEvents, { moment: now - 9 * 24 * hour });
    assert.deepEqual([found.kind, 'retentionInDays' in found && found.retentionInDays], ['expired', 7]);
  });

  it('is a failed request', () => {
    const error = fleetError({ kind: 'denied', permission: 'logs:FilterLogEvents' }, 'x');
    const found = cause(device(manager), (log) => ({ log, kind: 'failed', error }));
    assert.deepEqual([found.kind, 'error' in found && found.error], ['failed', error]);
  });
});
