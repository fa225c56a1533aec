import assert from 'node:assert/strict';
import { usedSource } from '../../../../src/aws/profiles/usedSource';
import type { ProfileKind, ProfileSection } from '../../../../src/greengrass/ports/profiles';

describe('a profile of the shared config files', () => {
  const role = { role_arn: 'arn:aws:iam::123456789012:role/viewer' };
  const keys = { aws_access_key_id: 'AKIAEXAMPLE', aws_secret_access_key: 'secret' };
  const kinds: readonly (readonly [section: ProfileSection, kind: ProfileKind])[] = [
    [{ ...role, source_profile: 'base' }, 'role'],
    [{ ...role, web_identity_token_file: '/var/token' }, 'webIdentity'],
    [{ web_identity_token_file: '/var/token' }, 'webIdentity'],
    [{ sso_session: 'factory' }, 'sso'],
    [{ sso_start_url: 'https://factory.awsapps.com/start' }, 'sso'],
    [{ credential_process: '/usr/bin/keys' }, 'process'],
    [{ login_session: 'arn:aws:iam::123456789012:user/eva' }, 'login'],
    [keys, 'keys'],
    [{ aws_access_key_id: 'AKIAEXAMPLE' }, 'keys'],
    [{ region: 'eu-west-1' }, 'none'],
    [{ credential_process: '', aws_access_key_id: 7 }, 'none'],
    // The SDK assumes a role before it tries anything else, but only a role with a source.
    [{ ...keys, credential_process: 'keys', ...role, source_profile: 'base' }, 'role'],
    [{ ...keys, ...role, credential_source: 'Environment' }, 'role'],
    [{ ...keys, ...role }, 'keys'],
    [{ ...keys, ...role, source_profile: 'base', credential_source: 'Environment' }, 'keys'],
    [{ aws_access_key_id: 'AKIAEXAMPLE', credential_process: 'keys' }, 'process'],
    [{ credential_process: 'keys', sso_session: 'factory' }, 'process'],
    [{ sso_session: 'factory', web_identity_token_file: '/var/token' }, 'sso'],
  ];
  for (const [section, kind] of kinds) {
    it(`with ${Object.keys(section).join(' and ')} gets credentials of the kind ${kind}`, () => {
      assert.equal(usedSource(section), kind);
    });
  }
});
