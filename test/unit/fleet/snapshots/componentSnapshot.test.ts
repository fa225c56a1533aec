import assert from 'node:assert/strict';
import { Fleet } from '../../../../src/fleet/fleet';
import { readSnapshot, snapshotText, takeSnapshot } from '../../../../src/fleet/snapshots/snapshot';
import { snapshotConnection } from '../../../../src/fleet/snapshots/snapshotSource';
import { account, days, region } from '../../../simulator/random';
import { openLiveFleet } from '../liveFleet';

const componentName = 'com.example.Saw';
const componentArn = `arn:aws:greengrass:${region}:${account}:components:${componentName}`;
const arn = `${componentArn}:versions:1.1.0`;
const versions = ['1.0.0', '1.1.0'].map((componentVersion) => ({ componentVersion, creationTimestamp: -days }));

describe('the snapshot of a fleet', () => {
  it('keeps the components, versions, and recipes that were loaded, and nothing else', async () => {
    const live = await openLiveFleet({
      account,
      region,
      devices: [],
      components: [{ componentName, scope: 'PRIVATE', versions }],
    });
    try {
      const { components } = live.fleet;
      const reads = [components.own, components.versions(componentArn), components.version(arn)];
      await Promise.all([...reads, components.recipe(arn, 'YAML')].map((listing) => listing.read()));
      const read = readSnapshot(snapshotText(takeSnapshot(live.fleet, new Date())));
      assert.ok(read.kind === 'snapshot');
      const saved = new Fleet(snapshotConnection(read.snapshot, 'a.json'), live.clock, () => undefined).components;
      await Promise.all(
        [saved.own, saved.provided, saved.versions(componentArn), saved.version(arn), saved.recipe(arn, 'YAML')].map(
          (listing) => listing.read(),
        ),
      );
      assert.deepEqual(saved.own.state.items, components.own.state.items);
      assert.equal(saved.provided.state.error?.kind, 'notRecorded');
      assert.deepEqual(saved.knownVersions(componentArn)?.items, components.knownVersions(componentArn)?.items);
      assert.deepEqual(saved.knownVersion(arn)?.items, components.knownVersion(arn)?.items);
      assert.deepEqual(saved.recipe(arn, 'YAML').state.items, components.recipe(arn, 'YAML').state.items);
      const other = saved.version(`${componentArn}:versions:1.0.0`);
      await other.read();
      assert.equal(other.state.error?.kind, 'notRecorded');
    } finally {
      await live.close();
    }
  });

  it('has no list of components if none was loaded', async () => {
    const live = await openLiveFleet({ account, region, devices: [] });
    try {
      const { components, componentVersions, describedComponents, recipes } = takeSnapshot(live.fleet, new Date());
      assert.deepEqual([components, componentVersions, describedComponents, recipes], Array(4).fill(undefined));
    } finally {
      await live.close();
    }
  });
});
