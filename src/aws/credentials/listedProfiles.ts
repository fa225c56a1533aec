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

function inConfig(file: ConfigFile, section: FileSection): readonly ListedSection[] {
  const header = section.header.trim();
  const [, prefix, name] = /^(profile|sso-session|services)\s+(.+)$/iu.exec(header) ?? [];
  if (header === 'default') {
    const problem = section.header === header ? undefined : wrongSection(file, section, header);
    return [{ profile: header, file, section, problem }];
  }
  if (prefix === undefined || name === undefined) {
    const problem = wrongSection(file, section, `profile ${header}`);
    return isProfile(section) ? [{ profile: header, file, section, problem }] : [];
  }
  if (prefix.toLowerCase() !== 'profile') {
    return [];
  }
  const profile = unquoted(name);
  const nameProblem = isReadableInConfig(profile) ? undefined : ({ kind: 'name', file: file.name } as const);
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
  const nameProblem = isReadableInCredentials(header) ? undefined : ({ kind: 'name', file: file.name } as const);
  const problem = isPadded ? wrongSection(file, section, header) : nameProblem;
  return [{ profile: header, file, section, problem }];
}

/** The sections that the user wrote for each profile, including those that the SDK ignores. */
export function listedProfiles(
  config: ConfigFile,
  credentials: ConfigFile,
): ReadonlyMap<string, readonly ListedSection[]> {
  const listed = new Map<string, ListedSection[]>();
  const all = [
    ...config.sections.flatMap((section) => inConfig(config, section)),
    ...credentials.sections.flatMap((section) => inCredentials(credentials, section)),
  ];
  for (const section of all) {
    const own = listed.get(section.profile) ?? [];
    own.push(section);
    listed.set(section.profile, own);
  }
  return listed;
}
