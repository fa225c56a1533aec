import assert from 'node:assert/strict';
import { changeFacts, loadWhatChanged } from '../../../../src/fleet/deployments/changesOnDevice';
import { showRecorded, snapshotConnection } from '../../../../src/fleet/snapshots/snapshotSource';
import { takeSnapshot } from '../../../../src/fleet/snapshots/snapshot';
import { Fleet } from '../../../../src/fleet/fleet';
import type { EffectiveDeployment } from '../../../../src/greengrass/model';
import type { ChangeFacts } from '../../../../src/greengrass/rollouts/whatChanged';
import { changeLine, distinctionSentence } from '../../../../src/text/messages/deployments/changeWords';
import { revisedFleet, revisionIds } from '../../../extension/support/revisedFleet';
import { accessDenied } from '../../../simulator/faults/faults';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

const [firstId, secondId, failedId] = revisionIds;

interface OnDevice {
  readonly deployment: EffectiveDeployment;
  readonly siblings: readonly EffectiveDeployment[];
}

async function openDevice(fleet: Fleet, thingName: string): Promise<OnDevice> {
  const record = await fleet.devices.find(thingName);
  await record.open();
  const siblings = record.opened.deployments ?? [];
  const deployment = siblings.find(({ deploymentId }) => deploymentId === failedId);
  assert.ok(deployment);
  return { deployment, siblings };
}

function lineOf(facts: ChangeFacts | undefined): string {
  const { changed } = facts ?? {};
  return changed?.kind === 'changes' ? changeLine(changed) : (changed?.kind ?? 'nothing');
}

describe('what a deployment changed on a device', () => {
  let live: LiveFleet;
  beforeEach(async () => {
    live = await openLiveFleet(revisedFleet);
  });
  afterEach(() => live.close());

  const factsOf = ({ deployment, siblings }: OnDevice): ChangeFacts | undefined =>
    changeFacts(live.fleet, deployment, siblings);

  it('is not known and costs no request before it is loaded', async () => {
    const on = await openDevice(live.fleet, 'press-1');
    live.takeRequests();
    assert.equal(lineOf(factsOf(on)), 'notLoaded');
    assert.deepEqual(live.takeRequests(), []);
    assert.equal(live.fleet.deployments.wasRequested(failedId), false);
  });

  it('is compared with the last revision that succeeded on the device, without listing revisions', async () => {
    const on = await openDevice(live.fleet, 'press-1');
    live.takeRequests();
    await loadWhatChanged(live.fleet, on.deployment, on.siblings);
    assert.equal(
      lineOf(factsOf(on)),
      '2 changes since revision 1: com.acme.Camera added, com.acme.Press 1.0.0 → 1.1.0 (configuration changed)',
    );
    assert.deepEqual(live.takeRequests(), [`GetDeployment ${failedId}`, `GetDeployment ${firstId}`]);
    await loadWhatChanged(live.fleet, on.deployment, on.siblings);
    assert.deepEqual(live.takeRequests(), []);
  });

  it('is compared with the revision before if none succeeded on the device', async () => {
    const on = await openDevice(live.fleet, 'press-2');
    live.takeRequests();
    await loadWhatChanged(live.fleet, on.deployment, on.siblings);
    assert.equal(
      lineOf(factsOf(on)),
      '1 change since revision 2: com.acme.Press 1.0.0 → 1.1.0 (configuration changed)',
    );
    assert.deepEqual(live.takeRequests(), [
      `GetDeployment ${failedId}`,
      'ListDeployments',
      `GetDeployment ${secondId}`,
    ]);
  });

  it('is nothing for a deployment that did not fail', async () => {
    const on = await openDevice(live.fleet, 'press-3');
    assert.equal(factsOf(on), undefined);
  });

  it('is why it could not be loaded, and is loaded the next time', async () => {
    const on = await openDevice(live.fleet, 'press-2');
    live.simulator.setFaults({
      operation: 'ListDeployments',
      effect: accessDenied('greengrass:ListDeployments'),
    });
    await loadWhatChanged(live.fleet, on.deployment, on.siblings);
    const { changed } = factsOf(on) ?? {};
    assert.equal(changed?.kind === 'failed' ? changed.error.permission : undefined, 'greengrass:ListDeployments');
    live.simulator.setFaults();
    await loadWhatChanged(live.fleet, on.deployment, on.siblings);
    assert.match(lineOf(factsOf(on)), /^1 change since revision 2/u);
  });

  it('says that the first revision has none before', async () => {
    const on = await openDevice(live.fleet, 'press-1');
    const first = on.siblings.find(({ deploymentId }) => deploymentId === firstId);
    assert.ok(first);
    const failed = { ...first, coreDeviceExecutionStatus: 'FAILED' };
    await loadWhatChanged(live.fleet, failed, on.siblings);
    assert.equal(lineOf(changeFacts(live.fleet, failed, on.siblings)), 'first');
  });

  it('names what sets the failing devices apart, once their data has loaded', async () => {
    const on = await openDevice(live.fleet, 'press-1');
    assert.deepEqual(factsOf(on)?.distinctions, []);
    for (const name of ['press-2', 'press-3', 'press-4', 'press-5']) {
      await openDevice(live.fleet, name);
    }
    live.takeRequests();
    assert.deepEqual(factsOf(on)?.distinctions.map(distinctionSentence), [
      'Failed on 2 known core devices, all with nucleus 2.9.1. Succeeded on 3, all with nucleus 2.12.0.',
    ]);
    assert.deepEqual(live.takeRequests(), []);
  });

  it('is known in a snapshot that has both definitions', async () => {
    const on = await openDevice(live.fleet, 'press-2');
    await loadWhatChanged(live.fleet, on.deployment, on.siblings);
    await live.fleet.rollouts.latest.listing.read();
    const snapshot = takeSnapshot(live.fleet, live.clock.now());
    const shown = new Fleet(snapshotConnection(snapshot, 'a.json'), live.clock, () => undefined);
    await showRecorded(shown, snapshot, () => Promise.resolve());
    assert.match(lineOf(changeFacts(shown, on.deployment, on.siblings)), /^1 change since revision 2/u);
    // The snapshot lists the revision before, but hasn't recorded its definition.
    const some = { ...snapshot, deployments: snapshot.deployments.filter((one) => one.deploymentId !== secondId) };
    const partial = new Fleet(snapshotConnection(some, 'b.json'), live.clock, () => undefined);
    await loadWhatChanged(partial, on.deployment, on.siblings);
    const { changed } = changeFacts(partial, on.deployment, on.siblings) ?? {};
    assert.equal(changed?.kind === 'failed' ? changed.error.kind : undefined, 'notRecorded');
    const unlisted = new Fleet(
      snapshotConnection({ ...some, listedDeployments: undefined }, 'c.json'),
      live.clock,
      () => undefined,
    );
    await loadWhatChanged(unlisted, on.deployment, on.siblings);
    assert.equal(lineOf(changeFacts(unlisted, on.deployment, on.siblings)), 'unlisted');
  });
});
