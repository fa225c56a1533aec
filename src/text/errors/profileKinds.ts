import { visibleText } from '../../base/visibleText';
import type { Profile, ProfileKind } from '../../greengrass/ports/profiles';
import { profileWords } from './profileWords';

/** The labels of the kinds in the list of profiles. */
const profileKindWords: Readonly<Record<ProfileKind, string>> = {
  sso: 'IAM Identity Center (SSO)',
  role: 'assumed role',
  process: 'credential process',
  login: 'AWS login session',
  webIdentity: 'web identity',
  keys: 'access keys',
  none: 'no credentials in the files',
};

/** What the list of profiles says about a profile: where its credentials come from, and its Region, or why it is useless. */
export function profileDescription({ name, kind, region, problem }: Profile): string {
  if (problem !== undefined && problem.kind !== 'noCredentials') {
    return profileWords(problem, name).sentence;
  }
  return [profileKindWords[kind], visibleText(region ?? '')].filter((part) => part !== '').join(' · ');
}
