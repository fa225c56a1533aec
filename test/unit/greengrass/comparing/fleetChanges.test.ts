import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { fleetChanges } from '../../../../src/greengrass/comparing/fleetChanges';
import type { DeviceKnowledge } from '../../../../src/greengrass/knownDevice';
import { fleetChangesReport } from '../../../../src/text/reports/fleetChangesReport';
import { coreDevice, hoursAgo, installedComponent, now } from '../../fixtures';
import { knownDevice } from '../../text/panels/facts';

function device(thingName: string, fields: Partial<DeviceKnowledge> = {}): DeviceKnowledge {
  return {
    device: coreDevice({ coreDeviceThingName: thingName }),
    details: undefined,
    deployments: [],
    components: [installedComponent()],
    ...fields,
  };
}

const broken = [installedComponent({ lifecycleState: 'BROKEN', lifecycleStatusCodes: ['RUN_ERROR'] })];

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
        assert.deepEqual(
          there.failing.map(({ thingName }) => thingName),
          back.recovered,
        );
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
    assert.deepEqual(failing, [{ thingName: 'press-1', code: 'RUN_ERROR' }]);
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

describe('the report of changes', () => {
  const { place } = knownDevice();
  const reported = { place, before: hoursAgo(24), after: now, otherAccount: undefined, otherRegion: undefined };

  it('says what changed and what could not be compared', () => {
    const changes = fleetChanges(
      [device('press-1'), device('press-2', { components: broken }), device('old')],
      [
        device('press-1', { components: broken }),
        device('press-2', { components: [installedComponent({ componentVersion: '2.0.0' })] }),
        device('new'),
      ],
      true,
    );
    const text = fleetChangesReport({ ...reported, changes });
    assert.match(text, /^# What changed since 2026-11-22 12:00 UTC\n/u);
    assert.match(text, /1 core device newly failing, 1 recovered, 0 still failing\./u);
    assert.match(text, /## Newly failing \(1\)\n\n- press\S*-1: RUN\S*_ERROR/u);
    assert.match(text, /## Recovered \(1\)\n\n- press\S*-2/u);
    assert.match(text, /## New core devices \(1\)\n\n- new/u);
    assert.match(text, /## Core devices that are gone \(1\)\n\n- old/u);
    assert.match(text, /## Components \(1\)\n\n- com.* → 2.* on 1 core device/u);
    assert.match(text, /2 core devices compared/u);
  });

  it('says that nothing changed, and that the snapshot is of another account', () => {
    const changes = fleetChanges([device('press-1')], [device('press-1')], false);
    const text = fleetChangesReport({ ...reported, changes, otherAccount: '999999999999' });
    assert.match(text, /Nothing changed\./u);
    assert.match(text, /another account: 999999999999/u);
    assert.match(text, /isn't known which ones are gone/u);
  });

  it('names 200 devices of a section and counts the others', () => {
    const many = Array.from({ length: 300 }, (_, index) => device(`press-${index}`));
    const text = fleetChangesReport({ ...reported, changes: fleetChanges([], many, true) });
    assert.match(text, /## New core devices \(300\)/u);
    assert.match(text, /- and 100 others/u);
  });
});
