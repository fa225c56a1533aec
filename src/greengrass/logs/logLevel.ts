/** A level of a log line. */
export type LogLevel = 'TRACE' | 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';

/** Other names of the levels. */
const synonyms: Readonly<Record<string, LogLevel>> = {
  TRACE: 'TRACE',
  FINEST: 'TRACE',
  DEBUG: 'DEBUG',
  FINE: 'DEBUG',
  INFO: 'INFO',
  NOTICE: 'INFO',
  WARN: 'WARN',
  WARNING: 'WARN',
  ERROR: 'ERROR',
  ERR: 'ERROR',
  FATAL: 'ERROR',
  CRITICAL: 'ERROR',
  SEVERE: 'ERROR',
  PANIC: 'ERROR',
};

/** The level of a name; `undefined` for other texts. */
export function levelNamed(name: string): LogLevel | undefined {
  const key = name.toUpperCase();
  return Object.hasOwn(synonyms, key) ? synonyms[key] : undefined;
}

/** Where a line can say its level: a prefix of it. */
const prefixLength = 120;

/** A level in capitals or in brackets, or as the value of `level`. */
const namedLevel =
  /(?:\blevel["']?\s*[=:]\s*["']?(?<value>[A-Za-z]+))|\[(?<bracketed>[A-Za-z]{3,8})\]|(?<![\w.-])(?<capital>TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|FATAL|CRITICAL|SEVERE|PANIC)(?![\w-])/gu;

/** The first letter of a level, as Nucleus Lite writes it: `E[ggdeploymentd] message`. */
const liteLevel = /^(?<letter>[TDIWE])\[[^\]\s]{1,80}\]/u;
const liteLevels: Readonly<Record<string, LogLevel>> = { T: 'TRACE', D: 'DEBUG', I: 'INFO', W: 'WARN', E: 'ERROR' };

/** How a program ends with an uncaught exception. */
const exception =
  /^(?:Traceback \(most recent call last\)|Exception in thread |(?:[\w$]+[.:])*[\w$]*(?:Error|Exception)\b(?::|$))/u;

/** The level that a line without structure says, in its own words; `undefined` if it says none. */
export function levelIn(text: string): LogLevel | undefined {
  const prefix = text.slice(0, prefixLength);
  const letter = liteLevel.exec(prefix)?.groups?.['letter'];
  if (letter !== undefined) {
    return liteLevels[letter];
  }
  for (const { groups = {} } of prefix.matchAll(namedLevel)) {
    const level = levelNamed(groups['value'] ?? groups['bracketed'] ?? groups['capital'] ?? '');
    if (level !== undefined) {
      return level;
    }
  }
  return exception.test(prefix) ? 'ERROR' : undefined;
}

/** Whether a line with a level deserves attention. */
export function isWarning(level: LogLevel | undefined): boolean {
  return level === 'WARN' || level === 'ERROR';
}
