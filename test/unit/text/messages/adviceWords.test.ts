import assert from 'node:assert/strict';
import { explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import { groupFailures } from '../../../../src/greengrass/failures/failureGroups';
import type { Grouping } from '../../../../src/greengrass/failures/failureTopics';
import type { KnownDevice } from '../../../../src/greengrass/knownDevice';
import { adviceOf } from '../../../../src/text/messages/adviceWords';
import { coreDevice, effectiveDeployment, failedDeployment, hoursAgo, installedComponent } from '../../fixtures';
import { knownDevice } from '../panels/facts';

/** The advice for the first group of these devices. */
function adviceBy(grouping: Grouping, ...devices: readonly Partial<KnownDevice>[]): string | undefined {
  const known = devices.map((fields, index) =>
    knownDevice({ device: coreDevice({ coreDeviceThingName: `press-${index}` }), ...fields }),
  );
  const [group] = groupFailures(known, grouping, () => true);
  assert.ok(group !== undefined);
  return adviceOf(group, explainErrorCode, 'utc');
}

const advice = (...devices: readonly Partial<KnownDevice>[]): string | undefined => adviceBy('code', ...devices);

const broken = (componentName: string, codes: readonly string[] = []): Partial<KnownDevice> => ({
  components: [
    installedComponent({
      componentName,
      lifecycleState: 'BROKEN',
      lifecycleStatusCodes: codes,
      lastStatusChangeTimestamp: hoursAgo(3),
    }),
  ],
});

describe('the advice below a failure', () => {
  it('is that of the code', () => {
    assert.equal(advice(broken('com.acme.Press', ['RUN_TIMEOUT'])), 'Increase Lifecycle.Run.Timeout');
    const full = { deployments: [effectiveDeployment(), failedDeployment(['DISK_SPACE_CRITICAL'])] };
    assert.equal(advice(full), 'Free disk space, then redeploy');
  });

  it('is that of the status code of the component that a deployment broke', () => {
    const deployment = failedDeployment(['COMPONENT_BROKEN'], { reason: 'Component com.acme.Press broke' });
    const { components = [] } = broken('com.acme.Press', ['RUN_TIMEOUT']);
    assert.equal(advice({ deployments: [deployment], components }), 'Increase Lifecycle.Run.Timeout');
    assert.equal(advice({ deployments: [deployment] }), 'Check the log of the component');
  });

  it('names the component, and of several the most frequent one', () => {
    const [press, saw] = [broken('com.acme.Press', ['RUN_ERROR']), broken('com.acme.Saw', ['RUN_ERROR'])];
    assert.equal(advice(press), 'Check the log of Press');
    assert.equal(advice(saw, press, press), 'Check the log of Press +1');
    assert.equal(
      advice(broken('com.acme.Saw'), broken('com.acme.Press'), broken('com.acme.Press')),
      'Check the log of Press +1',
    );
  });

  it('names the most frequent component of any number of core devices', () => {
    const many = Array.from({ length: 45 }, (_, index) =>
      broken(index < 20 ? 'com.acme.Saw' : 'com.acme.Press', ['RUN_ERROR']),
    );
    assert.equal(advice(...many), 'Check the log of Press +1');
    assert.equal(advice(...many.slice(20)), 'Check the log of Press');
  });

  it('names the component that the rows are below, also if another one on the device has the same code', () => {
    const both = {
      components: ['com.acme.Press', 'com.acme.Saw'].flatMap((name) => broken(name, ['RUN_ERROR']).components ?? []),
    };
    const [press, saw] = groupFailures([knownDevice(both)], 'component');
    assert.ok(press?.onlyCause && saw?.onlyCause);
    assert.equal(adviceOf(press.onlyCause, explainErrorCode, 'utc'), 'Check the log of Press');
    assert.equal(adviceOf(saw.onlyCause, explainErrorCode, 'utc'), 'Check the log of Saw');
    assert.equal(advice(both), 'Check the log of Press +1');
  });

  it('names no component if the failures below an error type have several', () => {
    const [line] = groupFailures(
      [broken('com.acme.Press'), broken('com.acme.Saw')].map((fields) => knownDevice(fields)),
      'errorType',
    );
    assert.ok(line?.onlyCause);
    assert.equal(adviceOf(line.onlyCause, explainErrorCode, 'utc'), 'Check the log of the component');
  });

  it('names a component that no version satisfies, although it has no log', () => {
    const reason =
      'FAILED_NO_STATE_CHANGE: No version. Component com.acme.Lib version constraints: com.acme.Press requires >=2.0.0.';
    const conflict = failedDeployment(['COMPONENT_VERSION_REQUIREMENTS_NOT_MET'], { reason });
    assert.equal(advice({ deployments: [conflict] }), 'Align constraints on Lib');
  });

  it('leads to the log of the nucleus for a plugin', () => {
    assert.equal(advice(broken('aws.greengrass.LogManager', ['RUN_ERROR'])), 'Check the nucleus log');
    assert.equal(advice(broken('aws.greengrass.LogManager')), 'Check the nucleus log');
  });

  it('names no component of several if its name is too long for a narrow row', () => {
    const long = broken('com.acme.ConveyorController', ['RUN_ERROR']);
    assert.equal(advice(long), 'Check the log of ConveyorController');
    assert.equal(advice(long, long, broken('com.acme.Saw', ['RUN_ERROR'])), 'Check the log of the component');
  });

  it('leads to the core device if it was too late', () => {
    const late = effectiveDeployment({ coreDeviceExecutionStatus: 'TIMED_OUT', reason: undefined });
    assert.equal(advice({ deployments: [late] }), 'Check that the device is connected');
  });

  it('says which log to check if there is no code, without the reverse domain of the component', () => {
    assert.match(advice(broken('com.acme.Press'), broken('com.acme.Press')) ?? '', /^Check the log of Press/u);
    assert.match(
      advice(broken('aws.greengrass.TokenExchangeService')) ?? '',
      /^Check the (?:nucleus log|log of aws\.greengrass\.)/u,
    );
  });

  it('is absent if the topic is only a name', () => {
    assert.equal(adviceBy('component', broken('com.acme.Press', ['STARTUP_ERROR'])), undefined);
  });

  it('says how to find the cause of unhealthy core devices, but not for a snapshot, which has none', () => {
    const unknown = { device: coreDevice({ status: 'UNHEALTHY' }), components: undefined };
    assert.match(advice(unknown) ?? '', /^Open the core device/u);
    const place = { ...knownDevice({}).place, asOf: hoursAgo(2) };
    assert.equal(advice({ ...unknown, place }), undefined);
    assert.match(advice({ ...unknown, components: [] }) ?? '', /^Check the nucleus log$/u);
  });

  it('makes hostile names visible', () => {
    assert.match(advice(broken('com.acme.A\u202eB\n')) ?? '', /A\\u202eB/u);
  });
});
