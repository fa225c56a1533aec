import assert from 'node:assert/strict';
import { componentHover, type ComponentHoverFacts } from '../../../../../src/text/hovers/components/componentHover';
import {
  componentVersionHover,
  type ComponentVersionHoverFacts,
} from '../../../../../src/text/hovers/components/componentVersionHover';
import {
  describedVersion,
  discontinued,
  halfScanned,
  knownComponent,
  latest,
  unlistedVersion,
  versionSpread,
} from '../../componentFixtures';
import { hoverLines } from '../hoverText';

function ofComponent(fields: Partial<ComponentHoverFacts> = {}): string {
  const facts = { component: knownComponent(), versions: [], coverage: halfScanned, timeZone: 'utc' as const };
  return hoverLines(componentHover({ ...facts, ...fields })).join('\n');
}

function ofVersion(fields: Partial<ComponentVersionHoverFacts> = {}): string {
  return hoverLines(
    componentVersionHover({
      version: latest,
      componentName: 'com.example.Press',
      states: [
        ['BROKEN', 2],
        ['RUNNING', 12],
      ],
      described: undefined,
      coverage: halfScanned,
      timeZone: 'utc',
      ...fields,
    }),
  ).join('\n');
}

describe('the hover of a component', () => {
  it('says where it runs, the most frequent version first, and what the catalog says', () => {
    const versions = [versionSpread({ version: '1.3.0', devices: 1, failed: 1 }), versionSpread()];
    const text = ofComponent({ versions });
    assert.match(text, /On core devices: 1\.4\.2 on 3, 1\.3\.0 on 1 \(1 failing\)/u);
    assert.match(text, /10 of 20 core devices scanned\./u);
    assert.match(text, /Published: 2026-11-23 07:00 UTC/u);
    assert.match(text, /Platforms: linux aarch64/u);
    assert.match(text, /Publisher: Example/u);
    assert.match(text, /Description: Controls a press\./u);
    assert.match(text, /The others may have it, too\./u);
    assert.match(text, /ARN: arn:aws:greengrass:eu-west-1:123456789012:components:com\.example\.Press$/u);
  });

  it('names five versions and counts the others', () => {
    const versions = Array.from({ length: 8 }, (_, index) => versionSpread({ version: `1.${index}.0` }));
    assert.match(ofComponent({ versions }), /1\.4\.0 on 3, 3 more versions/u);
  });

  it('says that it replaces a component of AWS, or that no catalog has it', () => {
    const { spread: _, ...own } = knownComponent([], { replacesProvided: true });
    assert.match(ofComponent({ component: own }), /replaces it, also as a dependency/u);
    const { spread: _none, ...unlisted } = knownComponent([], { origin: 'unlisted', listed: undefined });
    const text = ofComponent({ component: unlisted });
    assert.match(text, /in no catalog that this connection can read/u);
    assert.ok(!text.includes('ARN'));
  });

  it('says which version can not be deployed or is advised against, and what to use instead', () => {
    const { spread: _, ...component } = knownComponent([], { discouraged: [discontinued] });
    assert.match(
      ofComponent({ component }),
      /1\.4\.2 discontinued: The publisher advises against .* The publisher says: Use 1\.5\.0 or later\./u,
    );
  });

  it('says that no scanned device has it', () => {
    assert.match(ofComponent(), /On core devices: none/u);
    assert.ok(!ofComponent({ coverage: { ...halfScanned, scanned: 0 } }).includes('On core devices'));
  });
});

describe('the hover of a version', () => {
  it('says in which states it runs', () => {
    assert.match(ofVersion(), /On core devices: 2 Broken, 12 Running/u);
    assert.ok(!ofVersion().includes('State:'));
    assert.match(ofVersion({ states: [] }), /On core devices: none/u);
  });

  it('says that it is the latest and when it was published, before its state is known', () => {
    assert.match(ofVersion(), /Latest version: yes\nPublished: 2026-11-23 07:00 UTC/u);
    assert.ok(!ofVersion({ version: unlistedVersion }).includes('Latest version'));
  });

  it('says whether it can be deployed, and why not', () => {
    assert.match(ofVersion({ described: describedVersion() }), /State: Deployable/u);
    const failed = describedVersion({
      componentState: 'FAILED',
      message: 'Access denied',
      errors: { 's3://bucket/press.zip': 'Forbidden' },
    });
    const text = ofVersion({ described: failed });
    assert.match(text, /State: Failed/u);
    assert.match(text, /Message: Access denied/u);
    assert.match(text, /Error of s3:\/\/bucket\/press\.zip: Forbidden/u);
    const deleted = describedVersion({ vendorGuidance: 'DELETED', vendorGuidanceMessage: 'Use 2.0.0 instead.' });
    const text2 = ofVersion({ described: deleted });
    assert.match(text2, /A deployment that names it fails/u);
    assert.match(text2, /Publisher says: Use 2\.0\.0 instead\./u);
    assert.match(text2, /Description: Controls a press\.[^]*Publisher: Example[^]*Platforms: linux aarch64/u);
  });

  it('says that AWS does not list it', () => {
    assert.match(ofVersion({ version: { ...latest, isUnlisted: true } }), /AWS doesn't list this version\./u);
  });
});
