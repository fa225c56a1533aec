import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from '../../../src/aws/connect';
import type { Connection } from '../../../src/greengrass/ports/connection';
import type { FleetSource } from '../../../src/greengrass/ports/fleetSource';
import { generateFleet } from '../../simulator/generated/generateFleet';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { temporaryHome, type TemporaryHome } from './profiles/temporaryHome';

const { signal } = new AbortController();
const keys = 'aws_access_key_id = AKIAPLANT\naws_secret_access_key = x\n';

/** Each service by its name in the shared config files, with a call. */
const services: readonly (readonly [configName: string, call: (source: FleetSource) => Promise<unknown>])[] = [
  ['greengrassv2', (source) => source.listCoreDevices(undefined, signal)],
  ['iot', (source) => source.listThingGroups(undefined, signal)],
  ['cloudwatch_logs', (source) => source.describeLogGroups('/aws', undefined, signal)],
];

describe('the services of a connection', () => {
  let home: TemporaryHome;
  let simulator: Simulator;
  let connection: Connection | undefined;
  beforeEach(async () => {
    simulator = await startSimulator({ fleet: generateFleet(5) });
    home = await temporaryHome();
  });
  afterEach(async () => {
    connection?.close();
    connection = undefined;
    await simulator.close();
    await home.dispose();
  });

  async function open(profile: string, services = ''): Promise<Connection> {
    await home.write('.aws/config', `${services}[profile plant]\nregion = eu-west-1\n${profile}`);
    connection = await connect({ profile: 'plant', region: undefined });
    return connection;
  }

  for (const [configName, call] of services) {
    const section = (): string => `[services own]\n${configName} =\n  endpoint_url = ${simulator.url}\n`;
    const variable = `AWS_ENDPOINT_URL_${configName.toUpperCase()}`;

    it(`take the endpoint of ${configName} from the services section of the profile`, async () => {
      const { source, hasCustomEndpoint } = await open(`${keys}services = own\n`, section());
      await call(source);
      assert.deepEqual([simulator.requests.length, hasCustomEndpoint], [1, true]);
    });

    it(`prefer the endpoint of ${configName} from the environment`, async () => {
      process.env[variable] = simulator.url;
      const elsewhere = section().replace(simulator.url, 'http://127.0.0.1:1');
      const { source, hasCustomEndpoint } = await open(`${keys}services = own\n`, elsewhere);
      await call(source);
      assert.deepEqual([simulator.requests.length, hasCustomEndpoint], [1, true]);
    });

    it(`ignore the endpoint of ${configName} if the environment says so`, async () => {
      process.env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] = 'true';
      process.env[variable] = simulator.url;
      const { hasCustomEndpoint } = await open(`${keys}services = own\n`, section());
      assert.equal(hasCustomEndpoint, false);
    });
  }

  it('use the endpoint of the profile for all services', async () => {
    const { source } = await open(`${keys}endpoint_url = ${simulator.url}\n`);
    for (const [, call] of services) {
      await call(source);
    }
    assert.equal(simulator.requests.length, services.length);
  });

  it('share credentials: a credential process runs once', async () => {
    const runs = join(home.folder, 'runs');
    const credentials = '{"Version":1,"AccessKeyId":"AKIAPLANT","SecretAccessKey":"x"}';
    const script = await home.write('credentials.sh', `echo run >> '${runs}'\necho '${credentials}'\n`);
    const { source } = await open(`endpoint_url = ${simulator.url}\ncredential_process = sh ${script}\n`);
    for (const [, call] of services.toReversed()) {
      await call(source);
    }
    assert.equal(await readFile(runs, 'utf8'), 'run\n');
  });
});
