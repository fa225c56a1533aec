/** Where a profile gets its credentials, according to the shared config files. */
export type ProfileKind = 'sso' | 'role' | 'process' | 'login' | 'webIdentity' | 'keys' | 'none';

/** A profile of the shared config files. Nothing in it is secret. */
export interface Profile {
  readonly name: string;
  readonly kind: ProfileKind;
  readonly region: string | undefined;
}

/** The keys that decide the kind of a profile, in the order of the SDK. The first key that is set decides. */
const kindKeys: readonly (readonly [key: string, kind: ProfileKind])[] = [
  ['role_arn', 'role'],
  ['web_identity_token_file', 'webIdentity'],
  ['sso_session', 'sso'],
  ['sso_start_url', 'sso'],
  ['credential_process', 'process'],
  ['login_session', 'login'],
  ['aws_access_key_id', 'keys'],
];

/** Takes the public fields from a section of the shared config files. */
export function toProfile(name: string, section: Readonly<Record<string, unknown>>): Profile {
  const isSet = (key: string): boolean => typeof section[key] === 'string' && section[key] !== '';
  const { region } = section;
  return {
    name,
    kind: kindKeys.find(([key]) => isSet(key))?.[1] ?? 'none',
    region: typeof region === 'string' && region !== '' ? region : undefined,
  };
}
