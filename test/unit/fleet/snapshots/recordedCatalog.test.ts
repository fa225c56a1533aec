import assert from 'node:assert/strict';
import { errorCodes } from '../../../../src/greengrass/codes/errorCodes';
import type { RecordedCatalog } from '../../../../src/fleet/snapshots/recordedCatalog';
import { readSnapshot, snapshotText, type Snapshot } from '../../../../src/fleet/snapshots/snapshot';
import { snapshotConnection } from '../../../../src/fleet/snapshots/snapshotSource';
import { Redactor } from '../../../../src/greengrass/redaction/redactor';
import type { FleetSource } from '../../../../src/greengrass/ports/fleetSource';
import { toCatalogComponent, toComponentVersion } from '../../../../src/greengrass/wire/toComponent';
import { coreDevice, hoursAgo } from '../../fixtures';

const { signal } = new AbortController();
const own = 'arn:aws:greengrass:eu-west-1:123456789012:components:';
const ofAws = 'arn:aws:greengrass:eu-west-1:aws:components:';

function versionOf(arn: string): string {
  return `${arn}:versions:1.4.0`;
}

function listed(arn: string, componentVersion: string) {
  return { arn: `${arn}:versions:${componentVersion}`, componentName: 'x', componentVersion };
}

function described(arn: string, over: object = {}) {
  return toComponentVersion({ arn, componentVersion: '1.4.0', ...over });
}

const pressArn = `${own}com.acme.Press`;
const cliArn = `${ofAws}aws.greengrass.Cli`;
const catalog: RecordedCatalog = {
  components: [
    { ...toCatalogComponent({ arn: pressArn, componentName: 'com.acme.Press' }), scope: 'PRIVATE' },
    { ...toCatalogComponent({ arn: cliArn, componentName: 'aws.greengrass.Cli' }), scope: 'PUBLIC' },
  ],
  componentVersions: [listed(pressArn, '1.10.0'), listed(pressArn, '1.9.0'), listed(`${pressArn}2`, '3.0.0')],
  describedComponents: [described(versionOf(pressArn), { description: 'Press' })],
  recipes: [
    { arn: versionOf(pressArn), recipeOutputFormat: 'JSON', recipe: '{}' },
    { arn: versionOf(pressArn), recipeOutputFormat: 'YAML', recipe: 'a: 1' },
    { arn: versionOf(cliArn), recipeOutputFormat: 'YAML', recipe: 'b: 2' },
  ],
};

function snapshotOf(recorded: RecordedCatalog): Snapshot {
  const device = coreDevice({ coreDeviceThingName: 'kiosk-7' });
  return {
    takenAt: hoursAgo(3),
    profile: 'plant',
    region: 'eu-west-1',
    partition: 'aws',
    account: '123456789012',
    devices: [{ device, details: undefined, deployments: undefined, components: undefined }],
    deployments: [],
    ...recorded,
  };
}

function sourceOf(recorded: RecordedCatalog): FleetSource {
  return snapshotConnection(snapshotOf(recorded), 'a.json').source;
}

function opened(text: string): Snapshot {
  const read = readSnapshot(text);
  return read.kind === 'snapshot' ? read.snapshot : assert.fail(read.why);
}

