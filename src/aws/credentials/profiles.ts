import { parseKnownFiles } from '@smithy/core/config';
import { compareNames } from '../../base/compareNames';
import { toProfile, type Profile } from '../../greengrass/ports/profiles';

/** What the SDK's reader of the files gives among the profiles and is none. */
const isOtherSection = /^(services|sso-session)\./u;

/**
 * The profiles of the shared config files (`AWS_CONFIG_FILE` and `AWS_SHARED_CREDENTIALS_FILE` are honoured), by name.
 * Files that are missing or cannot be read have none. Starts no credential process and sends nothing.
 */
export async function readProfiles(): Promise<readonly Profile[]> {
  const sections = await parseKnownFiles({ ignoreCache: true });
  return Object.entries(sections)
    .filter(([name]) => !isOtherSection.test(name))
    .map(([name, section]) => toProfile(name, section))
    .sort((a, b) => compareNames(a.name, b.name));
}
