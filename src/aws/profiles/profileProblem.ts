import type { ProfileProblem } from '../../greengrass/ports/profiles';
import { environmentValue } from '../environment';
import type { ConfigFiles } from './configFiles';
import { contentProblem } from './contentProblem';
import type { ListedSection } from './listedProfiles';

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

/** The problem of a file that is ignored as a whole. */
export function fileProblem({ config, credentials }: ConfigFiles): ProfileProblem | undefined {
  for (const { name, problem } of [config, credentials]) {
    if (problem !== undefined) {
      return { kind: 'file', file: name, reason: problem };
    }
  }
  return undefined;
}

/** Why the SDK ignores a section of a profile, although it reads another. */
export function ignoredSection(files: ConfigFiles, profile: string): ProfileProblem | undefined {
  const own = files.listed.get(profile) ?? [];
  return own.find(({ problem }) => problem !== undefined)?.problem;
}

/** A config file that the environment names and that doesn't exist: it may have the profile under its right name. */
function missingFile({ config, credentials }: ConfigFiles): { variable: string; file: string } | undefined {
  const named = [
    ['AWS_CONFIG_FILE', config],
    ['AWS_SHARED_CREDENTIALS_FILE', credentials],
  ] as const;
  const missing = named.find(([variable, { isMissing }]) => isMissing && environmentValue(variable) !== undefined);
  return missing && { variable: missing[0], file: missing[1].name };
}

function notFound(files: ConfigFiles, profile: string): ProfileProblem {
  const similar = [...files.listed.keys()].find((name) => name.toLowerCase() === profile.toLowerCase());
  return { kind: 'notFound', variable: undefined, similar, missingFile: missingFile(files) };
}

/** @param roles the profiles whose roles lead to this one as their source */
function problemOf(files: ConfigFiles, profile: string, roles: readonly string[]): ProfileProblem | undefined {
  const own = files.listed.get(profile) ?? [];
  // A section that got the keys of another one may give the profile the credentials of that one.
  const spoiled = own.find(({ problem }) => problem?.kind === 'bracket')?.problem;
  if (spoiled !== undefined) {
    return spoiled;
  }
  const [first, ...others] = own.filter(({ problem }) => problem === undefined);
  const ignored = ignoredSection(files, profile) ?? fileProblem(files);
  if (first === undefined) {
    return ignored ?? notFound(files, profile);
  }
  const sections = [first, ...others] as const;
  const [upperCase] = sections.flatMap((listed) => upperCaseKey(listed) ?? []);
  const values = Object.hasOwn(files.known, profile) ? (files.known[profile] ?? {}) : {};
  const problem = contentProblem(files, { name: profile, values, sections, roles }, (source, path) =>
    problemOf(files, source, path),
  );
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
  const problem = problemOf(files, profile, []);
  return problem?.kind === 'notFound' ? { ...problem, variable } : problem;
}
