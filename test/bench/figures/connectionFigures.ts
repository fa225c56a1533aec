import { createHash } from 'node:crypto';
import { connect } from '../../../src/aws/connect';
import { readProfiles } from '../../../src/aws/profiles/readProfiles';
import { temporaryHome } from '../../unit/aws/profiles/temporaryHome';
import { medianTime, type Figure } from '../measure';

const session = 'corp';
const profiles = 500;

const config = [
  '[profile process]\nregion = eu-west-1\ncredential_process = false\n',
  `[profile sso]\nregion = eu-west-1\nsso_session = ${session}\nsso_account_id = 123456789012\nsso_role_name = reader\n`,
  `[sso-session ${session}]\nsso_region = eu-west-1\nsso_start_url = https://example.awsapps.com/start\n`,
].join('');

/** Connects and sends a first request. A missing profile fails to connect, other profiles fail at the request. */
async function firstRequest(profile: string): Promise<void> {
  const connection = await connect({ profile, region: 'eu-west-1' });
  try {
    await connection.source.listCoreDevices(undefined, new AbortController().signal);
  } finally {
    connection.close();
  }
}

/** Awaits the error of a failing profile. */
async function failingCall(profile: string): Promise<void> {
  const failed = await firstRequest(profile).then(
    () => false,
    () => true,
  );
  if (!failed) {
    throw new Error(`Profile ${profile} gave credentials.`);
  }
}

/** Time until a failing profile reports its error, and time to read many profiles. */
export async function connectionFigures(runs: number): Promise<readonly Figure[]> {
  const home = await temporaryHome();
  try {
    const token = { accessToken: 'old', expiresAt: '2020-01-01T00:00:00Z' };
    await home.write(`.aws/sso/cache/${createHash('sha1').update(session).digest('hex')}.json`, JSON.stringify(token));
    await home.write('.aws/config', config);
    const failing = async (profile: string, why: string): Promise<Figure> => ({
      what: `error of a failing profile: ${why}`,
      value: await medianTime(runs, () => failingCall(profile)),
      limit: 100,
      unit: 'ms',
    });
    const figures = [
      await failing('nobody', 'missing'),
      await failing('process', 'broken credential process'),
      await failing('sso', 'expired session'),
    ];
    const section = (_: unknown, index: number): string =>
      `[profile line-${index}]\nregion = eu-west-1\nrole_arn = arn:aws:iam::123456789012:role/line-${index}\nsource_profile = sso\n`;
    await home.write('.aws/config', config + Array.from({ length: profiles }, section).join(''));
    const reading = await medianTime(runs, readProfiles);
    return [...figures, { what: `${profiles} profiles read`, value: reading, limit: 100, unit: 'ms' }];
  } finally {
    await home.dispose();
  }
}
