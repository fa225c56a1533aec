import assert from 'node:assert/strict';
import {
  DescribeComponentCommand,
  GetComponentCommand,
  ListComponentsCommand,
  ListComponentVersionsCommand,
  type GreengrassV2Client,
} from '@aws-sdk/client-greengrassv2';
import { accessDenied } from '../../../simulator/faults/faults';
import { account, region } from '../../../simulator/generated/random';
import { modelMismatches } from '../modelMismatches';
import { errorOf, send } from '../openClient';
import { awsArn, openCatalog, ownArn, pressArn, type OpenCatalog } from './openCatalog';

const version = `${pressArn}:versions:2.4.1`;

describe('a request for a component', () => {
  let catalog: OpenCatalog;
  before(async () => {
    catalog = await openCatalog();
  });
  after(() => catalog.close());

  type Call = (client: GreengrassV2Client) => Promise<unknown>;
  const describeVersion =
    (arn: string): Call =>
    (client) =>
      client.send(new DescribeComponentCommand({ arn }));
  const getVersion =
    (arn: string): Call =>
    (client) =>
      client.send(new GetComponentCommand({ arn }));

  const missing: readonly (readonly [what: string, call: Call, resourceType: string])[] = [
    [
      'that was never published',
      (client) => client.send(new ListComponentVersionsCommand({ arn: `${ownArn}x` })),
      'component',
    ],
    ['in a version that was never published', describeVersion(`${pressArn}:versions:9.9.9`), 'componentVersion'],
    ['of another scope', getVersion(`${awsArn}com.acme.PressMonitor:versions:2.4.1`), 'componentVersion'],
    ['that was installed locally', getVersion(`${ownArn}com.acme.Debug:versions:0.0.1`), 'componentVersion'],
  ];
  for (const [what, call, resourceType] of missing) {
    it(`${what} causes ResourceNotFoundException`, async () => {
      const { name, status, ...members } = await errorOf(call(catalog.client));
      assert.deepEqual([name, status], ['ResourceNotFoundException', 404]);
      assert.equal(members['resourceType'], resourceType);
    });
  }

  const root = '/greengrass/v2/components';
  const at = (arn: string, rest = ''): string => `${root}/${encodeURIComponent(arn)}${rest}`;
  const refused: readonly (readonly [what: string, path: string, field: string])[] = [
    ['on a page of none', `${root}?maxResults=0`, 'maxResults'],
    ['on a page of 101', `${root}?maxResults=101`, 'maxResults'],
    ['in an unknown scope', `${root}?scope=ALL`, 'scope'],
    ["for a version's versions", at(version, '/versions'), 'arn'],
    ['for a description without a version', at(pressArn, '/metadata'), 'arn'],
    ['with a path as ARN', at('../coreDevices'), 'arn'],
    ['with the ARN of a thing', at(`arn:aws:iot:${region}:${account}:thing/x`), 'arn'],
    ['for a recipe as XML', at(version, '?recipeOutputFormat=XML'), 'recipeOutputFormat'],
    ['with an ARN of another Region', at(version.replace(region, 'us-east-1')), 'arn'],
    ['with an ARN of another partition', at(version.replace('aws', 'aws-cn')), 'arn'],
  ];
  for (const [what, path, field] of refused) {
    it(`${what} is a ValidationException that names the field`, async () => {
      const { status, json } = await send(catalog.simulator, path);
      assert.deepEqual([status, modelMismatches(json, 'ValidationException')], [400, []]);
      assert.match(JSON.stringify(json), new RegExp(`"fields":\\[\\{"name":"${field}"`, 'u'));
    });
  }

  it('of another account is denied', async () => {
    const foreign = await errorOf(describeVersion(version.replace(account, '999999999999'))(catalog.client));
    assert.deepEqual([foreign.name, foreign.status], ['AccessDeniedException', 403]);
    assert.match(foreign.message, /not authorized to perform: greengrass:DescribeComponent on resource: arn:/u);
  });

  it('is denied by a fault for its operation', async () => {
    catalog.simulator.setFaults({ operation: 'ListComponents', effect: accessDenied('greengrass:ListComponents') });
    const denied = await errorOf(catalog.client.send(new ListComponentsCommand({})));
    assert.deepEqual([denied.name, denied.status], ['AccessDeniedException', 403]);
    await describeVersion(version)(catalog.client);
    catalog.simulator.setFaults();
  });
});
