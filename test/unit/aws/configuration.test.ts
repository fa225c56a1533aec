import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { connect } from '../../../src/aws/connect';
import { readProfiles } from '../../../src/aws/credentials/profiles';
import type { Connection, ConnectionSelection } from '../../../src/greengrass/ports/connection';
import type { Profile } from '../../../src/greengrass/ports/profiles';
import { asFleetError } from '../../../src/greengrass/ports/fleetError';
import { wordsForError } from '../../../src/text/messages/errorWords';
import { failureLine } from '../../../src/text/messages/failureLine';
import { generateFleet } from '../../simulator/generateFleet';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { temporaryHome, type TemporaryHome } from './temporaryHome';

const { signal } = new AbortController();
const keys = 'aws_access_key_id = AKIAPLANT\naws_secret_access_key = x\n';
const region = 'region = eu-west-1\n';
const plant = `[profile plant]\n${region}${keys}`;
const sso = `${region}sso_account_id = 123456789012\nsso_role_name = reader\n`;
const corp = '[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = https://example.awsapps.com/start\n';
const role = 'role_arn = arn:aws:iam::123456789012:role/operator\n';
const arn = 'arn:aws:iam::123456789012:user/anna';

const configFile = '.aws/config';
const credentialsFile = '.aws/credentials';

function cached(name: string): string {
  return `.aws/sso/cache/${createHash('sha1').update(name).digest('hex')}.json`;
}

/** A configuration, and the row that names what is wrong. */
interface Member {
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly select?: Partial<ConnectionSelection>;
  readonly sentence: string;
  readonly advice: RegExp;
}

const rename = /^Rename the section to \[.*\]\.$/u;

