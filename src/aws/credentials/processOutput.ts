/** How much of the output of a credential process is shown, in characters. */
const maxShown = 300;

/** Shorter words of a command line are not secret, and removing them would leave nothing to read. */
const shortestSecret = 4;

/** Characters between the parts of a word, such as `--password=…`, `user:…@host` and `'…'`. */
const betweenParts = /[\s"'`=:;,/\\@&|<>(){}[\]$?#%!*^~]+/u;

/** Environment variables in a command line: `$NAME`, `${NAME}`, `%NAME%`. */
const variables = /\$\{?(\w+)|%(\w+)%/gu;

/** Quoted parts of a command line. They can contain spaces. */
const quoted = /"([^"]*)"|'([^']*)'/gu;

/** The ways in which a word of a command line may show up in an error: a shell removes quotes and backslashes. */
function formsOf(word: string): readonly string[] {
  const bare = word.replaceAll(/["'`\\]/gu, '');
  const unquoted = word.replaceAll(/^["'`]+|["'`]+$/gu, '');
  const attached = /^-{1,2}[A-Za-z](.+)$/u.exec(bare)?.[1] ?? '';
  const all = [word, bare, unquoted, attached, ...bare.split(betweenParts), ...word.split(betweenParts)];
  return all.flatMap((text) => [text, text.replace(/^-+/u, ''), encodeURIComponent(text.replace(/\p{Cs}/gu, ''))]);
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
}

/** The words of a command line, in all forms, with the values of its environment variables. */
function wordsOf(command: string, environment: Readonly<Record<string, string | undefined>>): ReadonlySet<string> {
  const values = [...command.matchAll(variables)].map(
    ([, posix, windows]) => environment[posix ?? windows ?? ''] ?? '',
  );
  const phrases = [...command.matchAll(quoted)].map(([, double, single]) => double ?? single ?? '');
  const words = [...phrases, ...[command, ...values].flatMap((text) => text.split(/\s+/u))].flatMap(formsOf);
  return new Set([...words, ...values].filter((word) => word.length >= shortestSecret));
}

/**
 * Makes the output of a credential process safe to show. Leaves out every word of its command line that is longer than
 * three characters, because passwords can be among them, and a shell quotes them in its own errors. Cuts the output after
 * 300 characters.
 */
export function safeOutput(
  output: string,
  command: string,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const words = [...wordsOf(command, environment)].sort((a, b) => b.length - a.length);
  const without = words.length === 0 ? output : output.replaceAll(new RegExp(words.map(escaped).join('|'), 'giu'), '…');
  const line = without
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/…(?:\W*…)+/gu, '…')
    .trim();
  return line.length > maxShown ? `${line.slice(0, maxShown - 1).replace(/\p{Cs}$/u, '')}…` : line;
}
