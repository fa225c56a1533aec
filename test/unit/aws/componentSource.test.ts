import assert from 'node:assert/strict';
import { connect } from '../../../src/aws/connect';
import type { Connection } from '../../../src/greengrass/ports/connection';
import type { FleetErrorKind } from '../../../src/greengrass/ports/fleetError';
import type { FleetSource } from '../../../src/greengrass/ports/fleetSource';
import type { Operation } from '../../simulator/http/apiModel';
import type { PublishedComponent } from '../../simulator/components/publishedComponent';
import { accessDenied, expiredToken, type Effect } from '../../simulator/faults/faults';
import { generateFleet } from '../../simulator/generated/generateFleet';
import { account, region } from '../../simulator/generated/random';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { temporaryHome, type TemporaryHome } from './profiles/temporaryHome';

const { signal } = new AbortController();
const gatewayArn = `arn:aws:greengrass:${region}:${account}:components:com.fjordwerk.TurbineGateway`;
const versionArn = `${gatewayArn}:versions:4.11.0`;

/** The calls of each operation with valid ARNs. */
const calls: Readonly<Partial<Record<Operation, (source: FleetSource) => Promise<unknown>>>> = {
  ListComponents: (source) => source.listComponents('PRIVATE', undefined, signal),
  ListComponentVersions: (source) => source.listComponentVersions(gatewayArn, undefined, signal),
  DescribeComponent: (source) => source.describeComponent(versionArn, signal),
  GetComponent: (source) => source.getComponent(versionArn, 'YAML', signal),
};

