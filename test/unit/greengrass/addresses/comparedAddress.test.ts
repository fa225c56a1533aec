import assert from 'node:assert/strict';
import { comparedAddressOf } from '../../../../src/greengrass/addresses/comparedAddress';
import type { InstalledComponent } from '../../../../src/greengrass/model';
import { effectiveDeployment, installedComponent } from '../../fixtures';
import { knownDevice } from '../../text/panels/facts';

const on = knownDevice();
const { place } = on;

describe('what a row compares', () => {
  it('is its revision, also on a core device', () => {
    const deployment = effectiveDeployment({ deploymentId: 'd-1', targetArn: 'arn:x' });
    const address = { kind: 'deployment', connectionId: place.connectionId, deploymentId: 'd-1', targetArn: 'arn:x' };
    assert.deepEqual(comparedAddressOf({ kind: 'effectiveDeployment', on, deployment }), address);
    assert.deepEqual(
      comparedAddressOf({ kind: 'deployment', place, targetArn: 'arn:x', deploymentId: 'd-1' }),
      address,
    );
  });

  const pressArn = 'arn:aws:greengrass:eu-west-1:123456789012:components:com.example.Press';

  it('is a version of a component, and the latest one of a component', () => {
    const address = { kind: 'componentVersion', connectionId: place.connectionId, arn: `${pressArn}:versions:1.4.0` };
    assert.deepEqual(comparedAddressOf({ kind: 'componentVersion', place, arn: address.arn }), address);
    const latestVersion = {
      arn: address.arn,
      componentVersion: '1.4.0',
      creationTimestamp: undefined,
      description: undefined,
      publisher: undefined,
      platforms: [],
    };
    const described = { arn: pressArn, componentName: 'com.example.Press', latestVersion };
    assert.deepEqual(comparedAddressOf({ kind: 'component', place, arn: pressArn, described }), address);
    assert.equal(comparedAddressOf({ kind: 'component', place, arn: pressArn }), undefined);
  });

  it('is the version of an installed component, in the account or of AWS', () => {
    const arnOf = (component: Partial<InstalledComponent>): string | undefined => {
      const address = comparedAddressOf({ kind: 'installedComponent', on, component: installedComponent(component) });
      return address?.kind === 'componentVersion' ? address.arn : undefined;
    };
    assert.equal(
      arnOf({ componentName: 'com.example.Press', componentVersion: '1.4.0' }),
      `${pressArn}:versions:1.4.0`,
    );
    assert.equal(
      arnOf({ componentName: 'aws.greengrass.Cli', componentVersion: '2.14.0' }),
      'arn:aws:greengrass:eu-west-1:aws:components:aws.greengrass.Cli:versions:2.14.0',
    );
    assert.equal(arnOf({ componentName: 'TelemetryAgent', componentVersion: '0.0.0' }), undefined, 'It has no recipe.');
    assert.equal(arnOf({ componentName: 'com.example.Press', componentVersion: undefined }), undefined);
  });

  it('is the core device', () => {
    const address = { kind: 'coreDevice', connectionId: place.connectionId, thingName: 'press-1' };
    assert.deepEqual(comparedAddressOf({ kind: 'coreDevice', on }), address);
  });

  it('is nothing without a deployment ID, and for anything else', () => {
    const deployment = effectiveDeployment({ deploymentId: '' });
    assert.equal(comparedAddressOf({ kind: 'effectiveDeployment', on, deployment }), undefined);
    assert.equal(comparedAddressOf({ kind: 'deployment', place, targetArn: 'arn:x' }), undefined);
    assert.equal(comparedAddressOf({ kind: 'installedComponents', on }), undefined);
  });
});
