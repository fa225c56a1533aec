import assert from 'node:assert/strict';
import { addressOf } from '../../../../src/greengrass/addresses/address';
import { copyText } from '../../../../src/greengrass/addresses/copies';
import { subjectAt } from '../../../../src/fleet/devices/subjectAt';
import { listedVersions } from '../../../../src/fleet/components/listedVersions';
import { accessDenied } from '../../../simulator/faults/faults';
import { account, days, region } from '../../../simulator/generated/random';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

const componentName = 'com.example.Saw';
const componentArn = `arn:aws:greengrass:${region}:${account}:components:${componentName}`;
const arn = `${componentArn}:versions:1.1.0`;
const recipe = (dependencies: object) =>
  JSON.stringify({ ComponentName: componentName, ComponentDependencies: dependencies });
const version = (componentVersion: string, recipeText?: string) => ({
  componentVersion,
  creationTimestamp: -days,
  tags: { owner: 'line-3' },
  ...(recipeText === undefined ? {} : { recipeText }),
});

describe('the catalog of components', () => {
  let live: LiveFleet;
  beforeEach(async () => {
    live = await openLiveFleet({
      account,
      region,
      devices: [],
      components: [
        {
          componentName,
          scope: 'PRIVATE',
          versions: [
            version('1.0.0'),
            version('1.1.0', recipe({ 'com.example.Lib': { VersionRequirement: '^1.0.0' } })),
            version('1.2.0', recipe({ 'com.example.Other': { VersionRequirement: '^1.0.0' } })),
            version('1.3.0', 'not a recipe'),
          ],
        },
      ],
    });
  });
  afterEach(() => live.close());

  it('keeps the recipe of a version for each format', async () => {
    const { components } = live.fleet;
    const plain = `${componentArn}:versions:1.0.0`;
    for (const format of ['YAML', 'JSON', 'YAML'] as const) {
      await components.recipe(plain, format).read();
    }
    assert.deepEqual(live.takeRequests(), [`GetComponent ${plain}`, `GetComponent ${plain}`]);
    const texts = (['YAML', 'JSON'] as const).map(
      (format) => components.recipe(plain, format).state.items?.[0]?.recipe,
    );
    assert.match(texts[0] ?? '', /^RecipeFormatVersion:/mu);
    assert.match(texts[1] ?? '', /^\{/u);
  });

  it('gives Copy as JSON the description of a version, or what a list says about a component', async () => {
    const { components } = live.fleet;
    const json = (kind: 'component' | 'componentVersion', of: string): string | undefined => {
      const subject = subjectAt(live.fleet, { kind, arn: of, connectionId: live.fleet.connection.id });
      assert.ok(subject !== undefined && addressOf(subject) !== undefined);
      return copyText('json', subject);
    };
    assert.equal(json('componentVersion', arn), undefined);
    await Promise.all([components.own.read(), components.version(arn).read()]);
    assert.match(json('componentVersion', arn) ?? '', /"owner": "line-3"/u);
    assert.match(json('component', componentArn) ?? '', /"latestVersion"/u);
  });

  it('rejects if not all versions to compare with can be listed', async () => {
    live.simulator.setFaults({ operation: 'ListComponentVersions', effect: accessDenied('x') });
    await assert.rejects(listedVersions(live.fleet, componentArn), { kind: 'denied' });
    live.simulator.setFaults();
    assert.deepEqual(
      (await listedVersions(live.fleet, componentArn)).map(({ componentVersion }) => componentVersion),
      ['1.3.0', '1.2.0', '1.1.0', '1.0.0'],
    );
    for (let number = 0; number < 120; number += 1) {
      live.simulator.publish('com.example.Many', version(`${number}.0.0`));
    }
    live.simulator.setFaults({ operation: 'ListComponentVersions', page: 2, effect: accessDenied('x') });
    const many = componentArn.replace(componentName, 'com.example.Many');
    await assert.rejects(listedVersions(live.fleet, many), { kind: 'denied' });
  });

  it('cancels everything in flight with its fleet', async () => {
    const { components } = live.fleet;
    live.simulator.latency = 60_000;
    const lists = [
      components.own,
      components.provided,
      components.versions(componentArn),
      components.version(arn),
      components.recipe(arn, 'YAML'),
    ];
    const reads = lists.map((list) => list.read());
    live.fleet.dispose();
    await Promise.all(reads);
    assert.ok(lists.every(({ state }) => state.items === undefined && state.error === undefined));
  });

  it('knows what depends on a component from the recipes that were read, each once', async () => {
    const { dependencies } = live.fleet.components;
    assert.equal(dependencies.of(arn), undefined);
    await Promise.all(['1.1.0', '1.2.0', '1.3.0'].map((one) => dependencies.read(`${componentArn}:versions:${one}`)));
    await dependencies.read(arn);
    assert.equal(live.takeRequests().length, 3);
    assert.deepEqual(
      dependencies
        .dependentsOf('com.example.Lib')
        .map(({ versionArn, dependency }) => [versionArn, dependency.versionRequirement]),
      [[arn, '^1.0.0']],
    );
    assert.deepEqual(dependencies.dependentsOf('__proto__'), []);
    assert.deepEqual(dependencies.of(`${componentArn}:versions:1.3.0`), { dependencies: [], areAll: false });
  });

  it('does not know the dependencies of a version whose recipe is denied', async () => {
    live.simulator.setFaults({ operation: 'GetComponent', effect: accessDenied('greengrass:GetComponent') });
    const { dependencies } = live.fleet.components;
    await dependencies.read(arn);
    assert.equal(dependencies.of(arn), undefined);
    assert.equal(live.fleet.components.recipe(arn, 'JSON').state.error?.kind, 'denied');
  });
});