const wrong: Readonly<Record<string, Member>> = {
  'AWS_PROFILE names no profile, and there is no Region': {
    env: { AWS_PROFILE: 'nobody' },
    sentence: "AWS_PROFILE names profile nobody, which doesn't exist",
    advice: /^Correct AWS_PROFILE and restart VS Code/u,
  },
  'AWS_PROFILE names no profile, and there is a Region': {
    env: { AWS_PROFILE: 'nobody', AWS_REGION: 'eu-west-1' },
    files: { [configFile]: plant },
    sentence: "AWS_PROFILE names profile nobody, which doesn't exist",
    advice: /^Correct AWS_PROFILE and restart VS Code/u,
  },
  "the selected profile doesn't exist": {
    select: { profile: 'nobody' },
    sentence: "Profile nobody doesn't exist",
    advice: /select another profile/u,
  },
  'the profile has no Region': {
    env: { AWS_PROFILE: 'plant' },
    files: { [configFile]: `[profile plant]\n${keys}` },
    sentence: 'No AWS Region selected',
    advice: /AWS_REGION/u,
  },
  'AWS_REGION is no Region name': {
    env: { AWS_PROFILE: 'plant', AWS_REGION: 'Ireland' },
    files: { [configFile]: plant },
    sentence: "Ireland isn't a valid Region name",
    advice: /^Select a Region/u,
  },
  'the prefix is in the credentials file': {
    select: { profile: 'plant' },
    files: { [credentialsFile]: `[profile plant]\n${keys}` },
    sentence: '[profile plant] in ~/.aws/credentials is ignored',
    advice: /^Rename the section to \[plant\]\.$/u,
  },
  'the prefix is missing in the config file': {
    select: { profile: 'plant' },
    files: { [configFile]: `[plant]\n${region}${keys}` },
    sentence: '[plant] in ~/.aws/config is ignored',
    advice: /^Rename the section to \[profile plant\]\.$/u,
  },
  'the prefix is missing before the Region': {
    select: { profile: 'plant' },
    files: { [configFile]: `[plant]\n${region}`, [credentialsFile]: `[plant]\n${keys}` },
    sentence: '[plant] in ~/.aws/config is ignored',
    advice: rename,
  },
  'the prefix is in upper case': {
    select: { profile: 'plant' },
    files: { [configFile]: `[PROFILE plant]\n${region}${keys}` },
    sentence: '[PROFILE plant] in ~/.aws/config is ignored',
    advice: rename,
  },
  'the keys are in upper case': {
    select: { profile: 'plant' },
    files: {
      [configFile]: `[profile plant]\n${region}`,
      [credentialsFile]: '[plant]\nAWS_ACCESS_KEY_ID = AKIAPLANT\nAWS_SECRET_ACCESS_KEY = x\n',
    },
    sentence: 'AWS_ACCESS_KEY_ID in ~/.aws/credentials must be in lower case',
    advice: /^Rename the key to aws_access_key_id\.$/u,
  },
  'the Region is in upper case': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile plant]\nRegion = eu-west-1\n${keys}` },
    sentence: 'Region in ~/.aws/config must be in lower case',
    advice: /^Rename the key to region\.$/u,
  },
  'the default profile has keys in upper case': {
    files: { [credentialsFile]: '[default]\nAWS_ACCESS_KEY_ID = AKIA\nAWS_SECRET_ACCESS_KEY = x\n' },
    sentence: 'AWS_ACCESS_KEY_ID in ~/.aws/credentials must be in lower case',
    advice: /aws_access_key_id/u,
  },
  'the sso_session is nowhere': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile plant]\nsso_session = corp\n${sso}` },
    sentence: "Profile plant needs [sso-session corp], which doesn't exist",
    advice: /~\/\.aws\/config/u,
  },
  'the sso_session is in the credentials file': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile plant]\nsso_session = corp\n${sso}`, [credentialsFile]: corp },
    sentence: "Profile plant needs [sso-session corp], which doesn't exist",
    advice: /~\/\.aws\/config/u,
  },
  'the sso_session has no sso_region': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile plant]\nsso_session = corp\n${sso}[sso-session corp]\nsso_start_url = x\n` },
    sentence: '[sso-session corp] has no sso_region',
    advice: /Add the key/u,
  },
  'the profile has no sso_account_id': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile plant]\nsso_session = corp\n${region}${corp}` },
    sentence: '[profile plant] has no sso_account_id',
    advice: /Add the key/u,
  },
  'the source_profile is nowhere': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile plant]\n${region}${role}source_profile = base\n` },
    sentence: "Profile plant needs [profile base], which doesn't exist",
    advice: /~\/\.aws\/config/u,
  },
  'the source_profile has the prefix in the credentials file': {
    select: { profile: 'plant' },
    files: {
      [configFile]: `[profile plant]\n${region}${role}source_profile = base\n`,
      [credentialsFile]: `[profile base]\n${keys}`,
    },
    sentence: '[profile base] in ~/.aws/credentials is ignored',
    advice: rename,
  },
  'the source_profile has no credentials': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile plant]\n${region}${role}source_profile = base\n[profile base]\n${region}` },
    sentence: 'Profile base has no credentials',
    advice: /Add them/u,
  },
  'the role has no source': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile plant]\n${region}${role}` },
    sentence: '[profile plant] has no source_profile',
    advice: /Add the key/u,
  },
  'the services section is nowhere': {
    select: { profile: 'plant' },
    files: { [configFile]: `${plant}services = own\n` },
    sentence: "Profile plant needs [services own], which doesn't exist",
    advice: /~\/\.aws\/config/u,
  },
  'the secret key is missing': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile plant]\n${region}aws_access_key_id = AKIAPLANT\n` },
    sentence: '[profile plant] has no aws_secret_access_key',
    advice: /Add the key/u,
  },
  'the profile has no credentials': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile plant]\n${region}` },
    sentence: 'Profile plant has no credentials',
    advice: /Add them/u,
  },
  'the name has a space': {
    select: { profile: 'my plant' },
    files: { [configFile]: `[profile "my plant"]\n${region}${keys}` },
    sentence: "The name of profile my plant can't be used",
    advice: /^Rename it in ~\/\.aws\/config\./u,
  },
  'the name has a space in the credentials file': {
    select: { profile: 'my plant', region: 'eu-west-1' },
    files: { [credentialsFile]: `[my plant]\n${keys}` },
    sentence: "The name of profile my plant can't be used",
    advice: /^Rename it in ~\/\.aws\/credentials\./u,
  },
  'the name has quotes': {
    select: { profile: 'pl"ant' },
    files: { [configFile]: `[profile pl"ant]\n${region}${keys}` },
    sentence: 'The name of profile pl"ant can\'t be used',
    advice: /^Rename it/u,
  },
  'the name has brackets': {
    select: { profile: 'a]b' },
    files: { [configFile]: `[profile a]b]\n${region}${keys}` },
    sentence: "The name of profile a]b can't be used",
    advice: /^Rename it/u,
  },
  'the name has umlauts': {
    select: { profile: 'büro' },
    files: { [configFile]: `[profile büro]\n${region}${keys}` },
    sentence: "The name of profile büro can't be used",
    advice: /^Rename it/u,
  },
  'an endpoint in the environment is no URL': {
    select: { profile: 'plant' },
    files: { [configFile]: plant },
    env: { AWS_ENDPOINT_URL_GREENGRASSV2: 'localhost' },
    sentence: "The endpoint in AWS_ENDPOINT_URL_GREENGRASSV2 isn't a URL",
    advice: /^Correct the endpoint/u,
  },
  'an endpoint of the profile is no URL': {
    select: { profile: 'plant' },
    files: { [configFile]: `${plant}endpoint_url = ftp://localhost\n` },
    sentence: "The endpoint in ~/.aws/config isn't a URL",
    advice: /^Correct the endpoint/u,
  },
  'the cached session of IAM Identity Center is broken': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile plant]\nsso_session = corp\n${sso}${corp}`, [cached('corp')]: 'null' },
    sentence: 'Session for profile plant expired',
    advice: /^Sign in/u,
  },
  'the cached session of an older profile is broken': {
    select: { profile: 'plant' },
    files: {
      [configFile]: `[profile plant]\n${sso}sso_region = eu-west-1\nsso_start_url = https://example.awsapps.com/start\n`,
      [cached('https://example.awsapps.com/start')]: 'null',
    },
    sentence: 'Session for profile plant expired',
    advice: /^Sign in/u,
  },
  'the cached session of aws login is broken': {
    select: { profile: 'plant' },
    files: {
      [configFile]: `[profile plant]\n${region}login_session = ${arn}\n`,
      [`.aws/login/cache/${createHash('sha256').update(arn).digest('hex')}.json`]: 'null',
    },
    sentence: 'Session for profile plant expired',
    advice: /^Sign in/u,
  },
  'there is no configuration at all': {
    sentence: 'No AWS credentials found',
    advice: /^Set up credentials/u,
  },
  'there are profiles, but none is selected': {
    files: { [configFile]: plant },
    sentence: 'No AWS credentials found',
    advice: /select a profile/u,
  },
  'there are only keys': {
    env: { AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_SECRET_ACCESS_KEY: 'x' },
    sentence: 'No AWS Region selected',
    advice: /AWS_REGION/u,
  },
};

