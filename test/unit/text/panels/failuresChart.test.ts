import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { KnownDevice } from '../../../../src/greengrass/knownDevice';
import { coreDevice, failedDeployment, installedComponent } from '../../fixtures';
import { CaseCoverage } from '../../caseCoverage';
import { anyCoreDevice, anyEffectiveDeployment, anyInstalledComponent } from '../../greengrass/arbitraryModels';
import { chartLines, chartOf, device, facts, network, place } from './overviewFacts';

describe('the chart of failures', () => {
  it('divides a bar by the failure with its code, and has a part for failures without a type', () => {
    const untyped = failedDeployment(['DISK_SPACE_CRITICAL']);
    const broken = installedComponent({ lifecycleState: 'BROKEN', lifecycleStatusCodes: ['RUN_ERROR'] });
    const unhealthy = coreDevice({ coreDeviceThingName: 'e', status: 'UNHEALTHY' });
    const fleet = [
      device('d', { deployments: [untyped, network(['NETWORK_ERROR'], 'yard')], components: [broken] }),
      device('e', { device: unhealthy }),
    ];
    assert.deepEqual(chartLines(facts(fleet)).slice(1, 7), [
      'DISK_SPACE_CRITICAL: 1 -> group code code:DISK_SPACE_CRITICAL',
      'NETWORK_ERROR: 1 -> group code code:NETWORK_ERROR',
      'RUN_ERROR: 1 -> group code code:RUN_ERROR',
      'Unhealthy, cause unknown: 1 -> group code noCause:',
      'By Error type: No error type, Component, NETWORK_ERROR: 1,0,0 / 0,0,1 / 0,1,0 / 1,0,0',
      'By Target: Unknown, thing group line-3, thing group yard: 0,1,0 / 0,0,1 / 1,0,0 / 1,0,0',
    ]);
  });

  it('divides a bar by a failure that is not muted', () => {
    const muted = { ...network(['NETWORK_ERROR'], 'yard'), deploymentId: 'muted' };
    const twice = device('d', { deployments: [muted, network(['DEVICE_ERROR'], 'line-3')] });
    const shown = facts([twice], (_, problem) => !problem.includes('"muted"'));
    assert.deepEqual(chartLines(shown).slice(1), [
      'NETWORK_ERROR: 1 -> group code code:NETWORK_ERROR',
      'By Error type: DEVICE_ERROR: 1',
      'By Target: thing group line-3: 1',
    ]);
  });

  it('has up to five parts, most devices first, then by name, and combines the smallest if there are more', () => {
    const onTargets = (targets: readonly string[]): string => {
      const fleet = targets.map((target, index) => device(`d${index}`, { deployments: [network([], target)] }));
      return chartLines(facts(fleet)).at(-1) ?? '';
    };
    const groups = (...names: readonly string[]): string => names.map((name) => `thing group ${name}`).join(', ');
    assert.equal(onTargets(['e', 'c', 'c', 'd', 'a', 'b']), `By Target: ${groups('c', 'a', 'b', 'd', 'e')}: 2,1,1,1,1`);
    assert.equal(
      onTargets(['f', 'e', 'c', 'c', 'd', 'a', 'b']),
      `By Target: ${groups('c', 'a', 'b', 'd')}, Others: 2,1,1,1,2`,
    );
  });

  /** What has no bar. */
  const notes = (devices: readonly KnownDevice[]): readonly string[] =>
    chartOf(facts(devices))?.groupings.flatMap(({ note }) => note ?? []) ?? [];

  it('says how many codes and kinds of failure are only in the table', () => {
    const coded = Array.from({ length: 21 }, (_, index) =>
      device(`a${index}`, { deployments: [failedDeployment([`CODE_${index + 10}`])] }),
    );
    assert.equal(chartOf(facts(coded))?.groupings[0]?.bars.length, 20);
    assert.deepEqual(notes(coded), ['1 more code in the table below.']);
    const silent = device('z', { device: coreDevice({ coreDeviceThingName: 'z', status: 'UNHEALTHY' }) });
    assert.deepEqual(notes([...coded, silent]), [
      '1 more code and 1 kind of failure without a code in the table below.',
    ]);
  });

  it('says how many components and deployments are only in the Failures view', () => {
    const broken = (name: string, componentName: string): KnownDevice => {
      const component = installedComponent({ componentName, lifecycleState: 'BROKEN' });
      const deployment = failedDeployment(['IO_ERROR'], { deploymentName: name });
      return device(name, { components: [component], deployments: [deployment] });
    };
    const many = Array.from({ length: 22 }, (_, index) => broken(`d${index + 10}`, `com.acme.C${index + 10}`));
    assert.deepEqual(notes(many), [
      '3 more components in the Failures view.',
      '3 more deployments in the Failures view.',
    ]);
  });

  it('counts each device of a group once in every division, whatever the data', () => {
    // Few targets, so devices share them.
    const fields = fc.record({
      coreDeviceExecutionStatus: fc.constantFrom('FAILED', 'SUCCEEDED'),
      targetArn: fc.nat(6).map((group) => `arn:aws:iot:eu-west-1:123456789012:thinggroup/line-${group}`),
    });
    const failed = fc.tuple(anyEffectiveDeployment, fields).map(([deployment, own]) => ({ ...deployment, ...own }));
    const anyDevice = fc.record({
      device: anyCoreDevice,
      deployments: fc.array(fc.oneof(anyEffectiveDeployment, failed), { minLength: 1, maxLength: 3 }),
      components: fc.array(anyInstalledComponent, { maxLength: 3 }),
    });
    const fleets = fc.array(anyDevice, { maxLength: 20, size: 'max' });
    const coverage = new CaseCoverage();
    fc.assert(
      fc.property(fleets, (devices) => {
        const chart = chartOf(facts(devices.map((known) => ({ place, details: undefined, ...known }))));
        const groupings = chart?.groupings ?? [];
        for (const { bars, divisions } of groupings) {
          for (const { parts, amounts } of divisions) {
            assert.ok(parts.length <= 5);
            bars.forEach(({ amount }, index) => {
              assert.equal(
                (amounts[index] ?? []).reduce((sum, part) => sum + part, 0),
                amount,
              );
            });
          }
        }
        const bars = groupings.flatMap((grouping) => grouping.bars);
        const divisions = groupings.flatMap((grouping) => grouping.divisions);
        coverage.count({
          severalDevices: bars.some(({ amount }) => amount > 1),
          divided: divisions.some(({ amounts }) => amounts.some((bar) => bar.filter((part) => part > 0).length > 1)),
          maxParts: divisions.some(({ parts }) => parts.length === 5),
        });
      }),
    );
    coverage.assertCovered();
  });
});