describe('components of the live fleet', () => {
  let home: TemporaryHome;
  let simulator: Simulator;
  let connection: Connection;
  let source: FleetSource;

  async function open(components?: readonly PublishedComponent[]): Promise<void> {
    const fleet = generateFleet(5);
    simulator = await startSimulator({ fleet: components === undefined ? fleet : { ...fleet, components } });
    home = await temporaryHome(simulator.env);
    connection = await connect({ profile: undefined, region: undefined });
    ({ source } = connection);
  }
  beforeEach(() => open());
  async function close(): Promise<void> {
    connection.close();
    await simulator.close();
    await home.dispose();
  }
  afterEach(close);

  /** Makes the next responses have this body. */
  function respond(body: unknown): void {
    simulator.setFaults({ effect: { kind: 'body', body: JSON.stringify(body) } });
  }

  it('are listed by scope, with their latest version', async () => {
    const { items: own } = await source.listComponents('PRIVATE', undefined, signal);
    const { items: ofAws, nextToken } = await source.listComponents('PUBLIC', undefined, signal);
    assert.equal(nextToken, undefined);
    const gateway = own.find(({ arn }) => arn === gatewayArn);
    assert.equal(gateway?.componentName, 'com.fjordwerk.TurbineGateway');
    const { creationTimestamp, ...latest } = gateway.latestVersion ?? {};
    assert.ok(creationTimestamp !== undefined && creationTimestamp < new Date());
    assert.deepEqual(latest, {
      arn: versionArn,
      componentVersion: '4.11.0',
      description: 'Collects the measurements of a wind turbine.',
      publisher: 'Fjordwerk',
      platforms: [{ name: undefined, attributes: { os: 'linux' } }],
    });
    const accounts = [own, ofAws].map((items) => new Set(items.map(({ arn }) => arn.split(':')[4])));
    assert.deepEqual(accounts, [new Set([account]), new Set(['aws'])]);
    assert.deepEqual(
      simulator.requests.map(({ query }) => query),
      [
        { scope: 'PRIVATE', maxResults: '100' },
        { scope: 'PUBLIC', maxResults: '100' },
      ],
    );
  });

  it('and their versions come in pages of 100', async () => {
    const versions = Array.from({ length: 130 }, (_, index) => {
      return { componentVersion: `1.${index}.0`, creationTimestamp: 0 };
    });
    const many = Array.from({ length: 120 }, (_, index): PublishedComponent => {
      return { componentName: `com.acme.C${index}`, scope: 'PRIVATE', versions };
    });
    await close();
    await open(many);
    const first = await source.listComponents('PRIVATE', undefined, signal);
    const second = await source.listComponents('PRIVATE', first.nextToken, signal);
    assert.deepEqual([first.items.length, second.items.length, second.nextToken], [100, 20, undefined]);
    const arn = first.items[0]?.arn ?? '';
    const newest = await source.listComponentVersions(arn, undefined, signal);
    const rest = await source.listComponentVersions(arn, newest.nextToken, signal);
    assert.deepEqual(newest.items[0], {
      arn: `${arn}:versions:1.129.0`,
      componentName: 'com.acme.C0',
      componentVersion: '1.129.0',
    });
    assert.deepEqual([newest.items.length, rest.items.length, rest.nextToken], [100, 30, undefined]);
  });

  it('are described, with a placeholder for no message left out', async () => {
    const described = await source.describeComponent(versionArn, signal);
    assert.equal(described.componentName, 'com.fjordwerk.TurbineGateway');
    assert.deepEqual(described.status, {
      componentState: 'DEPLOYABLE',
      message: undefined,
      errors: {},
      vendorGuidance: 'ACTIVE',
      vendorGuidanceMessage: undefined,
    });
    assert.equal(described.tags['owner'], 'edge-platform');
  });

  it('have a recipe in the requested format', async () => {
    const yaml = await source.getComponent(versionArn, 'YAML', signal);
    assert.equal(yaml.recipeOutputFormat, 'YAML');
    assert.match(yaml.recipe, /^---\nRecipeFormatVersion: "2020-01-25"\n/u);
    const json = await source.getComponent(versionArn, 'JSON', signal);
    const parsed: unknown = JSON.parse(json.recipe);
    assert.ok(json.recipeOutputFormat === 'JSON' && typeof parsed === 'object');
  });

  it('have recipes of other scripts, and of 10 MB', async () => {
    const text = `ComponentDescription: 冷蔵庫 – Kühlhaus 🧊\r\n${'# x\n'.repeat(2_500_000)}`;
    simulator.publish('com.fjordwerk.TurbineGateway', { componentVersion: '9.0.0+b-1', recipeText: text });
    const { recipe } = await source.getComponent(`${gatewayArn}:versions:9.0.0+b-1`, 'YAML', signal);
    assert.ok(recipe === text);
  });

  it("keep the readable part of a recipe that isn't UTF-8", async () => {
    const bytes = Buffer.from([0x4b, 0xfc, 0x68, 0x6c, 0xff, 0x0a, 0x6f, 0x6b]);
    respond({ recipeOutputFormat: 'YAML', recipe: bytes.toString('base64') });
    const { recipe } = await source.getComponent(versionArn, 'YAML', signal);
    assert.equal(recipe, 'K\uFFFDhl\uFFFD\nok');
  });

  it('survive null items, missing members, and values of wrong types', async () => {
    respond({
      components: [null, {}, { componentName: 7, latestVersion: null }, { latestVersion: { platforms: [null] } }],
    });
    const { items } = await source.listComponents('PRIVATE', undefined, signal);
    assert.deepEqual(
      items.map(({ arn, componentName, latestVersion }) => [arn, componentName, latestVersion?.platforms]),
      [
        ['', '', undefined],
        ['', '7', undefined],
        ['', '', []],
      ],
    );
    respond({ componentVersions: [null, { componentVersion: 'latest' }] });
    assert.deepEqual((await source.listComponentVersions(gatewayArn, undefined, signal)).items, [
      { arn: '', componentName: undefined, componentVersion: 'latest' },
    ]);
    respond({ status: { message: 'NONE', errors: null }, creationTimestamp: 1e300, tags: [] });
    const { status, creationTimestamp, tags, platforms } = await source.describeComponent(versionArn, signal);
    assert.deepEqual(
      [status.message, status.errors, creationTimestamp, tags, platforms],
      [undefined, {}, undefined, {}, []],
    );
    respond({});
    assert.deepEqual((await source.listComponents('PUBLIC', undefined, signal)).items, []);
    assert.equal((await source.describeComponent(versionArn, signal)).status.componentState, undefined);
    assert.equal((await source.getComponent(versionArn, 'JSON', signal)).recipe, '');
  });

  const wrongArns = [
    '',
    '..',
    'com.fjordwerk.TurbineGateway',
    `${gatewayArn}/../x`,
    `${gatewayArn}%2F..%2Fx`,
    `${gatewayArn}?x=1`,
    `${gatewayArn}#x`,
    `${gatewayArn}\\x`,
    `${gatewayArn}\n`,
    `${gatewayArn} x`,
    `${gatewayArn}${'x'.repeat(129)}`,
    `${gatewayArn}:versions:1.0.0:versions:1.0.0`,
    `${gatewayArn}:versions:`,
    `${gatewayArn}:versions:../1.0.0`,
    gatewayArn.replace('greengrass', 'iot'),
    gatewayArn.replace(account, 'evil.example'),
    gatewayArn.replace('arn:aws:', 'arn:aws/..:'),
  ];
  for (const arn of wrongArns) {
    it(`send nothing for the ARN ${JSON.stringify(arn.slice(0, 150))}`, async () => {
      const kind = 'invalid';
      const operation = 'ListComponentVersions';
      await assert.rejects(source.listComponentVersions(arn, undefined, signal), { kind, operation });
      for (const withVersion of [arn, `${arn}:versions:1.0.0`]) {
        await assert.rejects(source.describeComponent(withVersion, signal), { kind, operation: 'DescribeComponent' });
        await assert.rejects(source.getComponent(withVersion, 'JSON', signal), { kind, operation: 'GetComponent' });
      }
      assert.deepEqual(simulator.requests, []);
    });
  }

  it('send nothing for an ARN with a version too many or too few', async () => {
    await assert.rejects(source.listComponentVersions(versionArn, undefined, signal), { kind: 'invalid' });
    await assert.rejects(source.describeComponent(gatewayArn, signal), { kind: 'invalid' });
    await assert.rejects(source.getComponent(gatewayArn, 'YAML', signal), { kind: 'invalid' });
    assert.deepEqual(simulator.requests, []);
  });

  const failures: readonly (readonly [what: string, effect: Effect, kind: FleetErrorKind])[] = [
    ['an expired session', expiredToken, 'expired'],
    ['a proxy', { kind: 'html', status: 200 }, 'proxy'],
    ['half a response', { kind: 'truncate' }, 'badResponse'],
  ];
  for (const [operation, call] of Object.entries(calls)) {
    for (const [what, effect, kind] of failures) {
      it(`report ${what} for ${operation}`, async () => {
        simulator.setFaults({ effect });
        await assert.rejects(call(source), { name: 'FleetError', kind, operation });
      });
    }

    it(`report the missing permission for ${operation}`, async () => {
      simulator.setFaults({ effect: accessDenied('null') });
      await assert.rejects(call(source), { kind: 'denied', permission: `greengrass:${operation}` });
    });
  }

  it('report what was deleted as not found', async () => {
    await assert.rejects(source.describeComponent(`${gatewayArn}:versions:0.0.1`, signal), { kind: 'notFound' });
    await assert.rejects(source.listComponentVersions(`${gatewayArn}2`, undefined, signal), { kind: 'notFound' });
  });
});
