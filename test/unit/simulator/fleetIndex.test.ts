import assert from 'node:assert/strict';
import {
  GetBucketsAggregationCommand,
  SearchIndexCommand,
  type GetBucketsAggregationCommandOutput,
  type IoTClient,
} from '@aws-sdk/client-iot';
import { operations } from '../../simulator/http/apiModel';
import { ManualClock } from '../../simulator/clock';
import { cloudDeploymentsOn } from '../../simulator/cloudDeployments';
import { coreDevice, groupDeployment } from '../../simulator/generated/deviceParts';
import { account, hours, minutes, region, seededRandom } from '../../simulator/generated/random';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { modelMismatches } from './modelMismatches';
import { errorOf, openIotClient, send, signedHeaders } from './openClient';

const start = Date.UTC(2026, 10, 24, 8, 30);
const nucleus = { coreVersion: '2.14.3', isLite: false };
const update = groupDeployment(seededRandom(5), 'line-3', 'press-line', 2 * hours);
const offline = { connected: false, timestamp: -60, disconnectReason: 'CONNECTION_LOST' };
const devices = [
  coreDevice('press-1', nucleus, 5 * minutes, [update], [], {
    connectivity: offline,
    thing: { thingTypeName: 'Gateway', attributes: { site: 'Graz' } },
  }),
  coreDevice('press-2', nucleus, 5 * minutes, [], []),
];
const things = [{ thingName: 'sensor-1', thingTypeName: 'sensor', connectivity: { connected: false } }];

describe('the fleet index of the simulator', () => {
  let simulator: Simulator;
  let client: IoTClient;
  beforeEach(async () => {
    const fleet = { account, region, devices, deployments: cloudDeploymentsOn(devices), iot: { things } };
    simulator = await startSimulator({ fleet, clock: new ManualClock(start), signatureTolerance: Infinity });
    client = openIotClient(simulator);
  });
  afterEach(async () => {
    client.destroy();
    await simulator.close();
  });

  const namesFor = async (queryString: string): Promise<readonly (string | undefined)[]> =>
    ((await client.send(new SearchIndexCommand({ queryString }))).things ?? [])
      .map(({ thingName }) => thingName)
      .sort();

  it('has core devices and other things, page by page, with times in milliseconds', async () => {
    const queryString = 'connectivity.connected:false';
    const first = await client.send(new SearchIndexCommand({ queryString, maxResults: 1 }));
    const { nextToken } = first;
    const second = await client.send(new SearchIndexCommand({ queryString, maxResults: 1, nextToken }));
    const found = [...(first.things ?? []), ...(second.things ?? [])];
    assert.deepEqual(
      found.find(({ thingName }) => thingName === 'press-1'),
      {
        thingName: 'press-1',
        thingId: 'id-press-1',
        thingTypeName: 'Gateway',
        thingGroupNames: ['line-3'],
        attributes: { site: 'Graz' },
        connectivity: { ...offline, timestamp: start - 60_000 },
      },
    );
    assert.deepEqual([found.length, second.nextToken], [2, undefined]);
  });

  it('finds things by type, attribute, and thing group, whatever the case of the value', async () => {
    assert.deepEqual(await namesFor('*'), ['press-1', 'press-2', 'sensor-1']);
    assert.deepEqual(await namesFor('thingTypeName:"gateway" AND attributes.site:"GRAZ"'), ['press-1']);
    assert.deepEqual(await namesFor('attributes.Site:"graz"'), []);
    assert.deepEqual(await namesFor('thingGroupNames:("line-3" OR "other")'), ['press-1']);
    simulator.fleet.iot.leaveGroup('line-3', 'press-1', 0);
    simulator.fleet.iot.joinGroup('other', ['press-2']);
    assert.deepEqual(await namesFor('thingGroupNames:("line-3" OR "other")'), ['press-2']);
  });

  it('counts the values of a field', async () => {
    const bucketsAggregationType = { termsAggregation: { maxBuckets: 2 } };
    const count = (aggregationField: string): Promise<GetBucketsAggregationCommandOutput> =>
      client.send(new GetBucketsAggregationCommand({ queryString: '*', aggregationField, bucketsAggregationType }));
    const { totalCount, buckets } = await count('connectivity.connected');
    const values = [
      { keyValue: 'false', count: 2 },
      { keyValue: 'true', count: 1 },
    ];
    assert.deepEqual([totalCount, buckets], [3, values]);
    const error = await errorOf(count('attributes.site'));
    assert.deepEqual([error.name, error.status], ['InvalidAggregationException', 400]);
  });

  const refused = [
    'thingName:"a#b"',
    'thingName:"a\\:b"',
    'thingTypeName:sensor OR thingTypeName:gateway',
    `thingGroupNames:(${Array.from({ length: 13 }, (_, index) => `"g${index}"`).join(' OR ')})`,
  ];
  for (const queryString of refused) {
    it(`refuses ${queryString}`, async () => {
      const error = await errorOf(namesFor(queryString));
      assert.deepEqual([error.name, error.status], ['InvalidQueryException', 400]);
    });
  }

  it('refuses a page of more than 100 things', async () => {
    const error = await errorOf(client.send(new SearchIndexCommand({ queryString: '*', maxResults: 101 })));
    assert.equal(error.name, 'InvalidRequestException');
  });

  it('says that it is off, being built, or has no connections', async () => {
    const { iot } = simulator.fleet;
    const nameWith = async (queryString = '*'): Promise<string> => (await errorOf(namesFor(queryString))).name;
    iot.changeIndexing({ connectivity: 'OFF' });
    assert.equal(await nameWith('connectivity.connected:true'), 'InvalidQueryException');
    assert.equal((await namesFor('*')).length, 3);
    iot.changeIndexing({ isBuilding: true });
    assert.equal(await nameWith(), 'IndexNotReadyException');
    iot.changeIndexing({ things: 'OFF' });
    assert.equal(await nameWith(), 'ResourceNotFoundException');
  });

  it('responds in the shapes of the model', async () => {
    const headers = { ...signedHeaders(region, { service: 'iot', time: start }), 'content-type': 'application/json' };
    const search = await send(simulator, '/indices/search', headers, 'POST', '{"queryString":"*"}');
    assert.deepEqual(modelMismatches(search.json, operations.SearchIndex.output, 'iot'), []);
    const input = { queryString: '*', aggregationField: 'registry.thingTypeName', bucketsAggregationType: {} };
    const buckets = await send(simulator, '/indices/buckets', headers, 'POST', JSON.stringify(input));
    assert.deepEqual(modelMismatches(buckets.json, operations.GetBucketsAggregation.output, 'iot'), []);
    const broken = await send(simulator, '/indices/search', headers, 'POST', '{');
    assert.deepEqual([broken.status, broken.headers['x-amzn-errortype']], [400, 'SerializationException']);
  });
});
