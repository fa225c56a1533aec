import assert from 'node:assert/strict';
import type { ChangesSince } from '../../../../src/fleet/snapshots/changesSince';
import { fleetChangesPanel } from '../../../../src/text/panels/fleetChangesPanel';
import type { Panel } from '../../../../src/text/panels/panel';
import { hoursAgo } from '../../fixtures';
import { oneOfEach, unchanged } from '../../greengrass/comparing/changedDevices';
import { headLines, sectionLines } from './panelText';

function panelOf(since: ChangesSince): Panel {
  const { connectionId } = since.place;
  const address = { kind: 'fleetChanges', connectionId, file: 'file:///before.json' } as const;
  return fleetChangesPanel({ address, since, fileName: 'before.json', timeZone: 'utc' });
}

describe('the panel of what changed since a snapshot', () => {
  it('counts the changes, and names the time of both sides', () => {
    const panel = panelOf(oneOfEach());
    assert.deepEqual(headLines(panel), [
      'Fleet: Changes since 2026-11-22 12:00 UTC',
      '1 core device newly failing | 1 recovered | 0 still failing | 1 new | 1 gone | 1 version change',
      '[copyChanges] [refresh] [scan]',
      'data from 2026-11-23 12:00Z',
    ]);
    assert.deepEqual(sectionLines(panel, 'Compared'), [
      '# Compared',
      'Snapshot saved: 2026-11-22 12:00Z [copy]',
      'Core devices listed: 2026-11-23 12:00Z [copy]',
      'Snapshot file: before.json [copy]',
      '2 core devices compared. The deployments and components of 2 core devices are known at both times; of the others, only the status is compared.',
    ]);
  });

  it('links each core device, and has the status and the code of those that have no panel', () => {
    const { sections } = panelOf(oneOfEach());
    assert.deepEqual(sectionLines({ ...panelOf(oneOfEach()), sections: sections.slice(0, -1) }), [
      '# Newly failing (1)',
      '| Core device | Status | Error code |',
      '| press-1 -> core device | Healthy (neutral) | RUN_ERROR |',
      '# Recovered (1)',
      '| Core device | Status | Earlier error code |',
      '| press-2 -> core device | Healthy (neutral) | RUN_ERROR |',
      '# New core devices (1)',
      '| Core device | Status | Error code |',
      '| new -> core device | Healthy (neutral) |  |',
      '# Core devices that are gone (1)',
      '| Core device | Earlier status | Earlier error code |',
      '| old | Healthy (neutral) |  |',
      '# Component versions (1)',
      '| Component | Snapshot | Fleet | Core devices |',
      '| com.example.Press | 1.4.2 | 2.0.0 | 1 |',
    ]);
  });

  it("says that nothing changed, and doesn't count what isn't known to be gone", () => {
    const panel = panelOf(oneOfEach({ changes: unchanged, otherRegion: 'us-east-1' }));
    assert.match(
      headLines(panel).join('\n'),
      /gone: not known.*\n! warning: The snapshot is of another Region: us-east-1\./u,
    );
    assert.match(sectionLines(panel).join('\n'), /^# Changes\nNothing changed\./u);
    assert.match(sectionLines(panel, 'Compared').join('\n'), /isn't known which ones are gone/u);
  });

  it('says what may not be gone in an open snapshot, and that its fleet may not be listed yet', () => {
    const { place } = oneOfEach();
    const ofSnapshot = panelOf(oneOfEach({ place: { ...place, asOf: hoursAgo(1) } }));
    assert.equal(ofSnapshot.isSnapshot, true);
    assert.match(sectionLines(ofSnapshot, 'Compared').join('\n'), /They may not be gone\./u);
    const unread = panelOf(oneOfEach({ changes: unchanged, after: undefined }));
    assert.match(sectionLines(unread, 'Compared').join('\n'), /Core devices listed: not yet/u);
  });
});
