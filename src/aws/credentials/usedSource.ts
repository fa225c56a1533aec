import { valueIn, type ProfileKind, type ProfileSection } from '../../greengrass/ports/profiles';

/** The sources with any of their keys, in the order of the SDK after those that need two keys. */
const sources: readonly (readonly [kind: ProfileKind, keys: readonly string[]])[] = [
  ['webIdentity', ['web_identity_token_file']],
  ['process', ['credential_process']],
  ['sso', ['sso_session', 'sso_start_url', 'sso_account_id', 'sso_region', 'sso_role_name']],
  ['login', ['login_session']],
  // Incomplete: the SDK uses neither without its second key.
  ['role', ['role_arn']],
  ['keys', ['aws_access_key_id', 'aws_secret_access_key']],
];

/**
 * The source that the SDK uses for the credentials of a profile. A profile can have the keys of several, such as access
 * keys that a tool copied from a session.
 */
export function usedSource(section: ProfileSection): ProfileKind {
  const has = (key: string): boolean => valueIn(section, key) !== undefined;
  if (has('role_arn') && (has('source_profile') || has('credential_source'))) {
    return 'role';
  }
  if (has('aws_access_key_id') && has('aws_secret_access_key')) {
    return 'keys';
  }
  return sources.find(([, keys]) => keys.some(has))?.[0] ?? 'none';
}
