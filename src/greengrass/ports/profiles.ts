/** Where a profile gets its credentials, according to the shared config files. */
export type ProfileKind = 'sso' | 'role' | 'process' | 'login' | 'webIdentity' | 'keys' | 'none';

/** Why a file can't be read. */
export type UnreadableFile = 'missing' | 'folder' | 'unreadable';

/** Why a whole config file is ignored. A missing one is empty. */
export type ConfigFileProblem = 'utf16' | Exclude<UnreadableFile, 'missing'>;

/** A section of a config file, with its brackets. */
interface ConfigSection {
  readonly file: string;
  readonly section: string;
}

/**
 * Why a profile can't be used. A file is named as the user knows it, such as `~/.aws/config`, and a section with its
 * brackets.
 */
export type ProfileProblem =
  /**
   * No file has the profile. `variable` is the environment variable that names it, `similar` a profile whose name differs
   * in case only, and `missingFile` a config file that the environment names and that doesn't exist.
   */
  | {
      readonly kind: 'notFound';
      readonly variable: string | undefined;
      readonly similar: string | undefined;
      readonly missingFile: { readonly variable: string; readonly file: string } | undefined;
    }
  /** A whole file is ignored. */
  | { readonly kind: 'file'; readonly file: string; readonly reason: ConfigFileProblem }
  /** A section is ignored because of its prefix or its spelling. */
  | { readonly kind: 'section'; readonly file: string; readonly section: string; readonly rightSection: string }
  /** A line should be the header of a section, but its brackets are wrong. The section before it gets its keys. */
  | { readonly kind: 'bracket'; readonly file: string; readonly line: string; readonly section: string }
  /** The AWS SDK can't read the name, although the AWS CLI can. */
  | { readonly kind: 'name'; readonly file: string; readonly profile: string }
  /** The AWS SDK ignores a key in upper case, although the AWS CLI doesn't. */
  | { readonly kind: 'upperCase'; readonly file: string; readonly key: string }
  /** A profile refers to a section that doesn't exist. */
  | { readonly kind: 'missingSection'; readonly file: string; readonly section: string }
  /** A section lacks a key that it needs, or has it without a value. */
  | ({ readonly kind: 'missingKey'; readonly key: string; readonly isEmpty: boolean } & ConfigSection)
  | { readonly kind: 'noCredentials'; readonly profile: string }
  /** The source profiles lead back to one of them, and none of them has credentials. */
  | { readonly kind: 'sourceLoop'; readonly file: string; readonly profiles: readonly string[] }
  /** A role has a `source_profile` and a `credential_source`. The AWS CLI and the AWS SDK use neither. */
  | ({ readonly kind: 'twoSources' } & ConfigSection)
  /** The `credential_source` of a role is none of the three that exist. */
  | ({ readonly kind: 'credentialSource'; readonly value: string } & ConfigSection)
  /** The `credential_source` of a role needs a variable that the environment lacks. */
  | ({ readonly kind: 'sourceVariable'; readonly variable: string } & ConfigSection)
  /** The file of a web identity can't be read. `setting` is the key or the environment variable that names it. */
  | {
      readonly kind: 'tokenFile';
      readonly setting: string;
      readonly path: string;
      readonly isFullPath: boolean;
      readonly reason: UnreadableFile;
    }
  /** For a session of IAM Identity Center, the AWS SDK doesn't know the home folder in the path of the config file. */
  | { readonly kind: 'homePath'; readonly variable: string }
  /** The environment has only one of the two variables of an access key. */
  | { readonly kind: 'missingVariable'; readonly set: string; readonly missing: string }
  /** An endpoint isn't a URL. `source` is the environment variable or the file that has it. */
  | { readonly kind: 'endpoint'; readonly source: string };

/** A profile of the shared config files. Nothing in it is secret. */
export interface Profile {
  readonly name: string;
  readonly kind: ProfileKind;
  readonly region: string | undefined;
  /**
   * The sign-in of the AWS CLI that renews its credentials; absent if there is none. A profile can also have access keys that
   * a tool copied from a session, which are its kind then.
   */
  readonly signIn?: 'sso' | 'login' | undefined;
  /** Why it can't be used. */
  readonly problem?: ProfileProblem | undefined;
}

/** The values of a section of the shared config files. */
export type ProfileSection = Readonly<Record<string, unknown>>;

/** A value of a section; `undefined` if it is empty. */
export function valueIn(section: ProfileSection | undefined, key: string): string | undefined {
  const value = section?.[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
