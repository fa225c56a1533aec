import assert from 'node:assert/strict';
import {
  DescribeComponentCommand,
  GetComponentCommand,
  ListComponentsCommand,
  ListComponentVersionsCommand,
  paginateListComponents,
} from '@aws-sdk/client-greengrassv2';
import { operations, type Operation } from '../../../simulator/http/apiModel';
import type { PublishedComponent } from '../../../simulator/components/publishedComponent';
import { days } from '../../../simulator/generated/random';
import { modelMismatches } from '../modelMismatches';
import { errorOf, send } from '../openClient';
import { openCatalog, ownArn, pressArn, start, type OpenCatalog } from './openCatalog';

const published: readonly PublishedComponent[] = [
  {
    componentName: 'com.acme.PressMonitor',
    scope: 'PRIVATE',
    versions: [
      { componentVersion: '2.9.0', creationTimestamp: -9 * days },
      { componentVersion: '2.10.0-rc.1', creationTimestamp: -8.5 * days },
      { componentVersion: '2.10.0', creationTimestamp: -8 * days, tags: { owner: 'edge' } },
    ],
  },
  { componentName: '__proto__', scope: 'PRIVATE', versions: [{ componentVersion: '1.0.0', creationTimestamp: 0 }] },
  { componentName: 'com.acme.Empty', scope: 'PRIVATE', versions: [] },
];

