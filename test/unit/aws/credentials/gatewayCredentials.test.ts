import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { connect } from '../../../../src/aws/connect';
import { asFleetError } from '../../../../src/greengrass/ports/fleetError';
import type { Connection } from '../../../../src/greengrass/ports/connection';
import { generateFleet } from '../../../simulator/generated/generateFleet';
import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { startStandIn, type StandIn, type StandInResponse } from '../standIn';
import { temporaryHome, type TemporaryHome } from '../profiles/temporaryHome';

const { signal } = new AbortController();
const role = 'arn:aws:iam::123456789012:role/operator';
const start = 'https://example.awsapps.com/start';
const base = '[profile base]\naws_access_key_id = AKIABASE\naws_secret_access_key = x\n';
const sso = `sso_account_id = 123456789012\nsso_role_name = reader\n`;

/** The profiles whose credentials come from an AWS service. */
const profiles: Readonly<Record<string, (home: TemporaryHome) => Promise<string>>> = {
  'a role': () => Promise.resolve(`[profile plant]\nrole_arn = ${role}\nsource_profile = base\n${base}`),
  'a web identity': async (home) => {
    const token = await home.write('token', 'token');
    return `[profile plant]\nrole_arn = ${role}\nweb_identity_token_file = ${token}\n`;
  },
  'IAM Identity Center': () =>
    Promise.resolve(`[profile plant]\n${sso}sso_region = eu-west-1\nsso_start_url = ${start}\n`),
};

const title = '<html><head><title>Blocked</title></head></html>';
const html = { 'content-type': 'text/html', server: 'squid/6.10' };

/** What a proxy responds with in place of the service. */
const responses: Readonly<Record<string, StandInResponse>> = {
  'HTML with status 200': { body: title, headers: html },
  'HTML with status 403': { status: 403, body: title, headers: html },
  'JSON with status 403': { status: 403, body: { message: 'Forbidden' }, headers: { server: 'squid/6.10' } },
  'a redirect': { status: 302, body: '', headers: { location: 'https://login.example.com', server: 'squid/6.10' } },
  'status 407': { status: 407, body: title, headers: html },
};

describe('a proxy or gateway before the source of the credentials', () => {
  let home: TemporaryHome;
  let simulator: Simulator;
  let service: StandIn;
  let connection: Connection | undefined;
  let response: StandInResponse = { body: '' };
  beforeEach(async () => {
    simulator = await startSimulator({ fleet: generateFleet(5) });
    service = await startStandIn(() => response);
    home = await temporaryHome({
      AWS_REGION: 'eu-west-1',
      AWS_MAX_ATTEMPTS: '1',
      AWS_ENDPOINT_URL_GREENGRASSV2: simulator.url,
      AWS_ENDPOINT_URL_STS: service.url,
      AWS_ENDPOINT_URL_SSO: service.url,
    });
    const token = { accessToken: 'token', expiresAt: '2100-01-01T00:00:00Z', startUrl: start };
    await home.write(`.aws/sso/cache/${createHash('sha1').update(start).digest('hex')}.json`, JSON.stringify(token));
  });
  afterEach(async () => {
    connection?.close();
    connection = undefined;
    service.close();
    await simulator.close();
    await home.dispose();
  });

  for (const [profile, config] of Object.entries(profiles)) {
    for (const [name, sent] of Object.entries(responses)) {
      it(`is recognized by ${name}: ${profile}`, async () => {
        response = sent;
        await home.write('.aws/config', await config(home));
        connection = await connect({ profile: 'plant', region: undefined });
        const list = connection.source.listCoreDevices(undefined, signal);
        const error = asFleetError(await list.catch((thrown: unknown) => thrown));
        assert.deepEqual([error.kind, error.server, error.httpStatus], ['proxy', 'squid/6.10', sent.status ?? 200]);
        assert.equal(simulator.requests.length, 0);
      });
    }
  }
});