describe('the components of a snapshot', () => {
  it('are listed by scope on one page', async () => {
    const source = sourceOf(catalog);
    const names = async (scope: 'PRIVATE' | 'PUBLIC') => {
      const { items, nextToken } = await source.listComponents(scope, undefined, signal);
      assert.equal(nextToken, undefined);
      return items.map(({ componentName }) => componentName);
    };
    assert.deepEqual([await names('PRIVATE'), await names('PUBLIC')], [['com.acme.Press'], ['aws.greengrass.Cli']]);
  });

  it("are missing if they weren't loaded, and empty if the account has none", async () => {
    const operation = 'ListComponents';
    const missing = { kind: 'notRecorded', operation };
    await assert.rejects(sourceOf({}).listComponents('PRIVATE', undefined, signal), missing);
    await assert.rejects(sourceOf({ components: [] }).listComponents('PUBLIC', undefined, signal), missing);
    const { items } = await sourceOf({ components: [] }).listComponents('PRIVATE', undefined, signal);
    assert.deepEqual(items, []);
  });

  it('have the versions, descriptions, and recipes that were loaded', async () => {
    const source = sourceOf(catalog);
    const { items } = await source.listComponentVersions(pressArn, undefined, signal);
    assert.deepEqual(
      items.map(({ componentVersion }) => componentVersion),
      ['1.10.0', '1.9.0'],
    );
    assert.equal((await source.describeComponent(versionOf(pressArn), signal)).description, 'Press');
    assert.equal((await source.getComponent(versionOf(pressArn), 'YAML', signal)).recipe, 'a: 1');
    assert.equal((await source.getComponent(versionOf(pressArn), 'JSON', signal)).recipe, '{}');
    const other = await source.getComponent(versionOf(cliArn), 'JSON', signal);
    assert.deepEqual([other.recipeOutputFormat, other.recipe], ['YAML', 'b: 2']);
    const kind = 'notRecorded';
    const missing = [
      ['ListComponentVersions', source.listComponentVersions(cliArn, undefined, signal)],
      ['DescribeComponent', source.describeComponent(versionOf(cliArn), signal)],
      ['GetComponent', source.getComponent(`${pressArn}:versions:9.0.0`, 'YAML', signal)],
    ] as const;
    await Promise.all(missing.map(([operation, call]) => assert.rejects(call, { kind, operation })));
  });

  it('are the same after saving and opening', () => {
    const { components, componentVersions, describedComponents, recipes } = opened(snapshotText(snapshotOf(catalog)));
    assert.deepEqual({ components, componentVersions, describedComponents, recipes }, catalog);
    const { components: none, recipes: noRecipes } = opened(snapshotText(snapshotOf({})));
    assert.deepEqual([none, noRecipes], [undefined, undefined]);
  });

  it('are saved with the member names of the API and ISO 8601 times', () => {
    const version = described(versionOf(pressArn), { creationTimestamp: hoursAgo(2), status: { errors: { a: 'b' } } });
    const file: unknown = JSON.parse(snapshotText(snapshotOf({ ...catalog, describedComponents: [version] })));
    assert.ok(typeof file === 'object' && file !== null && 'describedComponents' in file && 'recipes' in file);
    assert.deepEqual(file.describedComponents, [
      {
        arn: versionOf(pressArn),
        componentVersion: '1.4.0',
        creationTimestamp: '2026-11-23T10:00:00.000Z',
        platforms: [],
        status: { errors: { a: 'b' } },
        tags: {},
      },
    ]);
    assert.deepEqual(file.recipes, catalog.recipes);
  });

  const [component] = catalog.components ?? [];
  const [version] = catalog.componentVersions ?? [];
  const [recipe] = catalog.recipes ?? [];
  const malformed: readonly (readonly [what: string, member: keyof RecordedCatalog, item: unknown])[] = [
    ['a component without a scope', 'components', { ...component, scope: undefined }],
    ['a component of another scope', 'components', { ...component, scope: 'ALL' }],
    ['a component without an ARN', 'components', { ...component, arn: undefined }],
    ['a component with the ARN of a version', 'components', { ...component, arn: versionOf(pressArn) }],
    ['a component with the ARN of a thing', 'components', { ...component, arn: 'arn:aws:iot:eu-west-1:1:thing/x' }],
    ['a version with the ARN of a component', 'componentVersions', { ...version, arn: pressArn }],
    ['a version with a number as ARN', 'componentVersions', { ...version, arn: 7 }],
    ['a description without a version', 'describedComponents', { arn: pressArn }],
    ['a recipe without a text', 'recipes', { ...recipe, recipe: undefined }],
    ['a recipe with an object as text', 'recipes', { ...recipe, recipe: {} }],
    ['a recipe in another format', 'recipes', { ...recipe, recipeOutputFormat: 'XML' }],
    ['a recipe without an ARN', 'recipes', { ...recipe, arn: null }],
    ['null', 'components', null],
    ['a text', 'recipes', 'recipe'],
    ['a list', 'componentVersions', []],
  ];
  for (const [what, member, item] of malformed) {
    it(`drop ${what} and keep the others`, () => {
      const file: unknown = JSON.parse(snapshotText(snapshotOf(catalog)));
      const items: readonly unknown[] = catalog[member] ?? [];
      const text = JSON.stringify(Object.assign({}, file, { [member]: [item, ...items, item] }));
      assert.deepEqual(opened(text)[member], items);
    });
  }

  it('are absent if their list is malformed, and distinct if they repeat', () => {
    const file: unknown = JSON.parse(snapshotText(snapshotOf(catalog)));
    for (const value of [null, 7, 'x', { 0: component }]) {
      assert.equal(opened(JSON.stringify(Object.assign({}, file, { components: value }))).components, undefined);
    }
    const twice = Object.assign({}, file, { recipes: [...(catalog.recipes ?? []), { ...recipe, recipe: 'other' }] });
    assert.deepEqual(opened(JSON.stringify(twice)).recipes, catalog.recipes);
    const partial = Object.assign({}, file, { partialComponents: ['PRIVATE', 'ALL', 7, null] });
    assert.deepEqual(opened(JSON.stringify(partial)).partialComponents, ['PRIVATE']);
  });

  it('still belong together after redaction, without recipes, names, and account numbers', async () => {
    const arn = `${own}com.acme.kiosk-7`;
    const version = `${arn}:versions:1.4.0-kiosk-7`;
    const uri = 's3://acme-123456789012/kiosk-7/model.tar.gz';
    const named: RecordedCatalog = {
      components: [
        {
          scope: 'PRIVATE',
          ...toCatalogComponent({
            arn,
            componentName: 'com.acme.kiosk-7',
            latestVersion: { arn: version, componentVersion: '1.4.0-kiosk-7', publisher: 'kiosk-7 team' },
          }),
        },
      ],
      componentVersions: [{ arn: version, componentName: 'com.acme.kiosk-7', componentVersion: '1.4.0-kiosk-7' }],
      describedComponents: [
        described(version, {
          description: 'For kiosk-7',
          platforms: [{ name: 'kiosk-7', attributes: { os: 'linux', 'kiosk-7': 'KIOSK-7' } }],
          status: { componentState: 'FAILED', message: 'kiosk-7', errors: { [uri]: 'No access for kiosk-7' } },
          tags: { 'kiosk-7': 'arn:aws:iot:eu-west-1:123456789012:thinggroup/hall-9', place: 'hall-9' },
        }),
      ],
      recipes: [{ arn: version, recipeOutputFormat: 'YAML', recipe: 'Password: hunter2' }],
    };
    const text = snapshotText(snapshotOf(named), new Redactor(errorCodes));
    assert.doesNotMatch(text, /kiosk|hall-9|123456789012|hunter2|recipe"/iu);
    assert.match(text, /"note":"[^"]* and recipes are left out\."/u);
    const redacted = opened(text);
    const { source } = snapshotConnection(redacted, 'a.json');
    const [component] = (await source.listComponents('PRIVATE', undefined, signal)).items;
    assert.equal(component?.arn, 'arn:aws:greengrass:eu-west-1:000000000000:components:com.acme.thing-1');
    assert.equal(component.componentName, 'com.acme.thing-1');
    const [only] = (await source.listComponentVersions(component.arn, undefined, signal)).items;
    assert.equal(only?.arn, `${component.arn}:versions:1.4.0-thing-1`);
    assert.equal(component.latestVersion?.arn, only.arn);
    const { status, tags, platforms } = await source.describeComponent(only.arn, signal);
    assert.deepEqual(status.errors, { 's3://acme-000000000000/thing-1/model.tar.gz': 'No access for thing-1' });
    assert.equal(status.componentState, 'FAILED');
    assert.deepEqual(tags, {
      'thing-1': 'arn:aws:iot:eu-west-1:000000000000:thinggroup/thing-group-1',
      place: 'thing-group-1',
    });
    assert.deepEqual(platforms[0]?.attributes, { os: 'linux', 'thing-1': 'thing-1' });
    await assert.rejects(source.getComponent(only.arn, 'YAML', signal), { kind: 'notRecorded' });
  });
});
