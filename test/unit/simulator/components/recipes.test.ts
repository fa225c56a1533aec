import assert from 'node:assert/strict';
import { componentsUsedBy } from '../../../simulator/components/publish';
import { recipeOf } from '../../../simulator/components/recipeOf';
import { recipeText } from '../../../simulator/components/recipeText';
import { sampleFleet } from '../../../simulator/sample/sampleFleet';

/** The largest recipe that the Greengrass Development Kit publishes, in bytes. */
const maxRecipeBytes = 16_000;

describe('a recipe of the simulator', () => {
  const recipes = componentsUsedBy(sampleFleet()).flatMap((component) =>
    component.versions.map(({ componentVersion }) => recipeOf(component, componentVersion)),
  );

  it('has either Startup or Run, and no more than AWS allows', () => {
    assert.ok(recipes.length > 100);
    for (const recipe of recipes) {
      const { ComponentName: name } = recipe;
      assert.ok(recipe.Manifests.length > 0, name);
      for (const { Lifecycle } of recipe.Manifests) {
        assert.ok(!('Startup' in Lifecycle && 'Run' in Lifecycle), name);
      }
      assert.ok(Buffer.byteLength(recipeText(recipe, 'JSON')) < maxRecipeBytes, name);
      assert.ok(recipe.ComponentDescription.length > 2, name);
      assert.ok(!recipeText(recipe, 'JSON').includes('${'), name);
    }
  });

  it('has a digest for each file', () => {
    for (const { Manifests } of recipes) {
      for (const { Uri, Digest } of Manifests.flatMap(({ Artifacts }) => Artifacts)) {
        assert.equal(Digest === undefined, Uri.startsWith('docker:'), Uri);
      }
    }
  });

  it('changes from version to version', () => {
    const gateway = { componentName: 'com.fjordwerk.TurbineGateway', scope: 'PRIVATE' } as const;
    const [first, second, third] = ['4.9.0', '4.10.0', '4.11.0'].map((version) => recipeOf(gateway, version));
    assert.ok(first && second && third);
    assert.deepEqual(Object.keys(first.ComponentDependencies), ['com.fjordwerk.lib.Modbus']);
    assert.deepEqual(second.ComponentDependencies['aws.greengrass.DiskSpooler'], {
      VersionRequirement: '>=1.0.0 <1.1.0',
      DependencyType: 'HARD',
    });
    const ranges = [second, third].map(({ ComponentDependencies: all }) => all['com.fjordwerk.lib.Modbus']);
    assert.notDeepEqual(ranges[0], ranges[1]);
    const runs = [second, third].map(({ Manifests: [manifest] }) => manifest?.Lifecycle.Run);
    assert.notEqual(runs[0], runs[1]);
    assert.deepEqual(recipeOf(gateway, '4.11.0'), third);
  });

  it('in YAML has the style of AWS', () => {
    const recipe = recipeOf({ componentName: 'aws.greengrass.Cli', scope: 'PUBLIC' }, '2.14.3');
    const [manifest] = recipe.Manifests;
    const [file] = manifest?.Artifacts ?? [];
    assert.ok(manifest && file?.Digest !== undefined);
    const steps = { Run: { Script: 'a\n"b"', Timeout: 60, RequiresPrivilege: true } };
    const text = recipeText({ ...recipe, Manifests: [{ ...manifest, Lifecycle: steps }, manifest] }, 'YAML');
    const artifacts = `  Artifacts:
  - Uri: "${file.Uri}"
    Digest: "${file.Digest}"
    Algorithm: "SHA-256"
    Unarchive: "NONE"
    Permission:
      Read: "OWNER"
      Execute: "NONE"`;
    assert.equal(
      text,
      `---
RecipeFormatVersion: "2020-01-25"
ComponentName: "aws.greengrass.Cli"
ComponentVersion: "2.14.3"
ComponentType: "aws.greengrass.plugin"
ComponentDescription: "Local deployments and logs on the command line."
ComponentPublisher: "AWS"
ComponentConfiguration:
  DefaultConfiguration:
    AuthorizedPosixGroups: null
ComponentDependencies:
  aws.greengrass.Nucleus:
    VersionRequirement: ">=2.0.0 <2.19.0"
    DependencyType: "SOFT"
Manifests:
- Platform: {}
  Lifecycle:
    Run:
      Script: "a\\n\\"b\\""
      Timeout: 60
      RequiresPrivilege: true
${artifacts}
- Platform: {}
  Lifecycle: {}
${artifacts}
Lifecycle: {}
`,
    );
  });
});
