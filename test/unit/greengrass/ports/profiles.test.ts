import assert from 'node:assert/strict';
import { toProfile, type ProfileKind } from '../../../../src/greengrass/ports/profiles';

describe('a profile of the shared config files', () => {
  const kinds: readonly (readonly [section: Readonly<Record<string, unknown>>, kind: ProfileKind])[] = [
    [{ role_arn: 'arn:aws:iam::123456789012:role/viewer', source_profile: 'base' }, 'role'],
    [{ web_identity_token_file: '/var/token' }, 'webIdentity'],
    [{ sso_session: 'factory' }, 'sso'],
    [{ sso_start_url: 'https://factory.awsapps.com/start' }, 'sso'],
    [{ credential_process: '/usr/bin/keys' }, 'process'],
    [{ login_session: 'arn:aws:iam::123456789012:user/eva' }, 'login'],
    [{ aws_access_key_id: 'AKIAEXAMPLE' }, 'keys'],
    [{ region: 'eu-west-1' }, 'none'],
    [{ credential_process: '', aws_access_key_id: 7 }, 'none'],
    // The SDK assumes a role before it tries anything else.
    [{ aws_access_key_id: 'AKIAEXAMPLE', credential_process: 'keys', role_arn: 'role' }, 'role'],
    [{ aws_access_key_id: 'AKIAEXAMPLE', credential_process: 'keys' }, 'process'],
    [{ credential_process: 'keys', sso_session: 'factory' }, 'sso'],
    [{ sso_session: 'factory', web_identity_token_file: '/var/token' }, 'webIdentity'],
  ];
  for (const [section, kind] of kinds) {
    it(`with ${Object.keys(section).join(' and ')} is of the kind ${kind}`, () => {
      assert.equal(toProfile('plant', section).kind, kind);
    });
  }

  it('has its name and Region, and none of its secrets', () => {
    const section = { region: 'eu-west-1', aws_access_key_id: 'AKIAEXAMPLE', aws_secret_access_key: 'secret' };
    assert.deepEqual(toProfile('plant', section), { name: 'plant', kind: 'keys', region: 'eu-west-1' });
  });

  it('has no Region if its section has none, an empty one or something else', () => {
    for (const section of [{}, { region: '' }, { region: {} }]) {
      assert.equal(toProfile('plant', section).region, undefined);
    }
  });
});
