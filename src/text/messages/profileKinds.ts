import type { ProfileKind } from '../../greengrass/ports/profiles';

/** The names of the kinds of profiles in menus. */
export const profileKindWords: Readonly<Record<ProfileKind, string>> = {
  sso: 'IAM Identity Center (SSO)',
  role: 'assumed role',
  process: 'credential process',
  login: 'AWS login session',
  webIdentity: 'web identity',
  keys: 'access keys',
  none: 'no credentials in the files',
};
