import assert from 'node:assert/strict';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { connect } from '../../../../src/aws/connect';
import { defaultLimits } from '../../../../src/aws/limits';
import type { Connection } from '../../../../src/greengrass/ports/connection';
import { generateFleet } from '../../../simulator/generated/generateFleet';
import { startSimulator, type Simulator } from '../../../simulator/simulator';

const before = { ...process.env };
const { signal } = new AbortController();
const serial = 'arn:aws:iam::123456789012:mfa/anna';

const granted = `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
<AssumedRoleUser><Arn>arn:aws:sts::123456789012:assumed-role/operator/s</Arn><AssumedRoleId>A:s</AssumedRoleId></AssumedRoleUser>
<Credentials><AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>x</SecretAccessKey><SessionToken>t</SessionToken>
<Expiration>2100-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`;
const refused = `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
<Code>AccessDenied</Code><Message>MultiFactorAuthentication failed with invalid MFA one time pass code.</Message></Error></ErrorResponse>`;

/** A minimal STS that returns role credentials for the right MFA code. */
function startSts(stsRequests: URLSearchParams[]): Server {
  return createServer((request, response) => {
    void text(request).then((body) => {
      const parameters = new URLSearchParams(body);
      stsRequests.push(parameters);
      const isRight = parameters.get('TokenCode') === '123456';
      response.writeHead(isRight ? 200 : 403, { 'content-type': 'text/xml' }).end(isRight ? granted : refused);
    });
  }).listen(0, '127.0.0.1');
}

describe('a profile that assumes a role with MFA', () => {
  let home: string;
  let simulator: Simulator;
  let sts: Server;
  let stsRequests: URLSearchParams[];
  let connection: Connection;

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'greengrass-role-'));
    simulator = await startSimulator({ fleet: generateFleet(5) });
    stsRequests = [];
    sts = startSts(stsRequests);
    await new Promise((resolve) => sts.once('listening', resolve));
    const address = sts.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await writeFile(
      join(home, 'config'),
      `[profile operator]\nregion = eu-west-1\nrole_arn = arn:aws:iam::123456789012:role/operator\nsource_profile = base\nmfa_serial = ${serial}\n`,
    );
    await writeFile(join(home, 'credentials'), '[base]\naws_access_key_id = AKIABASE\naws_secret_access_key = x\n');
    for (const name of Object.keys(process.env).filter((key) => key.startsWith('AWS_'))) {
      Reflect.deleteProperty(process.env, name);
    }
    Object.assign(process.env, {
      AWS_CONFIG_FILE: join(home, 'config'),
      AWS_SHARED_CREDENTIALS_FILE: join(home, 'credentials'),
      AWS_ENDPOINT_URL_STS: `http://127.0.0.1:${port}`,
      AWS_ENDPOINT_URL_GREENGRASSV2: simulator.url,
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    });
  });
  afterEach(async () => {
    connection.close();
    sts.close();
    await simulator.close();
    await rm(home, { recursive: true });
    Object.assign(process.env, before);
  });

  async function open(codes: readonly (string | undefined)[]): Promise<readonly string[]> {
    const serials: string[] = [];
    const left = [...codes];
    connection = await connect(
      { profile: 'operator', region: undefined },
      {
        didRequest: () => undefined,
        didWait: () => undefined,
        askMfaCode: (serialNumber) => {
          serials.push(serialNumber);
          return Promise.resolve(left.shift());
        },
      },
    );
    return serials;
  }

  it('asks for the code once and uses the credentials of the role', async () => {
    const serials = await open(['123456']);
    const lists = [1, 2, 3].map(() => connection.source.listCoreDevices(undefined, signal));
    assert.deepEqual(
      (await Promise.all(lists)).map(({ items }) => items.length),
      [5, 5, 5],
    );
    assert.deepEqual(serials, [serial]);
    assert.deepEqual(
      stsRequests.map((parameters) => [parameters.get('SerialNumber'), parameters.get('TokenCode')]),
      [[serial, '123456']],
    );
  });

  it('sends nothing without a code, and asks again the next time', async () => {
    const serials = await open([undefined, '123456']);
    await assert.rejects(connection.source.listCoreDevices(undefined, signal), { kind: 'canceled' });
    assert.deepEqual([stsRequests.length, simulator.requests.length], [0, 0]);
    assert.equal((await connection.source.listCoreDevices(undefined, signal)).items.length, 5);
    assert.equal(serials.length, 2);
  });

  it('suspends the time limit for credentials while the user enters the code', async () => {
    const limits = { ...defaultLimits, credentials: 500 };
    // Runs until the test is over.
    const process = `while [ -d '${home}' ]; do sleep 0.05; done`;
    await appendFile(join(home, 'config'), `[profile slow]\nregion = eu-west-1\ncredential_process = ${process}\n`);
    // The user takes longer than the time limit of another profile.
    const askMfaCode = async (): Promise<string> => {
      const other = await connect({ profile: 'slow', region: undefined }, undefined, limits);
      await assert.rejects(other.source.listCoreDevices(undefined, signal), { kind: 'credentialsTimeout' });
      other.close();
      return '123456';
    };
    const callbacks = { didRequest: () => undefined, didWait: () => undefined, askMfaCode };
    connection = await connect({ profile: 'operator', region: undefined }, callbacks, limits);
    assert.equal((await connection.source.listCoreDevices(undefined, signal)).items.length, 5);
  });

  it('shows the message of AWS for a wrong code', async () => {
    await open(['000000']);
    const expected = { kind: 'badCredentials', message: /invalid MFA one time pass code/u };
    await assert.rejects(connection.source.listCoreDevices(undefined, signal), expected);
    assert.equal(simulator.requests.length, 0);
  });
});
