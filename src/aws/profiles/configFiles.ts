import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, sep } from 'node:path';
import { parseKnownFiles } from '@smithy/core/config';
import { valueIn, type ProfileSection, type UnreadableFile } from '../../greengrass/ports/profiles';
import { environmentValue } from '../environment';
import { referredSections, sectionsIn, type ConfigFile, type FileSection } from './configSections';
import { listedProfiles, type ListedSection } from './listedProfiles';
import { unreadableFile, unreadableReason } from './unreadableFile';

/** The shared config files. */
export interface ConfigFiles {
  readonly config: ConfigFile;
  readonly credentials: ConfigFile;
  /** The sections that the user wrote for each profile, including those that the SDK ignores. */
  readonly listed: ReadonlyMap<string, readonly ListedSection[]>;
  /** The sections of the config file that profiles refer to, by the name that the SDK gives them. */
  readonly referred: ReadonlyMap<string, FileSection>;
  /** What the SDK reads: profiles by name, other sections as `sso-session.name` and `services.name`. */
  readonly known: Readonly<Record<string, ProfileSection>>;
  /** The token files of web identities that can't be read, by the path in the profile or the environment. */
  readonly unreadableTokens: ReadonlyMap<string, UnreadableFile>;
}

/** The path of a shared config file, as the SDK finds it. */
function pathOf(variable: string, name: string): string {
  const path = environmentValue(variable) ?? join('~', '.aws', name);
  return path.startsWith(`~${sep}`) || path.startsWith('~/') ? join(homedir(), path.slice(2)) : path;
}

/** The paths of the config file and the credentials file. */
export function configPaths(): { readonly config: string; readonly credentials: string } {
  return {
    config: pathOf('AWS_CONFIG_FILE', 'config'),
    credentials: pathOf('AWS_SHARED_CREDENTIALS_FILE', 'credentials'),
  };
}

/** Whether a text is UTF-16: it starts with a byte order mark, or every other byte of its start is zero. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  return (
    (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || bytes.subarray(0, 64).includes(0)
  );
}

async function readConfigFile(path: string): Promise<ConfigFile> {
  const home = homedir();
  const name = path.startsWith(`${home}${sep}`) ? `~${path.slice(home.length)}` : path;
  try {
    const bytes = await readFile(path);
    return isUtf16(bytes)
      ? { name, sections: [], isMissing: false, problem: 'utf16' }
      : { name, sections: sectionsIn(new TextDecoder().decode(bytes)), isMissing: false, problem: undefined };
  } catch (thrown) {
    const reason = unreadableReason(thrown);
    return { name, sections: [], isMissing: reason === 'missing', problem: reason === 'missing' ? undefined : reason };
  }
}

/** The token files in the profiles and the environment that can't be read. */
async function unreadableTokens(known: ConfigFiles['known']): Promise<ConfigFiles['unreadableTokens']> {
  const paths = [
    ...Object.values(known).map((section) => valueIn(section, 'web_identity_token_file')),
    environmentValue('AWS_WEB_IDENTITY_TOKEN_FILE'),
  ].filter((path) => path !== undefined);
  const checked = await Promise.all(paths.map(async (path) => [path, await unreadableFile(path)] as const));
  return new Map(checked.flatMap(([path, reason]) => (reason === undefined ? [] : [[path, reason] as const])));
}

/** Reads the shared config files. A missing file is empty. Starts no credential process and sends no requests. */
export async function readConfigFiles(): Promise<ConfigFiles> {
  const paths = configPaths();
  const [config, credentials, known] = await Promise.all([
    readConfigFile(paths.config),
    readConfigFile(paths.credentials),
    parseKnownFiles({ ignoreCache: true }),
  ]);
  return {
    config,
    credentials,
    listed: listedProfiles(config, credentials),
    referred: referredSections(config),
    known,
    unreadableTokens: await unreadableTokens(known),
  };
}
