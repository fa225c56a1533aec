import assert from 'node:assert/strict';
import { failuresOverview, type OverviewFacts } from '../../../../src/text/panels/failuresOverview';
import { coreDeviceRow } from '../../../../src/text/rows/coreDeviceRow';
import type { Incident } from '../../../../src/greengrass/failures/incident';
import { coreDevice, failedDeployment, installedComponent, now } from '../../fixtures';
import { blocks, device, facts, failing } from './overviewFacts';
import { headLines, sectionLines } from './panelText';

const unopened = { deployments: undefined, components: undefined };

describe('the failures overview', () => {
  it('shows the codes as a chart and a table, and the health of the fleet', () => {
    const panel = failuresOverview(facts(failing));
    assert.deepEqual(headLines(panel), [
      'Fleet: Failures Overview',
      '3+ failing core devices | 2 error codes | 2+ stale | 3+ not scanned',
      '! info: Scan of today.',
      '[scan] [copyIncidentSummary] [exportFailures]',
      'data from 2026-11-23 12:00Z',
    ]);
    assert.deepEqual(sectionLines(panel), [
      '# Summary',
      '3 core devices are failing, the first since 2026-11-22 06:00 UTC.',
      '2 of 3 report NETWORK_ERROR; 2 of 3 have deployment Line 3 base.',
      '# Failing core devices',
      'Devices by error code:',
      'NETWORK_ERROR: 2 -> group code code:NETWORK_ERROR',
      'RUN_ERROR: 1 -> group code code:RUN_ERROR',
      'By Error type: Component, DEVICE_ERROR, NETWORK_ERROR: 0,1,1 / 1,0,0',
      'By Target: thing group line-3, Unknown: 2,0 / 0,1',
      'Devices by component:',
      'com.example.Press: 1 -> group component name:com.example.Press',
      'No component named: 2 -> group component noComponent:',
      'By Error type: Component, DEVICE_ERROR, NETWORK_ERROR: 1,0,0 / 0,1,1',
      'By Target: thing group line-3, Unknown: 0,1 / 2,0',
      'Devices by deployment:',
      'Line 3 base: 2 -> group deployment name:Line 3 base',
      'Local deployment: 1 -> group deployment localDeployment:',
      'By Error type: Component, DEVICE_ERROR, NETWORK_ERROR: 0,1,1 / 1,0,0',
      'By Target: thing group line-3, Unknown: 2,0 / 0,1',
      '# Fleet health',
      "Loaded: 5 devices | The fleet has more core devices that aren't loaded yet.",
      'Healthy: 4 of 5 loaded devices | No component was broken as of the last report. Deployments may still have failed.',
      'Unhealthy: 1 of 5 loaded devices | At least one component was broken as of the last report.',
      'Stale: 2 of 5 loaded devices | No report for 25 hours or more. Also counted above by their last status.',
      'Not scanned: 3 of 5 loaded devices | Only their status is known. A scan checks the ones that may be failing.',
      '# Error codes by component and deployment',
      '| Error code | Component or deployment | Devices |',
      '| NETWORK_ERROR -> group code code:NETWORK_ERROR | Line 3 base | 2 |',
      '| RUN_ERROR -> group code code:RUN_ERROR | com.example.Press | 1 |',
    ]);
  });

  it('counts the whole fleet once it is loaded', () => {
    const shown = facts(failing);
    const panel = failuresOverview({
      ...shown,
      health: { ...shown.health, isPartial: false, isFleetScanned: false },
    });
    assert.equal(headLines(panel)[1], '3 failing core devices | 2 error codes | 2 stale | 3 not scanned');
    const lines = sectionLines(panel, 'Fleet health');
    assert.ok(lines.includes('Known: 5 devices'));
    assert.ok(lines.includes('Unhealthy: 1 device | At least one component was broken as of the last report.'));
  });

  it('counts all failing core devices after a scan, even if the list is not loaded to its end', () => {
    const shown = facts(failing);
    assert.match(headLines(failuresOverview(shown))[1] ?? '', /^3\+ failing core devices \| .* 2\+ stale/u);
    const scanned = failuresOverview({ ...shown, health: { ...shown.health, isFleetScanned: true } });
    assert.match(headLines(scanned)[1] ?? '', /^3 failing core devices \| .* 2\+ stale/u);
  });

  it('leaves out zeros of what needs attention', () => {
    const shown = facts(failing);
    const health = { ...shown.health, stale: 0, notScanned: 0 };
    const lines = sectionLines(failuresOverview({ ...shown, health })).join('\n');
    assert.doesNotMatch(lines, /^(?:Stale|Stuck|Not scanned): /mu);
  });

  it('counts stuck core devices before anything else about the fleet', () => {
    const shown = facts(failing);
    const lines = (incident: Partial<Incident>) => {
      const overview = failuresOverview({ ...shown, incident: { ...shown.incident, ...incident } });
      assert.ok(sectionLines(overview, 'Fleet health').some((line) => line.startsWith('Stuck: ')));
      return [headLines(overview)[1], ...sectionLines(overview).slice(0, 3)];
    };
    const [head, , since, stuck] = lines({ stuck: 2 });
    assert.equal(head, '3+ failing core devices | 2 error codes | 2+ stuck | 2+ stale | 3+ not scanned');
    assert.match(since ?? '', /^3 core devices are failing/u);
    assert.equal(stuck, '2 other core devices have a stuck deployment.');
    assert.deepEqual(lines({ stuck: 1, failing: [] }).slice(0, 3), [
      '0 failing core devices | 1+ stuck | 2+ stale | 3+ not scanned',
      '# Summary',
      '1 core device has a stuck deployment.',
    ]);
  });

  describe('leaves out what is muted, and says how many core devices are', () => {
    const [, b, c] = failing;
    const others = failing.slice(0, 1);

    /** Mutes the failures of a kind. */
    const without =
      (kind: string): Incident['isShown'] =>
      (_, problem) =>
        !problem.startsWith(`["${kind}"`);

    it('in the summary, the chart, and the table', () => {
      const shown = facts(others);
      const overview = failuresOverview({ ...shown, incident: { ...shown.incident, muted: 2 } });
      assert.equal(headLines(overview)[1], '1+ failing core devices | 1 error code | 2+ stale | 3+ not scanned');
      const lines = sectionLines(overview);
      assert.ok(lines.includes("2 muted core devices aren't counted."));
      assert.doesNotMatch(lines.join('\n'), /RUN_ERROR|No component named: 2/u);
    });

    it('of a core device with another failure', () => {
      assert.ok(b !== undefined && c !== undefined);
      const both = device('d', { deployments: b.deployments, components: c.components });
      const lines = sectionLines(failuresOverview(facts([both], without('deployment'))), 'Failing core devices');
      assert.doesNotMatch(lines.join('\n'), /NETWORK_ERROR|DEVICE_ERROR/u);
      assert.ok(lines.includes('RUN_ERROR: 1 -> group code code:RUN_ERROR'));
      assert.ok(!lines.includes('Line 3 base: 1 -> group deployment name:Line 3 base'));
    });

    it('and makes no all-clear if everything is muted', () => {
      const shown = facts([]);
      const lines = sectionLines(failuresOverview({ ...shown, incident: { ...shown.incident, muted: 1 } }));
      assert.deepEqual(lines.slice(0, 4), [
        '# Summary',
        "1 muted core device isn't counted.",
        '# Failing core devices',
        'All known failures are muted.',
      ]);
      const lastFailure = sectionLines(failuresOverview(facts(others, () => false)), 'Failing core devices');
      assert.deepEqual(lastFailure.slice(-1), ['All known failures are muted.']);
    });
  });

  it('makes no claim about failures while core devices load', () => {
    const text = sectionLines(failuresOverview({ ...facts([]), isLoading: true })).join('\n');
    assert.match(text, /Core devices are loading\./u);
    assert.doesNotMatch(text, /No failures/u);
  });

  it('has no chart, table and coverage before anything failed and anything was scanned', () => {
    const health = { statuses: new Map(), stale: 0, notScanned: 0, isPartial: false, isFleetScanned: false };
    const panel = failuresOverview({ ...facts([]), health, coverage: undefined, readAt: undefined });
    assert.deepEqual(headLines(panel), [
      'Fleet: Failures Overview',
      '0 failing core devices',
      '[scan] [copyIncidentSummary] [exportFailures]',
      'no data',
    ]);
    assert.deepEqual(sectionLines(panel).slice(0, 4), [
      '# Failing core devices',
      'No failures on the scanned core devices.',
      '# Fleet health',
      'Known: 0 devices',
    ]);
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
      `${words[0] ?? ''}: 2 of 3 loaded devices | AWS has no status for these devices.`,
      `${words[1] ?? ''}: 1 of 3 loaded devices | Greengrass Explorer doesn't know this status.`,
    ]);
  });
});
