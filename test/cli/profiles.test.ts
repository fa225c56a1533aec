import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { readProfiles } from '../../src/aws/profiles/readProfiles';
import { isolatedEnvironment } from '../host/isolation';
import { temporaryHome, type TemporaryHome } from '../unit/aws/profiles/temporaryHome';

const run = promisify(execFile);
const hasAwsCli = spawnSync('aws', ['--version']).status === 0;
const keys = 'aws_access_key_id = AKIAPLANT\naws_secret_access_key = x\n';

const config = ['"my plant"', 'büro', 'a]b', 'plain', '"quoted"', 'a@b+c.d%e:f/g', "it's"]
  .map((name) => `[profile ${name}]\nregion = eu-west-1\n${keys}`)
  .join('');
const credentials = ['my big plant', 'our plant', 'x"y', 'straße'].map((name) => `[${name}]\n${keys}`).join('');
const upperCase = '[upper]\nAWS_ACCESS_KEY_ID = AKIAPLANT\nAWS_SECRET_ACCESS_KEY = x\n';

const names = [
  'my plant',
  'büro',
  'a]b',
  'plain',
  'quoted',
  'a@b+c.d%e:f/g',
  "it's",
  'my big plant',
  'our plant',
  'x"y',
  'straße',
  'upper',
];

describe('the profiles of the AWS CLI', function () {
  let home: TemporaryHome;
  before(async function () {
    // Without the AWS CLI there is nothing to test.
    if (!hasAwsCli) this.skip();
    home = await temporaryHome();
    await home.write('.aws/config', config);
    await home.write('.aws/credentials', credentials + upperCase);
  });
  after(async () => {
    if (hasAwsCli) {
      await home.dispose();
    }
  });

  /** What the AWS CLI prints about a key; empty if it fails. */
  async function configured(key: string, args: readonly string[], variables = {}): Promise<string> {
    const files = {
      AWS_CONFIG_FILE: `${home.folder}/.aws/config`,
      AWS_SHARED_CREDENTIALS_FILE: `${home.folder}/.aws/credentials`,
    };
    const env = { ...isolatedEnvironment(home.folder, files), PYTHONUTF8: '1', LC_ALL: 'C.UTF-8', ...variables };
    return run('aws', ['configure', 'get', key, ...args], { env }).then(
      ({ stdout }) => stdout.trim(),
      () => '',
    );
  }

  /** Whether the AWS CLI finds the profile with its access key. */
  async function isUsable(profile: string): Promise<boolean> {
    return (await configured('aws_access_key_id', ['--profile', profile])).includes('AKIA');
  }

  for (const name of names) {
    it(`include ${name}: it is offered, with the reason if it can't be used`, async () => {
      const profile = (await readProfiles()).find((listed) => listed.name === name);
      assert.ok(profile !== undefined);
      assert.ok(
        profile.problem !== undefined || (await isUsable(name)),
        'A usable profile is usable in the AWS CLI, too.',
      );
    });
  }

  it('can be named by AWS_DEFAULT_PROFILE', async () => {
    assert.equal(await configured('region', []), '');
    assert.equal(await configured('region', [], { AWS_DEFAULT_PROFILE: 'plain' }), 'eu-west-1');
  });

  it("don't include a default profile in another case, nor any profile of a file with a wrong bracket", async () => {
    const files = {
      default: `[DEFAULT]\nregion = eu-west-1\n`,
      bracket: `${config}[profile open\nregion = eu-west-1\n`,
    };
    const variables = { AWS_CONFIG_FILE: await home.write('default', files.default) };
    assert.equal(await configured('region', [], variables), '');
    const bracket = { AWS_CONFIG_FILE: await home.write('bracket', files.bracket) };
    assert.equal(await configured('region', ['--profile', 'plain'], bracket), '');
  });
});
