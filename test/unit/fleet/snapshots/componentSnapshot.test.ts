import assert from 'node:assert/strict';
import { errorCodes } from '../../../../src/greengrass/codes/errorCodes';
import { Redactor } from '../../../../src/greengrass/redaction/redactor';
import { Fleet } from '../../../../src/fleet/fleet';
import { readSnapshot, snapshotText, takeSnapshot } from '../../../../src/fleet/snapshots/snapshot';
import { snapshotConnection } from '../../../../src/fleet/snapshots/snapshotSource';
import { account, days, region } from '../../../simulator/generated/random';
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

  it('says that a list was loaded halfway, and has no list of versions that was', async () => {
    const names = Array.from({ length: 120 }, (_, index) => `com.example.A${index}`);
    const live = await openLiveFleet({
      account,
      region,
      devices: [],
      components: [
        ...names.map((name) => ({ componentName: name, scope: 'PRIVATE' as const, versions })),
        {
          componentName,
          scope: 'PRIVATE',
          versions: names.map((_, index) => ({ componentVersion: `${index}.0.0`, creationTimestamp: -days })),
        },
      ],
    });
    try {
      const { components } = live.fleet;
      live.simulator.setFaults({
        page: 2,
        effect: { kind: 'error', status: 400, type: 'ValidationException', message: 'Expired' },
      });
      await Promise.all([components.own.read(), components.versions(componentArn).read()]);
      assert.equal(components.knownVersions(componentArn)?.isPartial, true);
      for (const redactor of [undefined, new Redactor(errorCodes)]) {
        const read = readSnapshot(snapshotText(takeSnapshot(live.fleet, new Date()), redactor));
        assert.ok(read.kind === 'snapshot');
        const saved = new Fleet(snapshotConnection(read.snapshot, 'a.json'), live.clock, () => undefined).components;
        await Promise.all([saved.own.read(), saved.versions(componentArn).read()]);
        const { items, isPartial, error } = saved.own.state;
        assert.deepEqual([items?.length, isPartial, error?.kind], [100, true, 'notRecorded']);
        assert.equal(saved.knownVersions(componentArn)?.items, undefined);
      }
    } finally {
      await live.close();
    }
  });

  it('finds a version by the ARN that it was asked for, also if AWS sent none', async () => {
    const live = await openLiveFleet({
      account,
      region,
      devices: [],
      components: [{ componentName, scope: 'PRIVATE', versions }],
    });
    try {
      const body = JSON.stringify({ componentVersion: '1.1.0', status: { vendorGuidance: 'DELETED' } });
      live.simulator.setFaults({ operation: 'DescribeComponent', effect: { kind: 'body', body } });
      await live.fleet.components.version(arn).read();
      const read = readSnapshot(snapshotText(takeSnapshot(live.fleet, new Date())));
      assert.ok(read.kind === 'snapshot');
      const { source } = snapshotConnection(read.snapshot, 'a.json');
      const { status } = await source.describeComponent(arn, new AbortController().signal);
      assert.equal(status.vendorGuidance, 'DELETED');
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