/** Configurations that work. */
const right: Readonly<Record<string, Omit<Member, 'sentence' | 'advice'>>> = {
  'AWS_PROFILE is empty': { env: { AWS_PROFILE: '' }, files: { [configFile]: `[default]\n${region}${keys}` } },
  'AWS_PROFILE is blank': { env: { AWS_PROFILE: '  ' }, files: { [configFile]: `[default]\n${region}${keys}` } },
  'AWS_PROFILE is blank, with keys in the environment': {
    env: { AWS_PROFILE: ' ', AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_SECRET_ACCESS_KEY: 'x' },
  },
  'AWS_PROFILE is padded': { env: { AWS_PROFILE: ' plant\t' }, files: { [configFile]: plant } },
  'AWS_REGION is empty': { env: { AWS_PROFILE: 'plant', AWS_REGION: '' }, files: { [configFile]: plant } },
  'AWS_REGION is blank': { env: { AWS_PROFILE: 'plant', AWS_REGION: ' ' }, files: { [configFile]: plant } },
  'AWS_REGION is padded': {
    env: { AWS_PROFILE: 'plant', AWS_REGION: ' eu-west-1 ' },
    files: { [configFile]: `[profile plant]\n${keys}` },
  },
  'only AWS_DEFAULT_REGION is set': {
    env: { AWS_PROFILE: 'plant', AWS_DEFAULT_REGION: 'eu-west-1' },
    files: { [configFile]: `[profile plant]\n${keys}` },
  },
  'AWS_DEFAULT_REGION takes precedence over the profile': {
    env: { AWS_PROFILE: 'plant', AWS_DEFAULT_REGION: 'eu-west-1' },
    files: { [configFile]: `[profile plant]\nregion = us-east-1\n${keys}` },
  },
  'AWS_REGION takes precedence over AWS_DEFAULT_REGION': {
    env: { AWS_PROFILE: 'plant', AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'us-east-1' },
    files: { [configFile]: plant },
  },
  'the name has all characters that work': {
    select: { profile: 'plant-1_a@b+c.d%e:f/g' },
    files: { [configFile]: `[profile plant-1_a@b+c.d%e:f/g]\n${region}${keys}` },
  },
  'the name is quoted': {
    select: { profile: 'plant' },
    files: { [configFile]: `[profile "plant"]\n${region}${keys}` },
  },
  'the credentials file has a name with umlauts': {
    select: { profile: 'büro', region: 'eu-west-1' },
    files: { [credentialsFile]: `[büro]\n${keys}` },
  },
  'the credentials file has a name with three words': {
    select: { profile: 'my big plant', region: 'eu-west-1' },
    files: { [credentialsFile]: `[my big plant]\n${keys}` },
  },
  'the file starts with a byte order mark': {
    select: { profile: 'plant' },
    files: { [configFile]: `\ufeff${plant}` },
  },
  'a profile is its own source': {
    select: { profile: 'plant' },
    files: { [configFile]: `${plant}source_profile = plant\n` },
  },
  'a profile has keys besides a session that is nowhere': {
    select: { profile: 'plant' },
    files: { [configFile]: `${plant}sso_session = nowhere\n` },
  },
  'another tool has a section of its own': {
    select: { profile: 'plant' },
    files: { [configFile]: `[plugins]\nx = y\n${plant}` },
  },
  'AWS_CONFIG_FILE is empty': {
    env: { AWS_CONFIG_FILE: '' },
    select: { profile: 'plant' },
    files: { [configFile]: plant },
  },
  'AWS_CONFIG_FILE is below the home folder': {
    env: { AWS_CONFIG_FILE: '~/aws-config' },
    select: { profile: 'plant' },
    files: { 'aws-config': plant },
  },
  'keys in the environment make the default profile optional': {
    env: { AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_SECRET_ACCESS_KEY: 'x' },
    files: { [configFile]: '[default]\nsso_session = nowhere\n' },
  },
};

