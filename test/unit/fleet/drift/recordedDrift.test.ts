import assert from 'node:assert/strict';
import { differingDevices } from '../../../../src/fleet/drift/differingDevices';
import { findDrift } from '../../../../src/fleet/drift/findDrift';
import { Fleet } from '../../../../src/fleet/fleet';
import { readSnapshot, snapshotText, takeSnapshot, type Snapshot } from '../../../../src/fleet/snapshots/snapshot';
import { showRecorded, snapshotConnection } from '../../../../src/fleet/snapshots/snapshotSource';
import { errorCodes } from '../../../../src/greengrass/codes/errorCodes';
import { Redactor } from '../../../../src/greengrass/redaction/redactor';
import { sampleNames } from '../../../simulator/sample/sampleNames';
import { sampleSnapshot } from '../../../simulator/sample/sampleSnapshot';
import { FakeClock } from '../../fakeClock';
import type { LiveFleet } from '../liveFleet';
import { differs, openDriftingFleet } from './driftingFleet';

/** The snapshot in a file as a fleet. */
async function opened(text: string): Promise<Fleet> {
  const read = readSnapshot(text);
  const snapshot: Snapshot = read.kind === 'snapshot' ? read.snapshot : assert.fail(read.why);
  const fleet = new Fleet(snapshotConnection(snapshot, 'a.json'), new FakeClock(), () => undefined);
  await showRecorded(fleet, snapshot, () => Promise.resolve());
  return fleet;
}

function differences(fleet: Fleet): readonly string[] {
  return differingDevices(fleet).map(
    ({ example: { componentName, verdict }, thingNames }) => `${componentName} ${verdict.kind}: ${thingNames.join()}`,
  );
}

describe('drift in a snapshot', () => {
  let live: LiveFleet;
  afterEach(() => live.close());

  it('is that of the fleet when it was saved, also with stand-ins for names', async () => {
    live = await openDriftingFleet(differs);
    await live.fleet.list.readFirst();
    await findDrift(live.fleet, new AbortController().signal, () => undefined);
    const found = differences(live.fleet);
    assert.equal(found.length, 2);
    const snapshot = takeSnapshot(live.fleet, new Date('2026-11-24T09:00:00Z'));
    assert.deepEqual(differences(await opened(snapshotText(snapshot))), found);
    const redacted = snapshotText(snapshot, new Redactor(errorCodes));
    assert.doesNotMatch(redacted, /line-3|press-1/u);
    assert.deepEqual(
      differences(await opened(redacted)),
      found.map((one) => one.replace('press-1', 'thing-1')),
    );
  });

  it("isn't known without the latest revision for every target, or without the thing groups", async () => {
    live = await openDriftingFleet(differs);
    await live.fleet.list.readFirst();
    await findDrift(live.fleet, new AbortController().signal, () => undefined);
    const snapshot = takeSnapshot(live.fleet, new Date('2026-11-24T09:00:00Z'));
    for (const part of [{ hasEveryTarget: false }, { thingGroups: undefined }]) {
      assert.deepEqual(differences(await opened(snapshotText({ ...snapshot, ...part }))), []);
    }
  });
});

describe('drift in the sample fleet of the extension', () => {
  it('has a core device of each kind', async () => {
    const shown = differences(await opened(snapshotText(sampleSnapshot()))).join('\n');
    for (const [kind, thingName] of [
      ['missing', sampleNames.restored],
      ['otherVersion', sampleNames.restored],
      ['orphan', sampleNames.leftGroup],
      ['localOverride', sampleNames.overridden],
      ['conflict', sampleNames.conflicting],
    ] as const) {
      assert.match(shown, new RegExp(`${kind}: .*${thingName}`, 'u'));
    }
  });
});
