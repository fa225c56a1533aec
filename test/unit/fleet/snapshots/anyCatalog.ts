import fc from 'fast-check';
import type { RecordedCatalog } from '../../../../src/fleet/snapshots/recordedCatalog';
import type { LatestComponentVersion } from '../../../../src/greengrass/component';
import { anyText } from '../../greengrass/arbitraryModels';

function absentOr<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(value, { nil: undefined, freq: 4 });
}

const owner = fc.constantFrom('aws', '123456789012');
const componentName = fc.constantFrom('com.acme.Press', '__proto__', 'constructor', '冷蔵庫', 'a');
const version = fc.constantFrom('1.0.0', '1.0.1-rc.1', '2.0.0', 'latest');
const anyArn = fc
  .tuple(owner, componentName)
  .map(([account, name]) => `arn:aws:greengrass:eu-west-1:${account}:components:${name}`);
const anyVersionArn = fc.tuple(anyArn, version).map(([arn, number]) => `${arn}:versions:${number}`);
const anyTags = fc.dictionary(anyText, anyText, { maxKeys: 2 });

function anyLatestVersion<T>(arn: fc.Arbitrary<T>) {
  return fc.record({
    arn,
    componentVersion: absentOr(version),
    creationTimestamp: absentOr(fc.date({ noInvalidDate: true })),
    description: absentOr(anyText),
    publisher: absentOr(anyText),
    platforms: fc.array(fc.record({ name: absentOr(anyText), attributes: anyTags }), { maxLength: 2 }),
  });
}

const anyDescribed = fc
  .tuple(
    anyLatestVersion(anyVersionArn),
    fc.record({
      componentName: absentOr(componentName),
      status: fc.record({
        componentState: absentOr(fc.constantFrom('DEPLOYABLE', 'FAILED')),
        message: absentOr(anyText),
        errors: anyTags,
        vendorGuidance: absentOr(fc.constantFrom('ACTIVE', 'DELETED')),
        vendorGuidanceMessage: absentOr(anyText),
      }),
      tags: anyTags,
    }),
  )
  .map(([latest, rest]) => ({ ...latest, ...rest }));

const anyFirst: fc.Arbitrary<LatestComponentVersion> = anyLatestVersion(absentOr(anyVersionArn));

function anyList<T extends { readonly arn: string }>(item: fc.Arbitrary<T>): fc.Arbitrary<readonly T[] | undefined> {
  return absentOr(fc.uniqueArray(item, { maxLength: 3, selector: ({ arn }) => arn }));
}

/** The components in the cloud that a snapshot can have. */
export const anyCatalog: fc.Arbitrary<RecordedCatalog> = fc.record({
  components: anyList(
    fc.record({
      arn: anyArn,
      componentName,
      latestVersion: absentOr(anyFirst),
      scope: fc.constantFrom('PRIVATE', 'PUBLIC'),
    }),
  ),
  partialComponents: absentOr(fc.uniqueArray(fc.constantFrom('PRIVATE', 'PUBLIC'), { minLength: 1 })),
  componentVersions: anyList(
    fc.record({ arn: anyVersionArn, componentName: absentOr(componentName), componentVersion: absentOr(version) }),
  ),
  describedComponents: anyList(anyDescribed),
  recipes: anyList(
    fc.record({ arn: anyVersionArn, recipeOutputFormat: fc.constantFrom('JSON', 'YAML'), recipe: anyText }),
  ),
});
