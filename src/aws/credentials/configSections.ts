/** A section of a shared config file. */
export interface FileSection {
  /** The text in the brackets, with all its spaces: the SDK takes them for a part of the name. */
  readonly header: string;
  readonly keys: readonly string[];
}

/** A shared config file as it is, with what the SDK ignores. */
export interface ConfigFile {
  /** As the user knows it: `~/.aws/config`. */
  readonly name: string;
  readonly sections: readonly FileSection[];
  /** Why the whole file is ignored. */
  readonly problem: 'utf16' | 'unreadable' | undefined;
}

/** The sections of a shared config file, including those that the SDK ignores. */
export function sectionsIn(text: string): readonly FileSection[] {
  const sections: { readonly header: string; readonly keys: string[] }[] = [];
  for (const line of text.split(/\r?\n/u)) {
    const content = (line.split(/(?:^|\s)[;#]/u)[0] ?? '').trim();
    const header = /^\[(.*)\]$/u.exec(content)?.[1];
    const key = /^([^=]+)=/u.exec(content)?.[1]?.trim();
    if (header !== undefined) {
      sections.push({ header, keys: [] });
    } else if (key !== undefined) {
      sections.at(-1)?.keys.push(key);
    }
  }
  return sections;
}

/** The name in the header of a profile, without the quotes that the AWS CLI accepts. */
export function unquoted(name: string): string {
  return /^(["'])(.*)\1$/u.exec(name)?.[2] ?? name;
}

/** The sections of the config file that profiles refer to, by the name that the SDK gives them: `sso-session.corp`. */
export function referredSections({ sections }: ConfigFile): ReadonlySet<string> {
  return new Set(
    sections.flatMap(({ header }) => {
      const [prefix = '', ...name] = header.trim().split(/\s+/u);
      return name.length === 0 ? [] : [`${prefix}.${unquoted(name.join(' '))}`];
    }),
  );
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
