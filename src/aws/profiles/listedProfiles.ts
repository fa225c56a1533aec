import type { ProfileProblem } from '../../greengrass/ports/profiles';
import {
  isReadableInConfig,
  isReadableInCredentials,
  unquoted,
  type ConfigFile,
  type FileSection,
} from './configSections';

/** A section that the user wrote for a profile. */
export interface ListedSection {
  readonly profile: string;
  readonly file: ConfigFile;
  readonly section: FileSection;
  /** Why the SDK ignores it. */
  readonly problem: ProfileProblem | undefined;
}

/** Keys that only a profile has. They tell a profile without its prefix from a section of another tool. */
const profileKey =
  /^(region|role_arn|source_profile|credential_\w+|aws_\w+|sso_\w+|web_identity_token_file|login_session)$/iu;

function isProfile({ keys }: FileSection): boolean {
  return keys.some((key) => profileKey.test(key));
}

function wrongSection(file: ConfigFile, section: FileSection, rightHeader: string): ProfileProblem {
  return { kind: 'section', file: file.name, section: `[${section.header}]`, rightSection: `[${rightHeader}]` };
}

function unreadableName(file: ConfigFile, profile: string): ProfileProblem {
  return { kind: 'name', file: file.name, profile };
}

/** The header of the default profile in another case: the AWS CLI and the SDK take it for another name. */
function isMisspelledDefault(header: string): boolean {
  return header !== 'default' && header.toLowerCase() === 'default';
}

function inConfig(file: ConfigFile, section: FileSection): readonly ListedSection[] {
  const header = section.header.trim();
  const [, prefix, name] = /^(profile|sso-session|services)\s+(.+)$/iu.exec(header) ?? [];
  if (header.toLowerCase() === 'default') {
    const problem = section.header === 'default' ? undefined : wrongSection(file, section, 'default');
    return [{ profile: 'default', file, section, problem }];
  }
  if (prefix === undefined || name === undefined) {
    const problem = wrongSection(file, section, `profile ${header}`);
    return isProfile(section) ? [{ profile: header, file, section, problem }] : [];
  }
  if (prefix.toLowerCase() !== 'profile') {
    return [];
  }
  const profile = unquoted(name);
  const nameProblem = isReadableInConfig(profile) ? undefined : unreadableName(file, profile);
  const hasOneSpace = section.header.length === `profile ${name}`.length;
  const isRead = prefix === 'profile' && hasOneSpace;
  const problem = isRead ? nameProblem : wrongSection(file, section, `profile ${name}`);
  return [{ profile, file, section, problem }];
}

function inCredentials(file: ConfigFile, section: FileSection): readonly ListedSection[] {
  const header = section.header.trim();
  const name = /^profile\s+(.+)$/iu.exec(header)?.[1];
  if (name !== undefined) {
    const profile = unquoted(name);
    return [{ profile, file, section, problem: wrongSection(file, section, profile) }];
  }
  const isPadded = section.header !== header;
  const nameProblem = isReadableInCredentials(header) ? undefined : unreadableName(file, header);
  const problem = isPadded ? wrongSection(file, section, header) : nameProblem;
  const listed = { profile: header, file, section, problem };
  // A profile of its own, but most likely meant for the default profile.
  return isMisspelledDefault(header)
    ? [listed, { ...listed, profile: 'default', problem: wrongSection(file, section, 'default') }]
    : [listed];
}

/** The problem of a line with wrong brackets. */
export function bracketProblem(file: ConfigFile, { header, brokenLine }: FileSection): ProfileProblem | undefined {
  return brokenLine === undefined
    ? undefined
    : { kind: 'bracket', file: file.name, line: brokenLine, section: `[${header.trim()}]` };
}

/** The profiles in a file. A section with wrong brackets spoils the one before it, which gets its keys. */
function inFile(
  file: ConfigFile,
  list: (file: ConfigFile, section: FileSection) => readonly ListedSection[],
): readonly ListedSection[] {
  return file.sections.flatMap((section, index) => {
    const next = file.sections[index + 1];
    const spoiled = next === undefined || next.keys.length === 0 ? undefined : bracketProblem(file, next);
    const problem = bracketProblem(file, section) ?? spoiled;
    return list(file, section).map((listed) => (problem === undefined ? listed : { ...listed, problem }));
  });
}

/** The sections that the user wrote for each profile, including those that the SDK ignores. */
export function listedProfiles(
  config: ConfigFile,
  credentials: ConfigFile,
): ReadonlyMap<string, readonly ListedSection[]> {
  const listed = new Map<string, ListedSection[]>();
  const all = [...inFile(config, inConfig), ...inFile(credentials, inCredentials)];
  for (const section of all) {
    const own = listed.get(section.profile) ?? [];
    own.push(section);
    listed.set(section.profile, own);
  }
  return listed;
}
