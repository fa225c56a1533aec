import { valueIn, type ProfileKind, type ProfileSection } from '../../greengrass/ports/profiles';

type Has = (key: string) => boolean;

/** The sources in the order of the SDK, each with what the SDK asks for. A role has exactly one source. */
const sources: readonly (readonly [kind: ProfileKind, isUsed: (has: Has) => boolean])[] = [
  ['role', (has) => has('role_arn') && has('source_profile') !== has('credential_source')],
  ['keys', (has) => has('aws_access_key_id') && has('aws_secret_access_key')],
  ['webIdentity', (has) => has('web_identity_token_file') && has('role_arn')],
  ['process', (has) => has('credential_process')],
  ['sso', (has) => ['sso_session', 'sso_start_url', 'sso_account_id', 'sso_region', 'sso_role_name'].some(has)],
  ['login', (has) => has('login_session')],
  // Incomplete: the SDK uses none of these.
  ['webIdentity', (has) => has('web_identity_token_file')],
  ['role', (has) => has('role_arn')],
  ['keys', (has) => has('aws_access_key_id') || has('aws_secret_access_key')],
];

/**
 * The source that the SDK uses for the credentials of a profile. A profile can have the keys of several, such as access
 * keys that a tool copied from a session.
 */
export function usedSource(section: ProfileSection): ProfileKind {
  const has: Has = (key) => valueIn(section, key) !== undefined;
  return sources.find(([, isUsed]) => isUsed(has))?.[0] ?? 'none';
}

/**
 * The source that the SDK uses for the credentials of the source of a role: it asks for access keys first, and a source
 * can have a `credential_source` without a role.
 */
export function usedSourceOfRole(section: ProfileSection): ProfileKind {
  const has: Has = (key) => valueIn(section, key) !== undefined;
  if (has('aws_access_key_id') && has('aws_secret_access_key')) {
    return 'keys';
  }
  return has('credential_source') && !has('role_arn') ? 'role' : usedSource(section);
}
