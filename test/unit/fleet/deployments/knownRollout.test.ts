import assert from 'node:assert/strict';
import { knownRollout } from '../../../../src/fleet/deployments/knownRollout';
import { findDrift } from '../../../../src/fleet/drift/findDrift';
import { rolloutRow } from '../../../../src/text/rows/rolloutRow';
import { targetArn } from '../../../simulator/generated/random';
import { sampleFleet } from '../../../simulator/sample/sampleFleet';
import { sampleTargets } from '../../../simulator/sample/sampleNames';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

describe('what is known of a rollout', () => {
  let live: LiveFleet;
  afterEach(() => live.close());

  function rowOf(group: string): string {
    const latest = live.fleet.rollouts.latest.listing.state.items ?? [];
    const deployment = latest.find((one) => one.targetArn === targetArn('thinggroup', group));
    assert.ok(deployment);
    return rolloutRow(knownRollout(live.fleet, deployment), live.fleet.now()).description;
  }

  it('says how many devices were notified once Find Drift has read the members of its thing group', async () => {
    live = await openLiveFleet(sampleFleet());
    const { rollouts } = live.fleet;
    await rollouts.latest.listing.read();
    await Promise.all((rollouts.latest.listing.state.items ?? []).map((one) => rollouts.job(one.deploymentId).read()));
    assert.match(rowOf(sampleTargets.rollingOut), /^Succeeded · revision 1/u);
    await findDrift(live.fleet, new AbortController().signal, () => undefined);
    assert.match(rowOf(sampleTargets.rollingOut), /^Succeeded · 1 of 5 notified · revision 1/u);
    assert.doesNotMatch(rowOf(sampleTargets.rated), /notified/u);
  });
});
