import { compareNames } from '../../base/names/compareNames';
import { valueIn, type Profile, type ProfileSection } from '../../greengrass/ports/profiles';
import { readConfigFiles } from './configFiles';
import { profileProblem } from './profileProblem';
import { usedSource } from './usedSource';

/** The sign-in of the AWS CLI for a profile; `undefined` if it has none. */
function signInOf(section: ProfileSection): Profile['signIn'] {
  const has = (key: string): boolean => valueIn(section, key) !== undefined;
  if (has('sso_session') || has('sso_start_url')) {
    return 'sso';
  }
  return has('login_session') ? 'login' : undefined;
}

/**
 * Reads the profiles of the shared config files, sorted by name, with the reason if one can't be used. Respects
 * `AWS_CONFIG_FILE` and `AWS_SHARED_CREDENTIALS_FILE`. Missing or unreadable files count as empty. Starts no credential
 * process and sends no requests.
 */
export async function readProfiles(): Promise<readonly Profile[]> {
  const files = await readConfigFiles();
  return [...files.listed.keys()]
    .map((name) => {
      const section = (Object.hasOwn(files.known, name) ? files.known[name] : undefined) ?? {};
      const problem = profileProblem(files, name, undefined);
      const signIn = signInOf(section);
      return {
        name,
        kind: usedSource(section),
        region: valueIn(section, 'region'),
        ...(signIn === undefined ? {} : { signIn }),
        ...(problem === undefined ? {} : { problem }),
      };
    })
    .sort((a, b) => compareNames(a.name, b.name));
}
