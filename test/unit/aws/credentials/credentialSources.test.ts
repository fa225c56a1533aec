import assert from 'node:assert/strict';
import { connect } from '../../../../src/aws/connect';
import type { Connection } from '../../../../src/greengrass/ports/connection';
import { generateFleet } from '../../../simulator/generated/generateFleet';
import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { startStandIn, type StandIn } from '../standIn';
import { temporaryHome, type TemporaryHome } from '../profiles/temporaryHome';

const { signal } = new AbortController();
const role = 'arn:aws:iam::123456789012:role/pod';

const granted = `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult>
<AssumedRoleUser><Arn>arn:aws:sts::123456789012:assumed-role/pod/s</Arn><AssumedRoleId>A:s</AssumedRoleId></AssumedRoleUser>
<Credentials><AccessKeyId>ASIAPOD</AccessKeyId><SecretAccessKey>x</SecretAccessKey><SessionToken>t</SessionToken>
<Expiration>2100-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`;
const refused = `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
<Code>InvalidIdentityToken</Code><Message>The web identity token is not valid.</Message></Error></ErrorResponse>`;

describe('credentials', () => {
  let home: TemporaryHome;
  let simulator: Simulator;
  let service: StandIn;
  let connection: Connection | undefined;
  beforeEach(async () => {
    simulator = await startSimulator({ fleet: generateFleet(5) });
    service = await startStandIn(({ path, body }) => {
      if (path === 'GET /container') {
        const keys = {
          AccessKeyId: 'ASIACONTAINER',
          SecretAccessKey: 'x',
          Token: 't',
          Expiration: '2100-01-01T00:00:00Z',
        };
        return { body: keys };
      }
      const isRight = new URLSearchParams(body).get('WebIdentityToken') === 'token';
      return isRight ? { body: granted } : { status: 400, body: refused };
    });
    home = await temporaryHome({
      AWS_REGION: 'eu-west-1',
      AWS_ENDPOINT_URL_GREENGRASSV2: simulator.url,
      AWS_ENDPOINT_URL_STS: service.url,
    });
  });
  afterEach(async () => {
    connection?.close();
    connection = undefined;
    service.close();
    await simulator.close();
    await home.dispose();
  });

  async function list(profile?: string, region?: string): Promise<number> {
    connection = await connect({ profile, region });
    return (await connection.source.listCoreDevices(undefined, signal)).items.length;
  }

  it('come from the environment', async () => {
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_SECRET_ACCESS_KEY: 'x' });
    assert.equal(await list(), 5);
  });

  it('come from the default profile if none is selected', async () => {
    await home.write('.aws/credentials', '[default]\naws_access_key_id = AKIADEFAULT\naws_secret_access_key = x\n');
    assert.equal(await list(), 5);
  });

  it('come from the profile in the environment', async () => {
    await home.write('.aws/credentials', '[plant]\naws_access_key_id = AKIAPLANT\naws_secret_access_key = x\n');
    process.env['AWS_PROFILE'] = 'plant';
    assert.equal(await list(), 5);
    assert.equal(connection?.profile, 'plant');
  });

  it('come from a profile that was added after another one had been used', async () => {
    // Only the credentials are read from the files.
    process.env['AWS_ENDPOINT_URL_IOT'] = simulator.url;
    const section = (name: string): string => `[${name}]\naws_access_key_id = AKIA\naws_secret_access_key = x\n`;
    await home.write('.aws/credentials', section('plant'));
    assert.equal(await list('plant', 'eu-west-1'), 5);
    connection?.close();
    await home.write('.aws/credentials', section('plant') + section('office'));
    assert.equal(await list('office', 'eu-west-1'), 5);
  });

  it('come from a web identity, in the environment or a profile', async () => {
    const file = await home.write('token', 'token');
    Object.assign(process.env, { AWS_WEB_IDENTITY_TOKEN_FILE: file, AWS_ROLE_ARN: role });
    assert.equal(await list(), 5);
    await home.write('.aws/config', `[profile pod]\nweb_identity_token_file = ${file}\nrole_arn = ${role}\n`);
    connection?.close();
    assert.equal(await list('pod'), 5);
    assert.equal(service.requests.length, 2);
  });

  it('are an error of the profile if its web identity is denied', async () => {
    const file = await home.write('token', 'stale');
    await home.write('.aws/config', `[profile pod]\nweb_identity_token_file = ${file}\nrole_arn = ${role}\n`);
    await assert.rejects(list('pod'), { kind: 'profile', message: /web identity token is not valid/u });
  });

  it('come from a container', async () => {
    process.env['AWS_CONTAINER_CREDENTIALS_FULL_URI'] = `${service.url}/container`;
    assert.equal(await list(), 5);
  });
});
