import assert from 'node:assert/strict';
import fc from 'fast-check';
import { failuresOverview, type OverviewFacts } from '../../../../src/text/panels/failuresOverview';
import type { Block, Chart } from '../../../../src/text/panels/panel';
import { coreDeviceRow } from '../../../../src/text/rows/coreDeviceRow';
import type { KnownDevice } from '../../../../src/greengrass/knownDevice';
import { coreDevice, failedDeployment, installedComponent, now } from '../../fixtures';
import { CaseCoverage } from '../../caseCoverage';
import { anyCoreDevice, anyEffectiveDeployment, anyInstalledComponent } from '../../greengrass/arbitraryModels';
import { headLines, sectionLines } from './panelText';

const unopened = { deployments: undefined, components: undefined };
const place = { connectionId: 'a', profile: 'a', region: 'eu-west-1', partition: 'aws', account: undefined };

function device(name: string, known: Partial<KnownDevice>): KnownDevice {
  const nothing = { details: undefined, deployments: undefined, components: undefined };
  return { place, device: coreDevice({ coreDeviceThingName: name }), ...nothing, ...known };
}

function facts(failing: readonly KnownDevice[]): OverviewFacts {
  const statuses = new Map([
    ['HEALTHY', 4],
    ['UNHEALTHY', 1],
  ]);
  const health = { statuses, stale: 2, notScanned: 3, isPartial: true };
  const { connectionId } = place;
  return {
    connectionId,
    failing,
    incident: { failing, healthy: [], sinceLastLook: undefined },
    health,
    staleAfterHours: 25,
    timeZone: 'local',
    coverage: 'Scan of today.',
    readAt: now,
    isLoading: false,
  };
}

function blocks(overview: OverviewFacts): readonly Block[] {
  return failuresOverview(overview).sections.flatMap((section) => section.blocks);
}

function chartOf(overview: OverviewFacts): Chart | undefined {
  return blocks(overview).find((block): block is Chart => block.kind === 'chart');
}

const network = (types: readonly string[], target: string) =>
  failedDeployment(['DEPLOYMENT_FAILURE', 'NETWORK_ERROR'], {
    statusDetails: { errorStack: ['DEPLOYMENT_FAILURE', 'NETWORK_ERROR'], errorTypes: types },
    targetArn: `arn:aws:iot:eu-west-1:123456789012:thinggroup/${target}`,
  });
const failing = [
  device('a', { deployments: [network(['NETWORK_ERROR'], 'line-3')] }),
  device('b', { deployments: [network(['DEVICE_ERROR'], 'line-3'), network(['DEVICE_ERROR'], 'yard')] }),
  device('c', { components: [installedComponent({ lifecycleState: 'BROKEN', lifecycleStatusCodes: ['RUN_ERROR'] })] }),
];

