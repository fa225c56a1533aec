import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isDeviceAddress, type Address } from '../../../../src/greengrass/addresses/address';
import { resolveTarget } from '../../../../src/greengrass/addresses/target';
import { anyAddress, anyTarget } from './anyAddress';

const device: Address = { kind: 'coreDevice', connectionId: 'c', thingName: 'press-1' };
const failures: Address = { kind: 'failures', connectionId: 'c' };

describe('a link of a panel', () => {
  it('of a device stays on that device', () => {
    assert.deepEqual(resolveTarget(device, { kind: 'effectiveDeployment', deploymentId: 'd' }), {
      kind: 'effectiveDeployment',
      connectionId: 'c',
      thingName: 'press-1',
      deploymentId: 'd',
    });
  });

  it('of a device leads to another one if it names one', () => {
    assert.deepEqual(resolveTarget(device, { kind: 'coreDevice', thingName: 'press-2' }), {
      ...device,
      thingName: 'press-2',
    });
  });

  it('of a device can lead to an item of the fleet', () => {
    assert.deepEqual(resolveTarget(device, { kind: 'deployment', targetArn: 't' }), {
      kind: 'deployment',
      connectionId: 'c',
      targetArn: 't',
    });
  });

  it('of a fleet leads to the device that it names, and nowhere without a name', () => {
    assert.deepEqual(resolveTarget(failures, { kind: 'coreDevice', thingName: 'press-1' }), device);
    assert.equal(resolveTarget(failures, { kind: 'coreDevice' }), undefined);
  });

  it('stays in the connection of the panel and leads to the item that it names', () => {
    fc.assert(
      fc.property(anyAddress, anyTarget, (panel, target) => {
        const resolved = resolveTarget(panel, target);
        const isNowhere = ['coreDevice', 'effectiveDeployment', 'installedComponent'].includes(target.kind)
          ? !('thingName' in target) && !isDeviceAddress(panel)
          : false;
        assert.equal(resolved === undefined, isNowhere);
        if (resolved !== undefined) {
          assert.deepEqual({ ...resolved, ...target, connectionId: panel.connectionId }, resolved);
        }
      }),
    );
  });
});
