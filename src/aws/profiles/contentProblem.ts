import { valueIn, type ProfileProblem } from '../../greengrass/ports/profiles';
import type { ConfigFiles } from './configFiles';
import { missingKey, placeOf, type ReadProfile } from './readProfile';
import { missingSection, ssoProblem } from './referredProblem';
import { roleProblem, type SourceProblem } from './roleProblem';
import { tokenProblem } from './tokenProblem';
import { usedSource, usedSourceOfRole } from './usedSource';

const tokenKey = 'web_identity_token_file';

/** The keys that say where the credentials of a profile come from. */
const credentialKeys = [
  'credential_process',
  'sso_session',
  'sso_start_url',
  'role_arn',
  tokenKey,
  'login_session',
  'aws_access_key_id',
  'aws_secret_access_key',
];

/** A profile without credentials: a key for them may have no value. */
function noCredentials(read: ReadProfile): ProfileProblem {
  const emptyKeys = new Set(read.sections.flatMap(({ section }) => section.emptyKeys));
  const empty = credentialKeys.find((key) => emptyKeys.has(key));
  return missingKey(read, empty === undefined ? [] : [empty]) ?? { kind: 'noCredentials', profile: read.name };
}

/** What is wrong in the keys of a profile that the SDK reads. */
export function contentProblem(
  files: ConfigFiles,
  read: ReadProfile,
  sourceProblem: SourceProblem,
): ProfileProblem | undefined {
  const ofServices = missingSection(files, 'services', valueIn(read.values, 'services'));
  const setting = `${tokenKey} in ${placeOf(read, tokenKey).file}`;
  switch ((read.roles.length === 0 ? usedSource : usedSourceOfRole)(read.values)) {
    case 'sso':
      return ssoProblem(files, read) ?? ofServices;
    case 'role':
      return roleProblem(files, read, sourceProblem) ?? ofServices;
    case 'webIdentity':
      return (
        missingKey(read, ['role_arn']) ?? tokenProblem(files, setting, valueIn(read.values, tokenKey)) ?? ofServices
      );
    case 'keys':
      return missingKey(read, ['aws_access_key_id', 'aws_secret_access_key']) ?? ofServices;
    case 'none':
      return noCredentials(read);
    default:
      return ofServices;
  }
}
