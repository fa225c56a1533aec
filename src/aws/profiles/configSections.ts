import type { ConfigFileProblem } from '../../greengrass/ports/profiles';

/** A section of a shared config file. */
export interface FileSection {
  /** The text in the brackets, with all its spaces: the SDK takes them for a part of the name. */
  readonly header: string;
  readonly keys: readonly string[];
  /** The keys without a value, which the SDK ignores. */
  readonly emptyKeys: readonly string[];
  /** The line of the header if its brackets are wrong. The SDK ignores it and adds the keys to the section before it. */
  readonly brokenLine: string | undefined;
}

/** A shared config file as it is, with what the SDK ignores. */
export interface ConfigFile {
  /** As the user knows it: `~/.aws/config`. */
  readonly name: string;
  readonly sections: readonly FileSection[];
  readonly isMissing: boolean;
  /** Why the whole file is ignored. */
  readonly problem: ConfigFileProblem | undefined;
}

/** The header in a line with a bracket that is missing at one end or isn't the last character. */
function brokenHeader(content: string): string | undefined {
  const [, closing, early, opening] = /^(?:\[([^\]]*)|\[(.*)\].+|([^[=]+)\])$/u.exec(content) ?? [];
  return closing ?? early ?? opening;
}

/** The sections of a shared config file, including those that the SDK ignores. */
export function sectionsIn(text: string): readonly FileSection[] {
  const sections: (FileSection & { readonly keys: string[]; readonly emptyKeys: string[] })[] = [];
  for (const line of text.split(/\r?\n/u)) {
    const content = (line.split(/(?:^|\s)[;#]/u)[0] ?? '').trim();
    const header = /^\[(.*)\]$/u.exec(content)?.[1];
    // An indented line belongs to the value before it.
    const broken = header === undefined && !/^[ \t]/u.test(line) ? brokenHeader(content) : undefined;
    const [, key, value] = /^([^=]+)=(.*)$/u.exec(content) ?? [];
    if (header !== undefined) {
      sections.push({ header, keys: [], emptyKeys: [], brokenLine: undefined });
    } else if (broken !== undefined) {
      sections.push({ header: broken, keys: [], emptyKeys: [], brokenLine: content });
    } else if (key !== undefined) {
      const { keys, emptyKeys } = sections.at(-1) ?? { keys: [], emptyKeys: [] };
      (value === '' ? [keys, emptyKeys] : [keys]).forEach((list) => {
        list.push(key.trim());
      });
    }
  }
  return sections;
}

/** The name in the header of a profile, without the quotes that the AWS CLI accepts. */
export function unquoted(name: string): string {
  return /^(["'])(.*)\1$/u.exec(name)?.[2] ?? name;
}

/** The name that the SDK gives a section that profiles refer to: `sso-session.corp`. */
function referredName({ header }: FileSection): string | undefined {
  const [prefix = '', ...name] = header.trim().split(/\s+/u);
  return name.length === 0 ? undefined : `${prefix}.${unquoted(name.join(' '))}`;
}

/** The sections that profiles refer to by the name that the SDK gives them. The first with right brackets counts, if any. */
export function referredSections({ sections }: ConfigFile): ReadonlyMap<string, FileSection> {
  const referred = new Map<string, FileSection>();
  for (const section of sections) {
    const name = referredName(section);
    const known = name === undefined ? undefined : referred.get(name);
    const isBetter = known?.brokenLine !== undefined && section.brokenLine === undefined;
    if (name !== undefined && (known === undefined || isBetter)) {
      referred.set(name, section);
    }
  }
  return referred;
}

/** The profile names that the SDK reads in the config file. */
const readableName = /^[\w\-@+.%:/]+$/u;

/** Headers of the credentials file that the SDK takes for a section with a prefix, and so ignores. */
const prefixed = /^[\w-]+\s["']?[\w\-@+.%:/]+["']?$/u;

/** Whether the SDK reads a profile with this name in the config file. */
export function isReadableInConfig(name: string): boolean {
  return readableName.test(name);
}

/** Whether the SDK reads a profile with this header in the credentials file. */
export function isReadableInCredentials(header: string): boolean {
  return !prefixed.test(header);
}
