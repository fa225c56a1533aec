import assert from 'node:assert/strict';
import { explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import { groupFailures } from '../../../../src/greengrass/failures/failureGroups';
import type { Grouping } from '../../../../src/greengrass/failures/failureTopics';
import type { KnownDevice } from '../../../../src/greengrass/knownDevice';
import { adviceOf } from '../../../../src/text/messages/adviceWords';
import {
  coreDevice,
  coreDeviceDetails,
  effectiveDeployment,
  failedDeployment,
  hoursAgo,
  installedComponent,
} from '../../fixtures';
import { knownDevice } from '../panels/facts';

/** The advice for the first group of these devices. */
function adviceBy(grouping: Grouping, ...devices: readonly Partial<KnownDevice>[]): string | undefined {
  const known = devices.map((fields, index) =>
    knownDevice({ device: coreDevice({ coreDeviceThingName: `press-${index}` }), ...fields }),
  );
  const [group] = groupFailures(known, grouping, () => true);
  assert.ok(group !== undefined);
  return adviceOf(group, explainErrorCode);
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
    assert.equal(advice(broken('com.acme.Press', ['RUN_TIMEOUT'])), 'Timed out: check log of Press');
    const full = { deployments: [effectiveDeployment(), failedDeployment(['DISK_SPACE_CRITICAL'])] };
    assert.equal(advice(full), 'Low disk space: free some, redeploy');
  });

  it('is that of the status code of the component that a deployment broke', () => {
    const deployment = failedDeployment(['COMPONENT_BROKEN'], { reason: 'Component com.acme.Press broke' });
    const { components = [] } = broken('com.acme.Press', ['RUN_TIMEOUT']);
    assert.equal(advice({ deployments: [deployment], components }), 'Timed out: check log of Press');
    assert.equal(advice({ deployments: [deployment] }), 'Broke: check component log');
  });

  it('names the component, and of several the most frequent one', () => {
    const [press, saw] = [broken('com.acme.Press', ['RUN_ERROR']), broken('com.acme.Saw', ['RUN_ERROR'])];
    assert.equal(advice(press), 'Crashed: check log of Press');
    assert.equal(advice(saw, press, press), 'Crashed: check logs of Press +1');
    assert.equal(
      advice(broken('com.acme.Saw'), broken('com.acme.Press'), broken('com.acme.Press')),
      'Broke: check logs of Press +1',
    );
  });

  it('names the most frequent component of any number of core devices', () => {
    const many = Array.from({ length: 45 }, (_, index) =>
      broken(index < 20 ? 'com.acme.Saw' : 'com.acme.Press', ['RUN_ERROR']),
    );
    assert.equal(advice(...many), 'Crashed: check logs of Press +1');
    assert.equal(advice(...many.slice(20)), 'Crashed: check log of Press');
  });

  it('names the component that the rows are below, also if another one on the device has the same code', () => {
    const both = {
      components: ['com.acme.Press', 'com.acme.Saw'].flatMap((name) => broken(name, ['RUN_ERROR']).components ?? []),
    };
    const [press, saw] = groupFailures([knownDevice(both)], 'component');
    assert.ok(press?.onlyCause && saw?.onlyCause);
    assert.equal(adviceOf(press.onlyCause, explainErrorCode), 'Crashed: check log of Press');
    assert.equal(adviceOf(saw.onlyCause, explainErrorCode), 'Crashed: check log of Saw');
    assert.equal(advice(both), 'Crashed: check logs of Press +1');
  });

  it('names a component only if those without one are no more frequent', () => {
    const named = {
      deployments: [failedDeployment(['COMPONENT_BROKEN'], { reason: 'Component com.acme.Press broke' })],
      components: [installedComponent({ componentName: 'com.acme.Press' })],
    };
    const unnamed = { deployments: [failedDeployment(['COMPONENT_BROKEN'])] };
    assert.equal(advice(named, unnamed), 'Broke: check log of Press');
    assert.equal(advice(named, unnamed, unnamed), 'Broke: check component logs');
  });

  it('names no component if the failures below an error type have several', () => {
    const [line] = groupFailures(
      ['com.acme.Press', 'com.acme.Saw'].map((name) =>
        knownDevice({ device: coreDevice({ coreDeviceThingName: name }), ...broken(name) }),
      ),
      'errorType',
    );
    assert.ok(line?.onlyCause);
    assert.equal(adviceOf(line.onlyCause, explainErrorCode), 'Broke: check component logs');
  });

  it('names a component that no version satisfies, although it has no log', () => {
    const reason =
      'FAILED_NO_STATE_CHANGE: No version. Component com.acme.Lib version constraints: com.acme.Press requires >=2.0.0.';
    const conflict = failedDeployment(['COMPONENT_VERSION_REQUIREMENTS_NOT_MET'], { reason });
    assert.equal(advice({ deployments: [conflict] }), 'No match: check versions of Lib');
    const unnamed = failedDeployment(['COMPONENT_VERSION_REQUIREMENTS_NOT_MET']);
    assert.equal(advice({ deployments: [unnamed] }), 'No match: check versions of the component');
  });

  it('leads to the log of the nucleus for a plugin', () => {
    assert.equal(
      advice(broken('aws.greengrass.LogManager', ['RUN_ERROR'])),
      'Crashed: check nucleus log for aws.greengrass.LogManager',
    );
    assert.equal(advice(broken('aws.greengrass.LogManager')), 'Broke: check nucleus log for aws.greengrass.LogManager');
    assert.equal(
      advice(broken('aws.greengrass.LogManager'), broken('com.acme.Press')),
      'Broke: check logs of aws.greengrass.LogManager +1',
    );
  });

  it('leads to the core device if it was too late', () => {
    const late = effectiveDeployment({ coreDeviceExecutionStatus: 'TIMED_OUT', reason: undefined });
    assert.equal(advice({ deployments: [late] }), 'Job timed out: check the connection');
  });

  it('says without a code what is known: the component, its state, and where the log is', () => {
    assert.equal(advice(broken('com.acme.Press')), 'Broke: check log of Press');
    const errored = installedComponent({ componentName: 'com.acme.Press', lifecycleState: 'ERRORED' });
    assert.equal(advice({ components: [errored] }), 'Failed: check log of Press');
    const failed = (reason: string): Partial<KnownDevice> => ({ deployments: [failedDeployment([], { reason })] });
    assert.equal(advice(failed('FAILED_ROLLBACK_COMPLETE')), 'Deployment failed: check the nucleus log');
    assert.equal(
      advice(failed('FAILED_ROLLBACK_COMPLETE: Service com.acme.Press in broken state after deployment')),
      'Failed: check log of Press',
    );
    assert.equal(advice(failed('REJECTED: Not for this core device')), 'Rejected: check the nucleus log');
  });

  it('leads to the journal of Nucleus Lite', () => {
    const lite = { details: coreDeviceDetails({ runtime: 'aws_nucleus_lite' }) };
    assert.equal(advice({ ...broken('com.acme.Press'), ...lite }), 'Broke: check journal of Press');
    const deployments = [failedDeployment([], { reason: 'FAILED_NO_STATE_CHANGE' })];
    assert.equal(advice({ deployments, ...lite }), 'Deployment failed: check journalctl');
    const reason = 'FAILED_NO_STATE_CHANGE: No recipe of com.acme.Press';
    const components = [installedComponent({ componentName: 'com.acme.Press' })];
    assert.equal(
      advice({ deployments: [failedDeployment([], { reason })], components, ...lite }),
      'Failed: check journalctl for Press',
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
    assert.match(advice({ ...unknown, components: [] }) ?? '', /^Cause unknown: check the nucleus log$/u);
  });

  it('makes hostile names visible', () => {
    assert.match(advice(broken('com.acme.A\u202eB\n')) ?? '', /A\\u202eB/u);
  });
});
