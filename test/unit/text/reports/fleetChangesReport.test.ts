import assert from 'node:assert/strict';
import { fleetChanges } from '../../../../src/greengrass/comparing/fleetChanges';
import { fleetChangesReport } from '../../../../src/text/reports/fleetChangesReport';
import { device, oneOfEach, unchanged } from '../../greengrass/comparing/changedDevices';

describe('the report of changes', () => {
  it('says what changed and what could not be compared', () => {
    const text = fleetChangesReport(oneOfEach());
    assert.match(text, /^# What changed since 2026-11-22 12:00 UTC\n/u);
    assert.match(text, /- Core devices listed: `2026-11-23 12:00 UTC`/u);
    assert.match(text, /1 core device newly failing, 1 recovered, 0 still failing\./u);
    assert.match(text, /## Newly failing \(1\)\n\n- `press-1`: `RUN_ERROR`\n/u);
    assert.match(text, /## Recovered \(1\)\n\n- `press-2`\n/u);
    assert.match(text, /## New core devices \(1\)\n\n- `new`\n/u);
    assert.match(text, /## Core devices that are gone \(1\)\n\n- `old`\n/u);
    assert.match(text, /## Component versions \(1\)\n\n- com.* → 2.* on 1 core device/u);
    assert.match(text, /2 core devices compared/u);
    assert.doesNotMatch(text, /may/u);
  });

  it('says that nothing changed, and that the snapshot is of another account', () => {
    const text = fleetChangesReport(oneOfEach({ changes: unchanged, otherAccount: '999999999999' }));
    assert.match(text, /Nothing changed\./u);
    assert.match(text, /another account: 999999999999/u);
    assert.match(text, /isn't known which ones are gone/u);
  });

  it('says that core devices may not be new if the snapshot may lack some', () => {
    assert.match(
      fleetChangesReport(oneOfEach({ isSnapshotWhole: false })),
      /some of those in the list may not be new/u,
    );
  });

  it("says that names can't be compared if the snapshot is redacted", () => {
    assert.match(fleetChangesReport(oneOfEach({ isRedacted: true })), /stand-ins replace its names/u);
  });

  it('names 200 devices of a section and counts the others', () => {
    const many = Array.from({ length: 300 }, (_, index) => device(`press-${index}`));
    const text = fleetChangesReport(oneOfEach({ changes: fleetChanges([], many, true) }));
    assert.match(text, /## New core devices \(300\)/u);
    assert.match(text, /- and 100 others/u);
  });
});
