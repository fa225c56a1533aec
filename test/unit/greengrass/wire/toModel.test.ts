import assert from 'node:assert/strict';
import {
  toCoreDevice,
  toCoreDeviceDetails,
  toEffectiveDeployment,
  toInstalledComponent,
  toListedDeployment,
  toModels,
} from '../../../../src/greengrass/wire/toModel';
import type { CoreDevice } from '../../../../src/greengrass/model';
import {
  coreDeviceDetails,
  effectiveDeployment,
  failedDeployment,
  hoursAgo,
  installedComponent,
  listedDeployment,
} from '../../fixtures';

describe('a response of AWS', () => {
  it('is converted field by field', () => {
    const device = coreDeviceDetails({ tags: { site: 'Graz' } });
    const { coreVersion, tags, ...listed } = device;
    assert.deepEqual(toCoreDeviceDetails(device), device);
    assert.deepEqual(toCoreDevice(device), listed);
    const deployment = failedDeployment(['IO_ERROR'], {
      creationTimestamp: hoursAgo(9),
      modifiedTimestamp: hoursAgo(8),
    });
    assert.deepEqual(toEffectiveDeployment(deployment), deployment);
    const component = installedComponent({
      lifecycleStateDetails: 'exit code 1',
      lastStatusChangeTimestamp: hoursAgo(7),
      lastReportedTimestamp: hoursAgo(6),
      lifecycleStatusCodes: ['STARTUP_ERROR'],
    });
    assert.deepEqual(toInstalledComponent(component), component);
    const revision = listedDeployment({ parentTargetArn: 'arn:p' });
    assert.deepEqual(toListedDeployment(revision), revision);
  });

  it('has undefined for absent fields, and empty lists and names', () => {
    const nothing = [...new Set(Object.values(toCoreDeviceDetails({})).map((value) => JSON.stringify(value)))];
    assert.deepEqual(nothing, ['""', undefined, '{}']);
    const component = toInstalledComponent({});
    assert.deepEqual([component.componentName, component.isRoot, component.lifecycleStatusCodes], ['', undefined, []]);
    assert.deepEqual([toEffectiveDeployment({}).deploymentId, toListedDeployment({}).deploymentId], ['', '']);
  });

  it('has status details only if AWS sent them', () => {
    assert.equal(toEffectiveDeployment(effectiveDeployment()).statusDetails, undefined);
    assert.deepEqual(toEffectiveDeployment({ statusDetails: {} }).statusDetails, { errorStack: [], errorTypes: [] });
    assert.deepEqual(
      toEffectiveDeployment({ statusDetails: { errorStack: ['A', null], errorTypes: ['B'] } }).statusDetails,
      {
        errorStack: ['A'],
        errorTypes: ['B'],
      },
    );
  });

  it('calls a component a root component or a dependency only if AWS does', () => {
    assert.deepEqual(
      [true, false, 'false', 1, null].map((isRoot) => toInstalledComponent({ isRoot }).isRoot),
      [true, false, undefined, undefined, undefined],
    );
  });

  it('has only the items of a list that are objects', () => {
    const name = ({ coreDeviceThingName }: CoreDevice): string => coreDeviceThingName;
    const devices = toModels([{ coreDeviceThingName: 'a' }, null, 3, 'b', { coreDeviceThingName: 'c' }], toCoreDevice);
    assert.deepEqual(devices.map(name), ['a', 'c']);
    assert.deepEqual([toModels(undefined, toCoreDevice), toModels({}, toCoreDevice)], [[], []]);
  });
});
