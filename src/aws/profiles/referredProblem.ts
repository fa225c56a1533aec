import { valueIn, type ProfileProblem } from '../../greengrass/ports/profiles';
import { environmentValue } from '../environment';
import type { ConfigFiles } from './configFiles';
import { bracketProblem } from './listedProfiles';
import { missingKey, type ReadProfile } from './readProfile';

/** A reference of a profile to a section of the config file that doesn't exist, or that the SDK ignores. */
export function missingSection(
  files: ConfigFiles,
  prefix: 'sso-session' | 'services',
  name: string | undefined,
): ProfileProblem | undefined {
  if (name === undefined) {
    return undefined;
  }
  const key = `${prefix}.${name}`;
  const section = files.referred.get(key);
  const broken = section && bracketProblem(files.config, section);
  const isRead = section !== undefined && Object.hasOwn(files.known, key);
  return (
    broken ?? (isRead ? undefined : { kind: 'missingSection', file: files.config.name, section: `[${prefix} ${name}]` })
  );
}

/** What is wrong in a session of IAM Identity Center that several profiles share. */
function sessionProblem(files: ConfigFiles, session: string): ProfileProblem | undefined {
  const key = `sso-session.${session}`;
  const section = files.referred.get(key);
  const listed = section && { profile: session, file: files.config, section, problem: undefined };
  const isHomeUnknown = environmentValue('AWS_CONFIG_FILE')?.startsWith('~') === true;
  return (
    missingSection(files, 'sso-session', session) ??
    (listed &&
      missingKey({ name: session, values: files.known[key] ?? {}, sections: [listed], roles: [] }, [
        'sso_start_url',
        'sso_region',
      ])) ??
    (isHomeUnknown ? { kind: 'homePath', variable: 'AWS_CONFIG_FILE' } : undefined)
  );
}

/** What is wrong in a profile of IAM Identity Center. */
export function ssoProblem(files: ConfigFiles, read: ReadProfile): ProfileProblem | undefined {
  const session = valueIn(read.values, 'sso_session');
  return (
    (session === undefined ? missingKey(read, ['sso_start_url', 'sso_region']) : sessionProblem(files, session)) ??
    missingKey(read, ['sso_account_id', 'sso_role_name'])
  );
}
