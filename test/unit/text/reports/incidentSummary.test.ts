import assert from 'node:assert/strict';
import { explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import { incidentSummary, type SummarizedIncident } from '../../../../src/text/reports/incidentSummary';
import { coreDevice, hoursAgo, installedComponent, now } from '../../fixtures';
import { cataloged, knownDevice } from '../panels/facts';
import type { KnownDevice } from '../../../../src/greengrass/knownDevice';

function failingDevice(coreDeviceThingName: string, code = 'RUN_ERROR'): KnownDevice {
  return knownDevice({
    device: coreDevice({ coreDeviceThingName }),
    deployments: [],
    components: [
      installedComponent({
        componentName: 'com.acme.A',
        lifecycleState: 'BROKEN',
        lifecycleStatusCodes: [code],
        lastStatusChangeTimestamp: hoursAgo(4),
      }),
    ],
  });
}

function summary(failing: readonly KnownDevice[], given: Partial<SummarizedIncident> = {}): string {
  const { place } = knownDevice();
  const incident = { failing, healthy: [], stuck: 0, sinceLastLook: undefined, muted: 0, isShown: () => true };
  return incidentSummary({ ...incident, place, now, ...given }, explainErrorCode);
}

describe('the incident summary', () => {
  it('says what fails since when, what is shared, what changed, and for each cause what to do and where', () => {
    const { meaning, remedy } = cataloged('component', 'RUN_ERROR');
    const sinceLastLook = { lookedAt: hoursAgo(2), added: 1, recovered: 3 };
    const healthy = [knownDevice({ device: coreDevice({ coreDeviceThingName: 'fine' }), deployments: [] })];
    const given = { sinceLastLook, stuck: 1, muted: 1, healthy };
    const text = summary([failingDevice('press_1'), failingDevice('press-2')], given);
    assert.deepEqual(text.split('\n'), [
      '# Incident: 2 failing core devices',
      '',
      '- Account: `123456789012`',
      '- Region: `eu-west-1`',
      '- As of 2026-11-23 12:00 UTC',
      '- Without 1 muted core device',
      '',
      '2 core devices are failing, the first since 2026-11-23 08:00 UTC.',
      '',
      '1 other core device has a stuck deployment.',
      '',
      '2 of 2 report RUN\\_ERROR; 2 of 2 fail in com.acme.A.',
      '',
      '1 new since 2026-11-23 10:00 UTC, 3 recovered.',
      '',
      '## RUN\\_ERROR: 2 core devices',
      '',
      'In com.acme.A (2 core devices)',
      '',
      meaning,
      '',
      `What to do: ${remedy}`,
      '',
      '- press\\_1',
      '- press-2',
      '',
    ]);
  });

  it('names 100 core devices and 10 causes, and counts the others', () => {
    const many = Array.from({ length: 102 }, (_, index) => failingDevice(`press-${index}`));
    const others = Array.from({ length: 11 }, (_, index) => failingDevice(`other-${index}`, `CODE_${index}`));
    const text = summary([...many, ...others]);
    assert.equal(text.match(/^- press-/gmu)?.length, 100);
    assert.match(text, /^- and 2 others$/mu);
    assert.equal(text.match(/^## /gmu)?.length, 10);
    assert.match(text, /\nAnd 2 more causes\.\n$/u);
  });

  it('has no cause that is muted, and the time of a snapshot', () => {
    const place = { ...knownDevice().place, asOf: hoursAgo(9) };
    const text = summary([failingDevice('press-1')], { isShown: () => false, place });
    assert.doesNotMatch(text, /^## /mu);
    assert.match(text, /^# Incident: 1 failing core device$/mu);
    assert.match(text, /Snapshot from 2026-11-23 03:00 UTC, not live\./u);
    assert.match(text, /^1 core device has been failing since 2026-11-23 08:00 UTC\.$/mu);
  });
});
