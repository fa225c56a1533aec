import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { connect } from '../../../src/aws/connect';
import { toError } from '../../../src/aws/errors/toError';
import type { Connection } from '../../../src/greengrass/ports/connection';
import type { FleetErrorKind } from '../../../src/greengrass/ports/fleetError';
import { temporaryHome, type TemporaryHome } from './profiles/temporaryHome';

const { signal } = new AbortController();
const keys = 'aws_access_key_id = AKIA\naws_secret_access_key = x\n';
const start = 'https://example.awsapps.com/start';

/** A domain that fails without a DNS query, because a label has more than 63 characters. */
const nowhere = `${'x'.repeat(64)}.invalid`;

describe('a Region with unknown hosts', () => {
  let home: TemporaryHome | undefined;
  let connection: Connection | undefined;
  afterEach(async () => {
    connection?.close();
    await home?.dispose();
    home = undefined;
  });

  /** The first host that is requested and isn't found: Greengrass or the source of the credentials. */
  const hosts: readonly (readonly [service: string, host: string, profile: string])[] = [
    ['GREENGRASSV2', 'greengrass', keys],
    ['STS', 'sts', `role_arn = arn:aws:iam::123456789012:role/reader\nsource_profile = base\n[profile base]\n${keys}`],
    [
      'SSO',
      'portal.sso',
      `sso_account_id = 123456789012\nsso_role_name = reader\nsso_region = eu-wset-1\nsso_start_url = ${start}\n`,
    ],
  ];

  async function assertKind(
    region: string,
    [service, host, profile]: (typeof hosts)[number],
    kind: FleetErrorKind,
  ): Promise<void> {
    home = await temporaryHome({
      [`AWS_ENDPOINT_URL_${service}`]: `http://${host}.${region}.amazonaws.com.${nowhere}`,
    });
    await home.write('.aws/config', `[profile plant]\nregion = ${region}\n${profile}`);
    const token = { accessToken: 'token', expiresAt: '2100-01-01T00:00:00Z', startUrl: start };
    const file = createHash('sha1').update(start).digest('hex');
    await home.write(`.aws/sso/cache/${file}.json`, JSON.stringify(token));
    connection = await connect({ profile: 'plant', region: undefined });
    await assert.rejects(connection.source.listCoreDevices(undefined, signal), { kind });
  }

  for (const host of hosts) {
    it(`may not exist if its name is unknown: ${host[0]}`, () => assertKind('eu-wset-1', host, 'wrongRegion'));

    it(`is unreachable if the Region exists: ${host[0]}`, () => assertKind('eu-west-1', host, 'offline'));
  }

  it("is unreachable if DNS doesn't respond", () => {
    const dnsFailure = Object.assign(new Error('getaddrinfo EAI_AGAIN greengrass.eu-wset-1.amazonaws.com'), {
      code: 'EAI_AGAIN',
    });
    const call = { operation: 'ListCoreDevices', action: 'greengrass:ListCoreDevices' };
    const context = { call, region: 'eu-wset-1', profile: 'default', hasProfile: false };
    assert.equal(toError(dnsFailure, context).kind, 'offline');
  });
});
