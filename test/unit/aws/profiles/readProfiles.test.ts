import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readProfiles } from '../../../../src/aws/profiles/readProfiles';

const before = { ...process.env };
const config = `
[default]
region = eu-west-1
[profile plant]
sso_session = corp
sso_account_id = 123456789012
region = eu-central-1
[profile old-sso]
sso_start_url = https://example.awsapps.com/start
[profile line-10]
role_arn = arn:aws:iam::123456789012:role/operator
source_profile = default
[profile line-2]
credential_process = /bin/true
[profile console]
login_session = arn:aws:iam::123456789012:user/anna
[profile pod]
role_arn = arn:aws:iam::123456789012:role/pod
web_identity_token_file = /var/token
[profile empty]
region = eu-west-2
[sso-session corp]
sso_start_url = https://example.awsapps.com/start
[services sim]
greengrassv2 =
  endpoint_url = http://127.0.0.1:1
`;

describe('the profiles of the shared config files', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'greengrass-profiles-'));
    Object.assign(process.env, {
      AWS_CONFIG_FILE: join(home, 'config'),
      AWS_SHARED_CREDENTIALS_FILE: join(home, 'credentials'),
    });
  });
  afterEach(async () => {
    await rm(home, { recursive: true });
    Object.assign(process.env, before);
  });

  it('say which sign-in renews their credentials, whatever the SDK uses', async () => {
    await writeFile(join(home, 'config'), config);
    await writeFile(
      join(home, 'credentials'),
      '[plant]\naws_access_key_id = AKIA1\naws_secret_access_key = copied\n[old-sso]\n',
    );
    const profiles = await readProfiles();
    assert.deepEqual(
      profiles.flatMap(({ name, kind, signIn }) => (signIn === undefined ? [] : [[name, kind, signIn]])),
      [
        ['console', 'login', 'login'],
        ['old-sso', 'sso', 'sso'],
        ['plant', 'keys', 'sso'],
      ],
    );
  });

  it('are sorted by name, with kind and Region and without secrets', async () => {
    await writeFile(join(home, 'config'), config);
    await writeFile(
      join(home, 'credentials'),
      '[default]\naws_access_key_id = AKIA1\naws_secret_access_key = hidden\n',
    );
    const profiles = await readProfiles();
    assert.deepEqual(
      profiles.map(({ name, kind, region }) => [name, kind, region]),
      [
        ['console', 'login', undefined],
        ['default', 'keys', 'eu-west-1'],
        ['empty', 'none', 'eu-west-2'],
        ['line-2', 'process', undefined],
        ['line-10', 'role', undefined],
        ['old-sso', 'sso', undefined],
        ['plant', 'sso', 'eu-central-1'],
        ['pod', 'webIdentity', undefined],
      ],
    );
    assert.doesNotMatch(JSON.stringify(profiles), /AKIA|hidden/u);
  });

  it('are current after the files have changed', async () => {
    assert.deepEqual(await readProfiles(), []);
    await writeFile(join(home, 'config'), '[profile new]\nregion = eu-west-1\n');
    assert.deepEqual(
      (await readProfiles()).map(({ name }) => name),
      ['new'],
    );
  });

  const role = 'role_arn = arn:aws:iam::123456789012:role/operator\n';
  const keys = 'aws_access_key_id = AKIA1\naws_secret_access_key = hidden\n';
  const sources = [
    ['is the role itself and has keys', 'plant', keys],
    ['has keys besides a role without a source', 'base', `[profile base]\n${role}source_profile = nowhere\n${keys}`],
    ['has a credential_source without a role', 'base', '[profile base]\ncredential_source = Ec2InstanceMetadata\n'],
  ] as const;
  for (const [what, source, more] of sources) {
    it(`have no problem if the source of a role ${what}`, async () => {
      await writeFile(join(home, 'config'), `[profile plant]\n${role}source_profile = ${source}\n${more}`);
      const plant = (await readProfiles()).find(({ name }) => name === 'plant');
      assert.ok(plant !== undefined && plant.problem === undefined);
    });
  }
});
