import { parseKnownFiles } from '@smithy/core/config';
import { compareNames } from '../../base/compareNames';
import { toProfile, type Profile } from '../../greengrass/ports/profiles';

/** Sections that the SDK returns with the profiles but that aren't profiles. */
const isOtherSection = /^(services|sso-session)\./u;

/**
 * Reads the profiles of the shared config files, sorted by name. Respects `AWS_CONFIG_FILE` and
 * `AWS_SHARED_CREDENTIALS_FILE`. Missing or unreadable files count as empty. Starts no credential process and sends no
 * requests.
 */
export async function readProfiles(): Promise<readonly Profile[]> {
  const sections = await parseKnownFiles({ ignoreCache: true });
  return Object.entries(sections)
    .filter(([name]) => !isOtherSection.test(name))
    .map(([name, section]) => toProfile(name, section))
    .sort((a, b) => compareNames(a.name, b.name));
}
