import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from '../../../../src/aws/connect';
import type { Connection } from '../../../../src/greengrass/ports/connection';
import { asFleetError } from '../../../../src/greengrass/ports/fleetError';
import { wordsForError } from '../../../../src/text/errors/errorWords';
import { generateFleet } from '../../../simulator/generated/generateFleet';
import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { startStandIn, type StandInResponse, type StandIn } from '../standIn';
import { temporaryHome, type TemporaryHome } from '../profiles/temporaryHome';

const { signal } = new AbortController();
const past = '2020-01-01T00:00:00Z';
const future = '2100-01-01T00:00:00Z';

describe('a profile of IAM Identity Center', () => {
  let home: TemporaryHome;
  let simulator: Simulator;
  let service: StandIn;
  let connection: Connection;
  let refresh: StandInResponse;
  let credentials: StandInResponse;
  let sessions = 0;
  let session: string;

  beforeEach(async () => {
    simulator = await startSimulator({ fleet: generateFleet(5) });
    refresh = { body: { accessToken: 'renewed', expiresIn: 28_800, refreshToken: 'next', tokenType: 'Bearer' } };
    const keys = { accessKeyId: 'ASIASSO', secretAccessKey: 'x', sessionToken: 't', expiration: Date.parse(future) };
    credentials = { body: { roleCredentials: keys } };
    service = await startStandIn(({ path }) => (path === 'POST /token' ? refresh : credentials));
    home = await temporaryHome({
      AWS_ENDPOINT_URL_SSO: service.url,
      AWS_ENDPOINT_URL_SSO_OIDC: service.url,
      AWS_ENDPOINT_URL_GREENGRASSV2: simulator.url,
    });
    // The SDK refreshes a session every 30 s at most, by its name.
    sessions += 1;
    session = `corp-${sessions}`;
    const profile = `sso_session = ${session}\nsso_account_id = 123456789012\nsso_role_name = reader\nregion = eu-west-1\n`;
    const corp = 'sso_region = eu-west-1\nsso_start_url = https://example.awsapps.com/start\n';
    await home.write('.aws/config', `[profile plant]\n${profile}[sso-session ${session}]\n${corp}`);
    connection = await connect({ profile: 'plant', region: undefined });
  });
  afterEach(async () => {
    connection.close();
    service.close();
    await simulator.close();
    await home.dispose();
  });

  const tokenFile = (): string => `.aws/sso/cache/${createHash('sha1').update(session).digest('hex')}.json`;
  async function signedIn(token: object): Promise<void> {
    await home.write(tokenFile(), JSON.stringify({ startUrl: 'https://example.awsapps.com/start', ...token }));
  }
  const renewable = {
    clientId: 'id',
    clientSecret: 'secret',
    refreshToken: 'first',
    registrationExpiresAt: future,
    accessToken: 'old',
    expiresAt: past,
  };
  const list = async (): Promise<number> => (await connection.source.listCoreDevices(undefined, signal)).items.length;

  it('provides credentials for a signed-in session', async () => {
    await signedIn({ accessToken: 'valid', expiresAt: future });
    assert.equal(await list(), 5);
    assert.deepEqual(
      service.requests.map(({ path, headers }) => [path, headers['x-amz-sso_bearer_token']]),
      [['GET /federation/credentials', 'valid']],
    );
  });

  it('renews an expired session if possible', async () => {
    await signedIn(renewable);
    assert.equal(await list(), 5);
    const [renewal, retried] = service.requests;
    assert.match(renewal?.body ?? '', /"refreshToken":"first"/u);
    assert.equal(retried?.headers['x-amz-sso_bearer_token'], 'renewed');
    assert.match(await readFile(join(home.folder, tokenFile()), 'utf8'), /"renewed"/u);
  });

  async function assertOffersSignIn(): Promise<void> {
    const error = asFleetError(await list().catch((thrown: unknown) => thrown));
    const { sentence, nextStep } = wordsForError(error, { profile: 'plant', region: 'eu-west-1' });
    assert.deepEqual([error.kind, nextStep], ['expired', 'signIn']);
    assert.match(sentence, /plant expired/u);
    assert.equal(simulator.requests.length, 0);
  }

  it("offers to sign in if a session can't be renewed, and continues after the sign-in", async () => {
    refresh = {
      status: 400,
      headers: { 'x-amzn-errortype': 'InvalidGrantException' },
      body: { error: 'invalid_grant' },
    };
    await signedIn(renewable);
    await assertOffersSignIn();
    await signedIn({ accessToken: 'valid', expiresAt: future });
    assert.equal(await list(), 5);
  });

  it('offers to sign in when a session has expired for good', async () => {
    await signedIn({ accessToken: 'old', expiresAt: past });
    await assertOffersSignIn();
    assert.equal(service.requests.length, 0);
  });

  it('offers to sign in before the first sign-in', async () => {
    await assertOffersSignIn();
  });

  it('offers to sign in after the session was ended elsewhere', async () => {
    const message = 'Session token not found or invalid';
    credentials = { status: 401, headers: { 'x-amzn-errortype': 'UnauthorizedException' }, body: { message } };
    await signedIn({ accessToken: 'ended', expiresAt: future });
    await assertOffersSignIn();
  });

  it("doesn't confuse a role that isn't assigned with an expired session", async () => {
    credentials = {
      status: 403,
      headers: { 'x-amzn-errortype': 'ForbiddenException' },
      body: { message: 'No access' },
    };
    await signedIn({ accessToken: 'valid', expiresAt: future });
    await assert.rejects(list(), { kind: 'profile', message: /No access/u });
  });

  it("doesn't confuse a network failure with an error of the profile", async () => {
    service.close();
    await signedIn({ accessToken: 'valid', expiresAt: future });
    await assert.rejects(list(), { kind: 'offline' });
  }).timeout(20_000);
});

describe('a profile of aws login', () => {
  let home: TemporaryHome;
  let connection: Connection;
  const arn = 'arn:aws:iam::123456789012:user/anna';
  beforeEach(async () => {
    home = await temporaryHome();
    await home.write('.aws/config', `[profile console]\nregion = eu-west-1\nlogin_session = ${arn}\n`);
    connection = await connect({ profile: 'console', region: undefined });
  });
  afterEach(async () => {
    connection.close();
    await home.dispose();
  });
  const list = (): Promise<unknown> => connection.source.listCoreDevices(undefined, signal);

  it('offers to sign in before the first sign-in', async () => {
    const error = asFleetError(await list().catch((thrown: unknown) => thrown));
    const { advice, nextStep } = wordsForError(error, { profile: 'console', region: undefined });
    assert.deepEqual([error.kind, nextStep], ['expired', 'signIn']);
    assert.match(advice, /aws login/u);
  });
});
