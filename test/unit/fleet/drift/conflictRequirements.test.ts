import assert from 'node:assert/strict';
import { requirementsOfDevice, requirementsOfTargets } from '../../../../src/fleet/drift/conflictRequirements';
import type { Ask, ComponentVerdict } from '../../../../src/greengrass/drift/componentVerdict';
import { failedDeployment, installedComponent, listedDeployment } from '../../fixtures';

const reason =
  'FAILED_NO_STATE_CHANGE: No version. Component com.example.Press version constraints: thinggroup/line-3 requires =1.4.0, LOCAL_DEPLOYMENT requires =1.4.2, com.acme.Line requires ^1.0.0.';

function ask(targetArn: string, componentVersion: string | undefined, because?: string): Ask {
  const execution = because === undefined ? undefined : failedDeployment([], { reason: because });
  return {
    isAsked: componentVersion !== undefined,
    componentVersion,
    verdict: { kind: 'conflict', hasFailed: false },
    target: {
      slot: 'thinggroup/line-3',
      revision: listedDeployment({ targetArn, deploymentId: `d-${componentVersion}` }),
      isCertain: true,
      definition: undefined,
      execution,
      reach: { kind: 'applied' },
      held: 'unknown',
    },
  };
}

const group = 'arn:aws:iot:eu-west-1:123456789012:thinggroup/line-3';
const thing = 'arn:aws:iot:eu-west-1:123456789012:thing/press-1';

function conflict(asks: readonly Ask[], lastInstallationSource?: string): ComponentVerdict {
  const installed = installedComponent({ componentVersion: '1.4.2', lastInstallationSource });
  return { componentName: 'com.example.Press', installed, asks, verdict: { kind: 'conflict', hasFailed: false } };
}

describe('the requirements of a conflict', () => {
  it('are the exact versions of deployments, of targets that name the component', () => {
    const asks = [ask(group, '1.4.0'), ask(thing, '1.5.0'), ask(group, undefined)];
    assert.deepEqual(
      requirementsOfTargets(conflict(asks)).map(({ by, range, deployment }) => [by, range, deployment?.deploymentId]),
      [
        [{ kind: 'thingGroup', name: 'line-3' }, '=1.4.0', 'd-1.4.0'],
        [{ kind: 'thing', name: 'press-1' }, '=1.5.0', 'd-1.5.0'],
      ],
    );
  });

  it('are also those of local deployments and dependencies that a device named when a deployment failed', () => {
    assert.deepEqual(requirementsOfDevice(conflict([ask(group, '1.4.0', reason), ask(thing, '1.5.0', reason)])), [
      { by: { kind: 'localDeployment' }, range: '=1.4.2' },
      { by: { kind: 'component', name: 'com.acme.Line' }, range: '^1.0.0' },
    ]);
  });

  it('are that of the local deployment that installed what runs, once', () => {
    const local = [{ by: { kind: 'localDeployment' }, range: '=1.4.2' }];
    assert.deepEqual(requirementsOfDevice(conflict([ask(group, '1.4.0')], 'LOCAL')), local);
    assert.deepEqual(requirementsOfDevice(conflict([ask(group, '1.4.0', reason)], 'LOCAL')).slice(0, 1), local);
    assert.deepEqual(requirementsOfDevice(conflict([ask(group, '1.4.0')], 'd-1')), []);
  });

  it('are not those of a failure of another component', () => {
    const other = reason.replace('com.example.Press', 'com.example.Crane');
    assert.deepEqual(requirementsOfDevice(conflict([ask(group, '1.4.0', other)])), []);
  });
});