describe('the components of the simulator', () => {
  let catalog: OpenCatalog;
  afterEach(() => catalog.close());

  async function names(scope?: 'PRIVATE' | 'PUBLIC'): Promise<readonly (string | undefined)[]> {
    const { components = [] } = await catalog.client.send(new ListComponentsCommand({ scope }));
    return components.map(({ componentName }) => componentName);
  }

  async function versions(arn: string): Promise<readonly (string | undefined)[]> {
    const { componentVersions = [] } = await catalog.client.send(new ListComponentVersionsCommand({ arn }));
    return componentVersions.map(({ componentVersion }) => componentVersion);
  }

  async function recipe(arn: string, recipeOutputFormat?: 'JSON' | 'YAML'): Promise<string> {
    const response = await catalog.client.send(new GetComponentCommand({ arn, recipeOutputFormat }));
    assert.equal(response.recipeOutputFormat, recipeOutputFormat ?? 'JSON');
    return new TextDecoder().decode(response.recipe);
  }

  it("are those that the fleet uses: the account's own by default, and those of AWS", async () => {
    catalog = await openCatalog();
    assert.deepEqual(await names(), ['com.acme.PressMonitor']);
    assert.deepEqual(await names('PUBLIC'), ['aws.greengrass.Cli']);
  });

  it('are listed with their latest version', async () => {
    catalog = await openCatalog(published);
    const { components = [] } = await catalog.client.send(new ListComponentsCommand({}));
    assert.deepEqual(
      components.map(({ arn, latestVersion }) => [arn, latestVersion?.componentVersion]),
      [
        [pressArn, '2.10.0'],
        [`${ownArn}__proto__`, '1.0.0'],
        [`${ownArn}com.acme.Empty`, undefined],
      ],
    );
    assert.deepEqual(components[0]?.latestVersion, {
      arn: `${pressArn}:versions:2.10.0`,
      componentVersion: '2.10.0',
      creationTimestamp: new Date(start - 8 * 86_400_000),
      description: 'Reads force and temperature of a press and raises alarms.',
      publisher: 'Acme',
      platforms: [{ attributes: { os: 'linux' } }],
    });
  });

  it('have versions, the greatest first', async () => {
    catalog = await openCatalog(published);
    assert.deepEqual(await versions(pressArn), ['2.10.0', '2.10.0-rc.1', '2.9.0']);
    const list = new ListComponentVersionsCommand({ arn: pressArn, maxResults: 1 });
    const { componentVersions } = await catalog.client.send(list);
    const first = { componentName: 'com.acme.PressMonitor', componentVersion: '2.10.0' };
    assert.deepEqual(componentVersions, [{ ...first, arn: `${pressArn}:versions:2.10.0` }]);
  });

  it('come in pages, and every one comes once', async () => {
    const many = Array.from({ length: 230 }, (_, index): PublishedComponent => {
      const versions = [{ componentVersion: '1.0.0', creationTimestamp: 0 }];
      return { componentName: `com.acme.C${index}`, scope: 'PRIVATE', versions };
    });
    catalog = await openCatalog(many);
    const { client } = catalog;
    const sizes: number[] = [];
    const seen = new Set<string | undefined>();
    for await (const { components = [] } of paginateListComponents({ client, pageSize: 100 }, {})) {
      sizes.push(components.length);
      components.forEach(({ componentName }) => seen.add(componentName));
    }
    assert.deepEqual([sizes, seen.size], [[100, 100, 30], 230]);
    const { nextToken } = await client.send(new ListComponentsCommand({}));
    const other = await errorOf(client.send(new ListComponentsCommand({ scope: 'PUBLIC', nextToken })));
    assert.equal(other.name, 'ValidationException');
    assert.deepEqual(other['fields'], [{ name: 'nextToken', message: other.message }]);
  });

  it('are described with status and tags', async () => {
    catalog = await openCatalog(published);
    const arn = `${pressArn}:versions:2.10.0`;
    const { $metadata, ...described } = await catalog.client.send(new DescribeComponentCommand({ arn }));
    assert.deepEqual(described, {
      arn,
      componentName: 'com.acme.PressMonitor',
      componentVersion: '2.10.0',
      creationTimestamp: new Date(start - 8 * 86_400_000),
      publisher: 'Acme',
      description: 'Reads force and temperature of a press and raises alarms.',
      status: { componentState: 'DEPLOYABLE', message: 'NONE', errors: {}, vendorGuidance: 'ACTIVE' },
      platforms: [{ attributes: { os: 'linux' } }],
      tags: { owner: 'edge' },
    });
    const other = await catalog.client.send(new DescribeComponentCommand({ arn: `${pressArn}:versions:2.9.0` }));
    assert.equal(other.tags, undefined);
  });

  it('have a recipe in JSON, by default, or YAML', async () => {
    catalog = await openCatalog();
    const arn = `${pressArn}:versions:2.4.1`;
    const json = await recipe(arn);
    assert.match(json, /^\{"RecipeFormatVersion":"2020-01-25","ComponentName":"com\.acme\.PressMonitor",/u);
    assert.equal(await recipe(arn, 'JSON'), json);
    assert.match(
      await recipe(arn, 'YAML'),
      /^---\nRecipeFormatVersion: "2020-01-25"\nComponentName: "com\.acme\.PressMonitor"\n/u,
    );
  });

  it('include what was published since, with its own status and recipe', async () => {
    catalog = await openCatalog();
    const status = { componentState: 'FAILED', errors: { 's3://a/b': 'no' } } as const;
    const version = { componentVersion: '3.0.0', status, recipeText: '名: ü' };
    catalog.simulator.publish('com.acme.PressMonitor', version);
    assert.deepEqual(await versions(pressArn), ['3.0.0', '2.4.1']);
    const arn = `${pressArn}:versions:3.0.0`;
    const described = await catalog.client.send(new DescribeComponentCommand({ arn }));
    assert.deepEqual(described.creationTimestamp, new Date(start));
    assert.deepEqual(described.status, { ...status, message: 'NONE', vendorGuidance: 'ACTIVE' });
    assert.equal(await recipe(arn, 'YAML'), '名: ü');
  });

  it('include the versions of a rollout', async () => {
    catalog = await openCatalog();
    catalog.simulator.startRollout({ target: 'line-3', things: ['press-1'], perMinute: 10 });
    assert.deepEqual(await versions(pressArn), ['2.4.2', '2.4.1']);
  });

  it('match the API model', async () => {
    catalog = await openCatalog(published);
    const root = '/greengrass/v2/components';
    const version = `${root}/${encodeURIComponent(`${pressArn}:versions:2.10.0`)}`;
    const paths: readonly (readonly [Operation, string])[] = [
      ['ListComponents', root],
      ['ListComponentVersions', `${root}/${encodeURIComponent(pressArn)}/versions`],
      ['DescribeComponent', `${version}/metadata`],
      ['GetComponent', `${version}?recipeOutputFormat=YAML`],
    ];
    for (const [operation, path] of paths) {
      const { status, json } = await send(catalog.simulator, path);
      assert.deepEqual([status, modelMismatches(json, operations[operation].output)], [200, []], operation);
    }
  });
});
