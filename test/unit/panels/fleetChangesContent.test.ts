import assert from 'node:assert/strict';
import { readSnapshot, snapshotText, takeSnapshot, type ReadSnapshot } from '../../../src/fleet/snapshots/snapshot';
import { errorCodes } from '../../../src/greengrass/codes/errorCodes';
import { Redactor } from '../../../src/greengrass/redaction/redactor';
import type { Content } from '../../../src/panels/content';
import { fleetChangesContent } from '../../../src/panels/fleetChangesContent';
import type { Panel } from '../../../src/text/panels/panel';
import { coreDevice } from '../../simulator/generated/deviceParts';
import { account, region } from '../../simulator/generated/random';
import { openLiveFleet, type LiveFleet } from '../fleet/liveFleet';
import { headLines, sectionLines } from '../text/panels/panelText';

const classic = { coreVersion: '2.14.3', isLite: false };
const devices = ['press-1', 'press-2'].map((name) => coreDevice(name, classic, 60, [], []));

describe('the content of the panel of what changed since a snapshot', () => {
  let live: LiveFleet;
  let file: ReadSnapshot;
  beforeEach(async () => {
    live = await openLiveFleet({ account, region, devices, deployments: [] });
    await live.fleet.list.readFirst();
    await live.fleet.list.settled();
    file = readSnapshot(snapshotText(takeSnapshot(live.fleet, new Date('2026-11-22T12:00:00Z'))));
    live.takeRequests();
  });
  afterEach(() => live.close());

  function content(): Content {
    const address = {
      kind: 'fleetChanges',
      connectionId: live.fleet.connection.id,
      file: 'file:///a%20b.json',
    } as const;
    return fleetChangesContent(address, {
      sessions: { all: [] },
      timeZone: () => 'utc',
      readSnapshot: () => Promise.resolve(file),
    });
  }

  async function openedContent(): Promise<Content> {
    const opened = content();
    await opened.open(live.fleet);
    return opened;
  }

  function panelOf(opened: Content): Panel {
    const { panel } = opened.current(live.fleet);
    assert.ok(panel);
    return panel;
  }

  it('asks AWS nothing when it opens, and follows the fleet', async () => {
    const opened = content();
    await opened.open(live.fleet);
    assert.match(headLines(panelOf(opened)).join('\n'), /0 core devices newly failing.*0 new \| 0 gone/u);
    assert.match(sectionLines(panelOf(opened)).join('\n'), /Nothing changed\.[^]*Snapshot file: a b\.json/u);
    assert.deepEqual(live.takeRequests(), []);
    live.simulator.remove('press-1');
    live.simulator.put(coreDevice('press-3', classic, 60, [], []));
    await opened.refresh(live.fleet);
    const text = sectionLines(panelOf(opened)).join('\n');
    assert.match(text, /# New core devices \(1\)[^]*press-3[^]*# Core devices that are gone \(1\)[^]*press-1/u);
  });

  it('says that a redacted snapshot has no names to compare', async () => {
    const text = snapshotText(takeSnapshot(live.fleet, new Date('2026-11-22T12:00:00Z')), new Redactor(errorCodes));
    file = readSnapshot(text);
    const opened = content();
    await opened.open(live.fleet);
    assert.match(headLines(panelOf(opened)).join('\n'), /! warning: The snapshot is redacted/u);
  });

  it("says why the file can't be read, and keeps what it has when a later read fails", async () => {
    const opened = content();
    await opened.open(live.fleet);
    const read = file;
    file = { kind: 'refused', why: "Couldn't read the file." };
    await opened.refresh(live.fleet);
    assert.match(headLines(panelOf(opened)).join('\n'), /! error: a b\.json: Couldn't read the file\./u);
    const refused = file;
    file = read;
    await opened.refresh(live.fleet);
    assert.doesNotMatch(headLines(panelOf(opened)).join('\n'), /error/u);
    file = refused;
    const unread = content();
    assert.equal(unread.current(live.fleet).isLoading, true);
    await unread.open(live.fleet);
    const { panel, notices, isLoading } = unread.current(live.fleet);
    assert.deepEqual([panel, isLoading], [undefined, false]);
    assert.equal(notices[0]?.text, "a b.json: Couldn't read the file.");
  });

  it('has the time of an open snapshot, and offers neither a refresh nor a scan of it', async () => {
    const asOf = new Date('2026-11-25T12:00:00Z');
    const later = await openLiveFleet({ account, region, devices, deployments: [] }, { asOf });
    try {
      await later.fleet.list.readFirst();
      const opened = content();
      await opened.open(later.fleet);
      const { panel } = opened.current(later.fleet);
      assert.ok(panel);
      assert.deepEqual(panel.actions, ['copyChanges']);
      assert.equal(panel.readAt, asOf.getTime());
    } finally {
      await later.close();
    }
    assert.deepEqual(panelOf(await openedContent()).actions, ['copyChanges', 'refresh', 'scan']);
  });

  it('warns of another Region, and of another account only if both are known', async () => {
    assert.ok(file.kind !== 'refused');
    file = { ...file, snapshot: { ...file.snapshot, account: '999999999999', region: 'us-east-1' } };
    const lines = headLines(panelOf(await openedContent())).join('\n');
    assert.match(lines, /of another Region: us-east-1/u);
    assert.doesNotMatch(lines, /another account/u);
  });
});
