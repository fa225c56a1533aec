import assert from 'node:assert/strict';
import fc from 'fast-check';
import { failuresOverview, type OverviewFacts } from '../../../../src/text/panels/failuresOverview';
import type { Block, Chart, Table } from '../../../../src/text/panels/panel';
import { coreDeviceRow } from '../../../../src/text/rows/coreDeviceRow';
import type { KnownDevice } from '../../../../src/greengrass/knownDevice';
import { coreDevice, failedDeployment, installedComponent, now } from '../../fixtures';
import { CaseCoverage } from '../../caseCoverage';
import { anyCoreDevice, anyEffectiveDeployment, anyInstalledComponent } from '../../greengrass/arbitraryModels';

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
  return { connectionId, failing, health, staleAfterHours: 25, coverage: 'Scan of today.', readAt: now };
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
  it('has a bar for each code, most devices first, divided by error type and target', () => {
    const chart = chartOf(facts(failing));
    assert.deepEqual(
      chart?.bars.map(({ name, amount }) => [name, amount]),
      [
        ['NETWORK_ERROR', 2],
        ['RUN_ERROR', 1],
      ],
    );
    const [byType, byTarget] = chart.divisions;
    assert.deepEqual([byType?.title, byTarget?.title], ['Error type', 'Target']);
    assert.deepEqual(byTarget?.parts, ['thing group line-3', 'Unknown']);
    assert.deepEqual(byTarget.amounts, [
      [2, 0],
      [0, 1],
    ]);
  });

  it('has every code in the table, with a link to its group', () => {
    const table = blocks(facts(failing)).find((block): block is Table => block.kind === 'table');
    assert.deepEqual(
      table?.rows.map((cells) => cells.map(({ text }) => text)),
      [
        ['NETWORK_ERROR', 'Line 3 base', '2'],
        ['RUN_ERROR', 'com.example.Press', '1'],
      ],
    );
    assert.equal(table.rows[0]?.[0]?.group, 'code:NETWORK_ERROR');
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
      blocks(facts(devices)).flatMap((block) => (block.kind === 'paragraph' ? block.text : []));
    assert.deepEqual(paragraphs(coded), ['1 more code in the table below.']);
    const silent = device('z', { device: coreDevice({ coreDeviceThingName: 'z', status: 'UNHEALTHY' }) });
    assert.deepEqual(paragraphs([...coded, silent]), [
      '1 more code and 1 kind of failure without a code in the table below.',
    ]);
  });

  it('names a missing or unknown status as the rows do', () => {
    const { health, ...rest } = facts([]);
    const statuses = new Map([
      ['No status', 2],
      ['SLEEPING', 1],
    ]);
    const shown = blocks({ ...rest, health: { ...health, statuses } })
      .flatMap((block) => (block.kind === 'fields' ? block.fields : []))
      .slice(3, 5)
      .map(({ name, value }) => `${name}: ${value.text}`);
    const words = [undefined, 'SLEEPING'].map((status) => {
      const context = { now, staleAfterHours: 25, stuckAfterHours: 2 };
      return coreDeviceRow(coreDevice({ status }), unopened, context).description.split(' · ')[0];
    });
    assert.deepEqual(shown, [`${words[0] ?? ''}: 2 devices`, `${words[1] ?? ''}: 1 device`]);
  });

  it('shows the health of the fleet, and that more devices exist', () => {
    const fields = blocks(facts([])).flatMap((block) => (block.kind === 'fields' ? block.fields : []));
    assert.deepEqual(
      fields.map(({ name, value }) => `${name}: ${value.text}`),
      ['Known: 5 devices', 'Healthy: 4 devices', 'Unhealthy: 1 device', 'Stale: 2 devices', 'Not scanned: 3 devices'],
    );
    assert.match(fields[0]?.note ?? '', /has more core devices/u);
    assert.ok(blocks(facts([])).some((block) => block.kind === 'paragraph' && block.text.includes('No failures')));
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
          mostParts: divisions.some(({ parts }) => parts.length === 5),
        });
      }),
    );
    coverage.assertCovered();
  });
});
