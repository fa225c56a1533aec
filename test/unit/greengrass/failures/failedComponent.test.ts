import assert from 'node:assert/strict';
import { failuresOf } from '../../../../src/greengrass/failures/failure';
import { namedComponent } from '../../../../src/greengrass/failures/namedComponent';
import type { OpenedDevice } from '../../../../src/greengrass/knownDevice';
import type { EffectiveDeployment } from '../../../../src/greengrass/model';
import { failedDeployment, installedComponent } from '../../fixtures';

describe('the component of a failed deployment', () => {
  const reason = 'FAILED_ROLLBACK_COMPLETE: Service com.acme.A.B in broken state after deployment';
  const failed = failedDeployment(['COMPONENT_BROKEN'], { deploymentId: 'new', reason });
  const download = failedDeployment(['IO_ERROR'], {
    deploymentId: 'new',
    reason: 'FAILED_NO_STATE_CHANGE: Failed to download the artifacts of com.acme.A.B-1.0.0',
  });
  const nameOf = (opened: Partial<OpenedDevice>): string | undefined =>
    failuresOf({ deployments: [failed], components: undefined, ...opened }).find(({ kind }) => kind === 'deployment')
      ?.componentName;
  const broken = installedComponent({
    componentName: 'com.acme.Z',
    lifecycleState: 'BROKEN',
    lifecycleStatusCodes: ['STARTUP_ERROR'],
    lastInstallationSource: 'new',
  });

  it('is the one that the reason names, among those that the deployment defines', () => {
    const deployments = [download];
    assert.equal(nameOf({ deployments, deployedComponents: () => ['com.acme.A', 'com.acme.A.B'] }), 'com.acme.A.B');
    assert.equal(nameOf({ deployments, deployedComponents: () => ['com.acme.A', 'com.acme'] }), undefined);
    assert.equal(
      nameOf({ deployments, deployedComponents: (id) => (id === 'new' ? ['com.acme.A.B'] : []) }),
      'com.acme.A.B',
    );
  });

  it('is an installed one that the reason names if the definition is not loaded or has no such name', () => {
    const deployments = [download];
    const components = [installedComponent({ componentName: 'com.acme.A.B' })];
    assert.equal(nameOf({ deployments, components }), 'com.acme.A.B');
    assert.equal(nameOf({ deployments, components, deployedComponents: () => undefined }), 'com.acme.A.B');
    assert.equal(nameOf({ deployments, components, deployedComponents: () => ['com.acme.Other'] }), 'com.acme.A.B');
    assert.equal(nameOf({ deployments }), undefined);
  });

  it('is the broken one in the sentence of the nucleus, even if nothing else knows its name', () => {
    assert.equal(nameOf({}), 'com.acme.A.B');
    assert.equal(nameOf({ deployedComponents: () => ['com.acme.A', 'com.acme'] }), 'com.acme.A.B');
    const root = { ...failed, reason: 'FAILED_ROLLBACK_COMPLETE: Service main in broken state after deployment' };
    assert.equal(nameOf({ deployments: [root] }), undefined);
  });

  it('is one that the deployment installed and that reports a status code, whatever the reason names', () => {
    const deployedComponents = (): readonly string[] => ['com.acme.A.B'];
    assert.equal(nameOf({ components: [broken], deployedComponents }), 'com.acme.Z');
    for (const other of [
      { ...broken, lastInstallationSource: 'old' },
      { ...broken, lifecycleStatusCodes: [] },
      { ...broken, lifecycleState: 'RUNNING' },
    ]) {
      assert.equal(nameOf({ components: [other], deployedComponents }), 'com.acme.A.B');
    }
  });

  it('is the only broken one that the deployment installed if nothing else is known', () => {
    const bare = failedDeployment([], { deploymentId: 'new', reason: 'FAILED_ROLLBACK_NOT_REQUESTED' });
    const silent = { ...broken, lifecycleStatusCodes: [] };
    const named = (components: OpenedDevice['components'], fields: Partial<EffectiveDeployment> = {}): unknown =>
      nameOf({ deployments: [{ ...bare, ...fields }], components });
    assert.equal(named([silent]), 'com.acme.Z');
    assert.equal(named([silent, { ...silent, componentName: 'com.acme.Y' }]), undefined);
    assert.equal(named([{ ...silent, lifecycleState: 'ERRORED' }]), undefined);
    assert.equal(named([{ ...silent, lastInstallationSource: 'old' }]), undefined);
    assert.equal(named([silent], { reason: 'FAILED_NO_STATE_CHANGE' }), undefined, 'No component was started.');
    assert.equal(named([silent], { coreDeviceExecutionStatus: 'TIMED_OUT' }), undefined);
    assert.equal(
      named([silent], failedDeployment(['IO_ERROR'], { deploymentId: 'new', reason: undefined })),
      undefined,
    );
  });

  it('is the one for which no version satisfies the requirements, not one that requires versions of it', () => {
    const constraints = 'com.acme.A requires >=1.0.0 <2.0.0, com.acme.B requires >=2.0.0';
    const conflict = failedDeployment(['COMPONENT_VERSION_REQUIREMENTS_NOT_MET'], {
      deploymentId: 'new',
      reason: `FAILED_NO_STATE_CHANGE: No version. Component com.acme.Lib version constraints: ${constraints}.`,
    });
    const deployedComponents = (): readonly string[] => ['com.acme.A', 'com.acme.B'];
    const [failure] = failuresOf({ deployments: [conflict], components: undefined, deployedComponents });
    assert.equal(failure?.componentName, 'com.acme.Lib');
  });

  it("is no component of the deployment if it couldn't remove one", () => {
    const removal = failedDeployment(['COMPONENT_UPDATE_ERROR', 'REMOVE_COMPONENT_ERROR'], {
      deploymentId: 'new',
      reason: 'FAILED_UNABLE_TO_ROLLBACK: Failed to remove com.acme.Old',
    });
    const named = (components: OpenedDevice['components']): string | undefined =>
      nameOf({ deployments: [removal], components, deployedComponents: () => ['com.acme.Z'] });
    assert.equal(named([broken]), undefined);
    assert.equal(named([broken, installedComponent({ componentName: 'com.acme.Old' })]), 'com.acme.Old');
  });

  it('is itself for a failing component', () => {
    const [failure] = failuresOf({ deployments: undefined, components: [broken] });
    assert.equal(failure?.componentName, 'com.acme.Z');
  });

  const texts: readonly (readonly [text: string, isNamed: boolean])[] = [
    ['com.a', true],
    ['The artifacts of com.a-1.9.0. Free disk space', true],
    ['Failed to remove com.a. Rolling back', true],
    ['s3://bucket/com.a/1.0.0/x.zip', true],
    ["Can't load 'com.a' (com.a:1.0.0)", true],
    ['com.a.b and com.a both', true],
    ['com.a.b', false],
    ['com.a-b', false],
    ['com.a2', false],
    ['com.a_2', false],
    ['xcom.a', false],
    ['my.com.a', false],
    ['my-com.a', false],
    ['', false],
  ];
  for (const [text, isNamed] of texts) {
    it(`is ${isNamed ? '' : 'not '}com.a in "${text}"`, () => {
      assert.equal(namedComponent(text, ['com', 'com.a']), isNamed ? 'com.a' : undefined);
    });
  }
});
