import { valueIn, type ProfileProblem, type ProfileSection } from '../../greengrass/ports/profiles';
import type { ConfigFiles } from './configFiles';
import type { ConfigFile } from './configSections';
import type { ListedSection } from './listedProfiles';
import { usedSource } from './usedSource';

/** The profiles on the way to a source profile. */
type Visited = ReadonlySet<string>;

/** The keys of a profile that decide its credentials, Region and endpoint. */
const usedKey =
  /^(region|role_arn|source_profile|credential_source|credential_process|mfa_serial|aws_(access_key_id|secret_access_key|session_token)|sso_\w+|web_identity_token_file|login_session|services|endpoint_url)$/u;

function upperCaseKey({ file, section: { keys } }: ListedSection): ProfileProblem | undefined {
  const key = keys.find((own) => {
    const lower = own.toLowerCase();
    return own !== lower && usedKey.test(lower) && !keys.includes(lower);
  });
  return key === undefined ? undefined : { kind: 'upperCase', file: file.name, key };
}

function missingKey(
  section: ProfileSection | undefined,
  name: string,
  keys: readonly string[],
): ProfileProblem | undefined {
  const key = keys.find((needed) => valueIn(section, needed) === undefined);
  return key === undefined ? undefined : { kind: 'missingKey', section: `[${name}]`, key };
}

/** A reference of a profile to a section of the config file that doesn't exist. The SDK ignores it in the other file. */
function missingSection(
  { known, config, referred }: ConfigFiles,
  prefix: 'sso-session' | 'services',
  name: string | undefined,
): ProfileProblem | undefined {
  const key = `${prefix}.${name ?? ''}`;
  const isMissing = name !== undefined && !(referred.has(key) && Object.hasOwn(known, key));
  return isMissing ? { kind: 'missingSection', file: config.name, section: `[${prefix} ${name}]` } : undefined;
}

function ssoProblem(files: ConfigFiles, name: string, section: ProfileSection): ProfileProblem | undefined {
  const session = valueIn(section, 'sso_session');
  const source = session === undefined ? section : files.known[`sso-session.${session}`];
  return (
    missingSection(files, 'sso-session', session) ??
    missingKey(source, session === undefined ? name : `sso-session ${session}`, ['sso_start_url', 'sso_region']) ??
    missingKey(section, name, ['sso_account_id', 'sso_role_name'])
  );
}

/** What is wrong in the source of a role. A profile may be its own source, and the SDK reports longer cycles. */
function roleProblem(
  files: ConfigFiles,
  name: string,
  section: ProfileSection,
  visited: Visited,
): ProfileProblem | undefined {
  const source = valueIn(section, 'source_profile');
  if (source === undefined) {
    return missingKey(section, name, valueIn(section, 'credential_source') === undefined ? ['source_profile'] : []);
  }
  const problem = visited.has(source) ? undefined : problemOf(files, source, visited);
  return problem?.kind === 'notFound'
    ? { kind: 'missingSection', file: files.config.name, section: `[profile ${source}]` }
    : problem;
}

/** What is wrong in a profile that the SDK reads. */
function contentProblem(
  files: ConfigFiles,
  profile: string,
  section: ProfileSection,
  visited: Visited,
): ProfileProblem | undefined {
  const name = profile === 'default' ? profile : `profile ${profile}`;
  const ofServices = missingSection(files, 'services', valueIn(section, 'services'));
  switch (usedSource(section)) {
    case 'sso':
      return ssoProblem(files, name, section) ?? ofServices;
    case 'role':
      return roleProblem(files, name, section, visited) ?? ofServices;
    case 'webIdentity':
      return missingKey(section, name, ['role_arn']) ?? ofServices;
    case 'keys':
      return missingKey(section, name, ['aws_access_key_id', 'aws_secret_access_key']) ?? ofServices;
    case 'none':
      return { kind: 'noCredentials', profile };
    default:
      return ofServices;
  }
}

/** The problem of a file that is ignored as a whole. */
export function fileProblem({ config, credentials }: ConfigFiles): ProfileProblem | undefined {
  const broken = [config, credentials].find((file): file is ConfigFile & { problem: 'utf16' | 'unreadable' } => {
    return file.problem !== undefined;
  });
  return broken && { kind: 'file', file: broken.name, reason: broken.problem };
}

/** Why the SDK ignores a section of a profile, although it reads another. */
export function ignoredSection(files: ConfigFiles, profile: string): ProfileProblem | undefined {
  const own = files.listed.get(profile) ?? [];
  return own.find(({ problem }) => problem !== undefined)?.problem;
}

function problemOf(files: ConfigFiles, profile: string, visited: Visited): ProfileProblem | undefined {
  const own = files.listed.get(profile) ?? [];
  const read = own.filter(({ problem }) => problem === undefined);
  if (read.length === 0) {
    return own[0]?.problem ?? fileProblem(files) ?? { kind: 'notFound', variable: undefined };
  }
  const [upperCase] = read.flatMap((listed) => upperCaseKey(listed) ?? []);
  const section = Object.hasOwn(files.known, profile) ? files.known[profile] : undefined;
  const problem = contentProblem(files, profile, section ?? {}, new Set([...visited, profile]));
  const ignored = own.find((listed) => listed.problem !== undefined)?.problem ?? fileProblem(files);
  // A section or file that the SDK ignores may have what the profile lacks.
  return upperCase ?? (problem && (ignored ?? problem));
}

/**
 * Why a profile can't be used; `undefined` if nothing is wrong in the files.
 * @param variable the environment variable that names the profile
 */
export function profileProblem(
  files: ConfigFiles,
  profile: string,
  variable: string | undefined,
): ProfileProblem | undefined {
  const problem = problemOf(files, profile, new Set());
  return problem?.kind === 'notFound' ? { ...problem, variable } : problem;
}