describe('the failures overview', () => {
  it('shows the codes as a chart and a table, and the health of the fleet', () => {
    const panel = failuresOverview(facts(failing));
    assert.deepEqual(headLines(panel), [
      'Fleet: Failures Overview',
      '3 failing core devices | 2 error codes | 2 stale | 3 not scanned',
      '! info: Scan of today.',
      '[scan] [copyIncidentSummary] [exportFailures]',
      'data from 2026-11-23 12:00Z',
    ]);
    assert.deepEqual(sectionLines(panel), [
      '# Summary',
      '3 core devices are failing, the first since 2026-11-22 06:00 UTC.',
      '2 of 3 report NETWORK_ERROR; 2 of 3 have deployment Line 3 base.',
      '# Devices by error code',
      'Devices by error code:',
      'NETWORK_ERROR: 2 -> group code:NETWORK_ERROR',
      'RUN_ERROR: 1 -> group code:RUN_ERROR',
      'By Error type: Component, DEVICE_ERROR, NETWORK_ERROR: 0,1,1 / 1,0,0',
      'By Target: thing group line-3, Unknown: 2,0 / 0,1',
      '# Fleet health',
      "Known: 5 devices | The fleet has more core devices that aren't loaded yet.",
      'Healthy: 4 devices | No component was broken as of the last report. Deployments may still have failed.',
      'Unhealthy: 1 device | At least one component was broken as of the last report.',
      'Stale: 2 devices | No report for 25 hours or more. Also counted above by their last status.',
      'Not scanned: 3 devices | Only their status is known. A scan checks the ones that may be failing.',
      '# Error codes by component and deployment',
      '| Error code | Component or deployment | Devices |',
      '| NETWORK_ERROR -> group code:NETWORK_ERROR | Line 3 base | 2 |',
      '| RUN_ERROR -> group code:RUN_ERROR | com.example.Press | 1 |',
    ]);
  });

  it('makes no claim about failures while core devices load', () => {
    const text = sectionLines(failuresOverview({ ...facts([]), isLoading: true })).join('\n');
    assert.match(text, /Core devices are loading\./u);
    assert.doesNotMatch(text, /No failures/u);
  });

  it('has no chart, table and coverage before anything failed and anything was scanned', () => {
    const health = { statuses: new Map(), stale: 0, notScanned: 0, isPartial: false };
    const panel = failuresOverview({ ...facts([]), health, coverage: undefined, readAt: undefined });
    assert.deepEqual(headLines(panel), [
      'Fleet: Failures Overview',
      '0 failing core devices',
      '[scan] [copyIncidentSummary] [exportFailures]',
      'no data',
    ]);
    assert.deepEqual(sectionLines(panel).slice(0, 4), [
      '# Devices by error code',
      'No failures on the scanned core devices.',
      '# Fleet health',
      'Known: 0 devices',
    ]);
  });

  it('divides a bar by the failure with its code, and has a part for failures without a type', () => {
    const untyped = failedDeployment(['DISK_SPACE_CRITICAL']);
    const broken = installedComponent({ lifecycleState: 'BROKEN', lifecycleStatusCodes: ['RUN_ERROR'] });
    const unhealthy = coreDevice({ coreDeviceThingName: 'e', status: 'UNHEALTHY' });
    const fleet = [
      device('d', { deployments: [untyped, network(['NETWORK_ERROR'], 'yard')], components: [broken] }),
      device('e', { device: unhealthy }),
    ];
    assert.deepEqual(sectionLines(failuresOverview(facts(fleet)), 'Devices by error code').slice(2), [
      'DISK_SPACE_CRITICAL: 1 -> group code:DISK_SPACE_CRITICAL',
      'NETWORK_ERROR: 1 -> group code:NETWORK_ERROR',
      'RUN_ERROR: 1 -> group code:RUN_ERROR',
      'Unhealthy, cause unknown: 1 -> group noCause:',
      'By Error type: No error type, Component, NETWORK_ERROR: 1,0,0 / 0,0,1 / 0,1,0 / 1,0,0',
      'By Target: Unknown, thing group line-3, thing group yard: 0,1,0 / 0,0,1 / 1,0,0 / 1,0,0',
    ]);
  });

  it('has up to five parts, most devices first, then by name, and combines the smallest if there are more', () => {
    const onTargets = (targets: readonly string[]): string => {
      const fleet = targets.map((target, index) => device(`d${index}`, { deployments: [network([], target)] }));
      return sectionLines(failuresOverview(facts(fleet)), 'Devices by error code').at(-1) ?? '';
    };
    const groups = (...names: readonly string[]): string => names.map((name) => `thing group ${name}`).join(', ');
    assert.equal(onTargets(['e', 'c', 'c', 'd', 'a', 'b']), `By Target: ${groups('c', 'a', 'b', 'd', 'e')}: 2,1,1,1,1`);
    assert.equal(
      onTargets(['f', 'e', 'c', 'c', 'd', 'a', 'b']),
      `By Target: ${groups('c', 'a', 'b', 'd')}, Others: 2,1,1,1,2`,
    );
  });

  /** The summary lines about codes. */
  const summary = (overview: OverviewFacts): readonly string[] =>
    failuresOverview(overview)
      .summary.map(({ text }) => text)
      .filter((text) => text.includes('code'));

  it('counts codes and, separately, the kinds of failure without a code', () => {
    assert.deepEqual(summary(facts(failing)), ['2 error codes']);
    const uncoded = [
      device('d', { deployments: [failedDeployment([])] }),
      device('e', { components: [installedComponent({ lifecycleState: 'BROKEN', lifecycleStatusCodes: ['NONE'] })] }),
      device('f', { device: coreDevice({ coreDeviceThingName: 'f', status: 'UNHEALTHY' }) }),
    ];
    const both = ['2 error codes', '3 kinds of failure without a code'];
    assert.deepEqual(summary(facts([...failing, ...uncoded])), both);
    assert.deepEqual(summary(facts(uncoded.slice(0, 1))), ['1 kind of failure without a code']);
    assert.deepEqual(summary(facts([])), []);
  });

  it('says how many codes and kinds of failure are only in the table', () => {
    const coded = Array.from({ length: 21 }, (_, index) =>
      device(`a${index}`, { deployments: [failedDeployment([`CODE_${index + 10}`])] }),
    );
    const paragraphs = (devices: readonly KnownDevice[]): readonly string[] =>
      failuresOverview(facts(devices))
        .sections.filter(({ id }) => id !== 'incident')
        .flatMap((section) => section.blocks)
        .flatMap((block) => (block.kind === 'paragraph' ? block.text : []));
    assert.equal(chartOf(facts(coded))?.bars.length, 20);
    assert.deepEqual(paragraphs(coded), ['1 more code in the table below.']);
    const silent = device('z', { device: coreDevice({ coreDeviceThingName: 'z', status: 'UNHEALTHY' }) });
    assert.deepEqual(paragraphs([...coded, silent]), [
      '1 more code and 1 kind of failure without a code in the table below.',
    ]);
  });

  it('names a missing or unknown status as the rows do', () => {
    const { health, ...rest } = facts([]);
    const statuses = new Map([
      ['SLEEPING', 1],
      ['No status', 2],
    ]);
    const shown = blocks({ ...rest, health: { ...health, statuses } })
      .flatMap((block) => (block.kind === 'fields' ? block.fields : []))
      .slice(3, 5)
      .map(({ name, value, note = '' }) => `${name}: ${value.text} | ${note}`);
    const words = [undefined, 'SLEEPING'].map((status) => {
      const context = { now, staleAfterHours: 25, stuckAfterHours: 2 };
      return coreDeviceRow(coreDevice({ status }), unopened, context).description.split(' · ')[0];
    });
    assert.deepEqual(shown, [
      `${words[0] ?? ''}: 2 devices | AWS has no status for these devices.`,
      `${words[1] ?? ''}: 1 device | Greengrass Explorer doesn't know this status.`,
    ]);
  });

  it('counts each device of a code once in every division, whatever the data', () => {
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
        const { bars = [], divisions = [] } = chart ?? {};
        for (const { parts, amounts } of divisions) {
          assert.ok(parts.length <= 5);
          bars.forEach(({ amount }, index) => {
            assert.equal(
              (amounts[index] ?? []).reduce((sum, part) => sum + part, 0),
              amount,
            );
          });
        }
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
