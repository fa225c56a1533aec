import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { fleetChanges, type ChangedDevice } from '../../../../src/greengrass/comparing/fleetChanges';
import { coreDevice, installedComponent } from '../../fixtures';
import { broken, device } from './changedDevices';

const known = fc
  .record({
    thingName: fc.constantFrom('press-1', 'press-2', 'press-10', '__proto__'),
    isBroken: fc.boolean(),
    isScanned: fc.boolean(),
    isUnhealthy: fc.boolean(),
    version: fc.constantFrom('1.0.0', '1.1.0'),
  })
  .map(({ thingName, isBroken, isScanned, isUnhealthy, version }) =>
    device(thingName, {
      device: coreDevice({ coreDeviceThingName: thingName, status: isUnhealthy ? 'UNHEALTHY' : 'HEALTHY' }),
      deployments: isScanned ? [] : undefined,
      components: isScanned
        ? [installedComponent({ componentVersion: version, lifecycleState: isBroken ? 'BROKEN' : 'RUNNING' })]
        : undefined,
    }),
  );
const fleet = fc.uniqueArray(known, { selector: (one) => one.device.coreDeviceThingName });

describe('the changes of a fleet', () => {
  it('are the reverse if time runs backwards', () => {
    fc.assert(
      fc.property(fleet, fleet, (before, after) => {
        const [there, back] = [fleetChanges(before, after, true), fleetChanges(after, before, true)];
        assert.deepEqual(there.added, back.gone);
        assert.deepEqual(there.gone, back.added);
        const names = (devices: readonly ChangedDevice[]) => devices.map(({ thingName }) => thingName);
        assert.deepEqual(names(there.failing), names(back.recovered));
        assert.equal(there.stillFailing, back.stillFailing);
        const reversed = back.moves.map(({ from, to, ...move }) => ({ ...move, from: to, to: from }));
        assert.deepEqual(
          new Set(there.moves.map((move) => JSON.stringify(move, ['componentName', 'from', 'to', 'devices']))),
          new Set(reversed.map((move) => JSON.stringify(move, ['componentName', 'from', 'to', 'devices']))),
        );
        assert.ok(there.fullyCompared <= there.compared);
      }),
    );
  });

  it('are none between a fleet and itself', () => {
    fc.assert(
      fc.property(fleet, (same) => {
        const { added, gone, failing, recovered, moves, compared } = fleetChanges(same, same, true);
        assert.deepEqual([added, gone, failing, recovered, moves], [[], [], [], [], []]);
        assert.equal(compared, same.length);
      }),
    );
  });

  it('have the code of a new failure', () => {
    const { failing } = fleetChanges([device('press-1')], [device('press-1', { components: broken })], true);
    assert.deepEqual(failing, [{ thingName: 'press-1', status: 'HEALTHY', code: 'RUN_ERROR' }]);
  });

  it('do not call a failure new that was not scanned before', () => {
    const unscanned = device('press-1', { components: undefined, deployments: undefined });
    const { failing, fullyCompared } = fleetChanges([unscanned], [device('press-1', { components: broken })], true);
    assert.deepEqual([failing, fullyCompared], [[], 0]);
  });

  it('do not call a device gone while not all are known', () => {
    assert.equal(fleetChanges([device('press-1')], [], false).gone, undefined);
  });

  it('count the devices of each move of a version, most first', () => {
    const with2 = [installedComponent({ componentVersion: '2.0.0' })];
    const before = ['a', 'b', 'c'].map((name) => device(name));
    const after = [
      device('a', { components: with2 }),
      device('b', { components: with2 }),
      device('c', { components: [] }),
    ];
    assert.deepEqual(fleetChanges(before, after, true).moves, [
      { componentName: 'com.example.Press', from: '1.4.2', to: '2.0.0', devices: 2 },
      { componentName: 'com.example.Press', from: '1.4.2', to: undefined, devices: 1 },
    ]);
  });
});
