import type { ProfileKind } from '../../greengrass/ports/profiles';

/** The labels of the kinds in the list of profiles. */
export const profileKindWords: Readonly<Record<ProfileKind, string>> = {
  sso: 'IAM Identity Center (SSO)',
  role: 'assumed role',
  process: 'credential process',
  login: 'AWS login session',
  webIdentity: 'web identity',
  keys: 'access keys',
  none: 'no credentials in the files',
};
