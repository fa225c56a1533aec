import { member, nonEmptyString } from '../../base/json';

/** How a profile comes by its credentials, as far as the shared config files tell. */
export type ProfileKind = 'sso' | 'role' | 'process' | 'login' | 'webIdentity' | 'keys' | 'none';

/** A profile of the shared config files. Nothing in it is secret. */
export interface Profile {
  readonly name: string;
  readonly kind: ProfileKind;
  readonly region: string | undefined;
}

/** The keys of a profile that tell its kind, the first that is there; in the order in which the SDK looks. */
const tellingKeys: readonly (readonly [key: string, kind: ProfileKind])[] = [
  ['role_arn', 'role'],
  ['web_identity_token_file', 'webIdentity'],
  ['sso_session', 'sso'],
  ['sso_start_url', 'sso'],
  ['credential_process', 'process'],
  ['login_session', 'login'],
  ['aws_access_key_id', 'keys'],
];

/** Takes from a section of the shared config files what may be shown. */
export function toProfile(name: string, section: Readonly<Record<string, unknown>>): Profile {
  const valueOf = (key: string): string | undefined => nonEmptyString(member(section, key));
  const [, kind = 'none'] = tellingKeys.find(([key]) => valueOf(key) !== undefined) ?? [];
  return { name, kind, region: valueOf('region') };
}