describe('the configuration of AWS', () => {
  let home: TemporaryHome;
  let simulator: Simulator;
  let connection: Connection | undefined;
  beforeEach(async () => {
    simulator = await startSimulator({ fleet: generateFleet(5) });
    home = await temporaryHome({ AWS_ENDPOINT_URL_GREENGRASSV2: simulator.url });
  });
  afterEach(async () => {
    connection?.close();
    connection = undefined;
    await simulator.close();
    await home.dispose();
  });

  /** Connects and loads a page, as the view does. */
  async function list({ files = {}, env = {}, select = {} }: Omit<Member, 'sentence' | 'advice'>): Promise<number> {
    Object.assign(process.env, env);
    for (const [name, text] of Object.entries(files)) {
      await home.write(name, text);
    }
    connection = await connect({ profile: undefined, region: undefined, ...select });
    return (await connection.source.listCoreDevices(undefined, signal)).items.length;
  }

  async function assertNamed(member: Member): Promise<void> {
    const error = asFleetError(await list(member).catch((thrown: unknown) => thrown));
    const { sentence, advice } = wordsForError(error, { profile: undefined, region: undefined, ...member.select });
    assert.equal(sentence, member.sentence);
    assert.match(advice, member.advice);
    assert.doesNotMatch(failureLine('Connecting', error), /TypeError|Cannot read|undefined|Invalid URL|Connecting: ;/u);
    assert.equal(simulator.requests.length, 0);
  }

  for (const [what, member] of Object.entries(wrong)) {
    it(`is named if ${what}`, () => assertNamed(member));
  }

  for (const [what, member] of Object.entries(right)) {
    it(`works if ${what}`, async () => {
      assert.equal(await list(member), 5);
    });
  }

  const encodings = [
    ['UTF-16 with a byte order mark', Buffer.from(`\ufeff${plant}`, 'utf16le')],
    ['UTF-16 without a byte order mark', Buffer.from(plant, 'utf16le')],
    ['big-endian UTF-16', Buffer.from(`\ufeff${plant}`, 'utf16le').swap16()],
  ] as const;
  for (const [encoding, bytes] of encodings) {
    it(`is named if the config file is in ${encoding}`, async () => {
      await writeFile(await home.write(configFile, ''), bytes);
      for (const select of [{ profile: 'plant' }, {}]) {
        const member = { select, sentence: '~/.aws/config is encoded as UTF-16', advice: /^Save it as UTF-8\.$/u };
        await assertNamed(member);
      }
    });
  }

  it("is named if a file can't be opened", async () => {
    // A folder, because an administrator can open any file.
    await home.write('.aws/credentials/file', '');
    await assertNamed({
      select: { profile: 'plant' },
      sentence: "Couldn't open ~/.aws/credentials",
      advice: /permissions of the file/u,
    });
  });

  it('is named if the profile breaks while the connection is open', async () => {
    await list({
      select: { profile: 'plant' },
      files: { [configFile]: `[profile plant]\nsso_session = corp\n${sso}${corp}` },
    }).catch(() => undefined);
    await home.write(configFile, `[profile plant]\nsso_session = corp\n${sso}`);
    const failed = connection?.source.listCoreDevices(undefined, signal);
    const error = asFleetError(await failed?.catch((thrown: unknown) => thrown));
    const { sentence } = wordsForError(error, { profile: undefined, region: undefined });
    assert.equal(sentence, "Profile plant needs [sso-session corp], which doesn't exist");
  });

  it('lists every profile, with the reason if one is useless', async () => {
    const listed = async ({
      files = {},
      select,
    }: Omit<Member, 'sentence' | 'advice'>): Promise<Profile | undefined> => {
      await Promise.all([configFile, credentialsFile].map((name) => home.write(name, files[name] ?? '')));
      return (await readProfiles()).find(({ name }) => name === select?.profile);
    };
    const ofFiles = ([, { env, files, select }]: readonly [string, Omit<Member, 'sentence' | 'advice'>]): boolean =>
      select?.profile !== undefined && files !== undefined && env === undefined;
    for (const [what, member] of Object.entries(right).filter(ofFiles)) {
      const profile = await listed(member);
      assert.ok(profile !== undefined && profile.problem === undefined, what);
    }
    // Nothing in the files of the profile is wrong: the Region is missing, or something that only a connection reads.
    const elsewhere = /Region|endpoint|cached session/u;
    for (const [what, member] of Object.entries(wrong).filter(ofFiles)) {
      const profile = await listed(member);
      assert.ok(profile !== undefined && (profile.problem !== undefined || elsewhere.test(what)), what);
    }
  });
});
