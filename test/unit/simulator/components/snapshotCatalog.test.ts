import assert from 'node:assert/strict';
import { snapshotText } from '../../../../src/fleet/snapshots/snapshot';
import { sampleComponents } from '../../../simulator/components/sampleComponents';
import { sampleFleet } from '../../../simulator/sample/sampleFleet';
import { sampleSnapshot } from '../../../simulator/sample/sampleSnapshot';

/** How much larger the components may make the snapshot, in bytes. Compressed in the package, they take a tenth of it. */
const maxBytes = 120_000;

describe('the components in the snapshot of the sample fleet', () => {
  const snapshot = sampleSnapshot();
  const { components = [], componentVersions = [], describedComponents = [], recipes = [] } = snapshot;

  it('are all components of the account and of AWS', () => {
    const keys = sampleFleet().components?.map(({ scope, componentName }) => `${scope} ${componentName}`);
    assert.deepEqual(components.map(({ scope, componentName }) => `${scope} ${componentName}`).sort(), keys?.sort());
    assert.ok(components.every(({ latestVersion }) => latestVersion?.creationTimestamp !== undefined));
  });

  it('have the versions of every component of the account, and the recipes of eight', () => {
    const named = new Set(recipes.map(({ arn }) => arn.replace(/^.*:components:|:versions:.*$/gu, '')));
    assert.equal(named.size, 8);
    const own = components.filter(({ scope }) => scope === 'PRIVATE').map(({ componentName }) => componentName);
    assert.deepEqual([...new Set(componentVersions.map(({ componentName }) => componentName))].sort(), own.sort());
    for (const { arn, recipe } of recipes) {
      assert.ok(recipe.includes(`\nComponentVersion: "${arn.replace(/^.*:/u, '')}"\n`), arn);
      assert.ok(
        componentVersions.some((version) => version.arn === arn),
        arn,
      );
    }
    assert.deepEqual(
      describedComponents.map(({ arn }) => arn),
      componentVersions.map(({ arn }) => arn),
    );
  });

  it('have what the failures and the devices of the fleet need', () => {
    const described = (name: string) => describedComponents.filter(({ componentName }) => componentName === name);
    const guidance = (name: string) => described(name).map(({ status }) => status.vendorGuidance);
    assert.ok(guidance(sampleComponents.deleted).includes('DELETED'));
    assert.ok(guidance(sampleComponents.discontinued).includes('DISCONTINUED'));
    assert.ok(described(sampleComponents.failed).some(({ status }) => status.componentState === 'FAILED'));
    assert.ok(
      described(sampleComponents.conflicting).length > 1 && described(sampleComponents.publishedSince).length > 1,
    );
  });

  it('take at most 120 KB', () => {
    const none = { components: undefined, componentVersions: undefined, describedComponents: undefined };
    const without = snapshotText({ ...snapshot, ...none, recipes: undefined });
    const size = Buffer.byteLength(snapshotText(snapshot)) - Buffer.byteLength(without);
    assert.ok(size > maxBytes / 2 && size <= maxBytes, `${size}`);
  });
});
