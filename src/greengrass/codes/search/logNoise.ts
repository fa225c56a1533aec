type Replacement = readonly [pattern: RegExp, by: string | ((found: string) => string)];

/** Fields that say where something failed, not what. */
const contextFields = [
  'service(?:Name|Instance)',
  '(?:current|new)State',
  '(?:script|component|thing|logger)Name',
  '(?:package|component)Identifier',
  'artifactUri',
  '(?:Greengrass)?DeploymentId',
  'DeploymentStatus',
  'Job-?Id',
  '(?:Extended )?Request ID',
  'thread',
  'level',
  'timestamp',
  'file',
].join('|');

/** The end of the full name of an exception or of an AWS component says what failed. Other names don't. */
function endOfName(name: string): string {
  const end = name.slice(name.lastIndexOf('.') + 1);
  return /(?:Exception|Error)$/u.test(end) || /^aws\.greengrass\.\w+$/u.test(name) ? ` ${end} ` : ' ';
}

/** In this order, because a later pattern would also match a part of what an earlier one matches. */
const replacements: readonly Replacement[] = [
  // Stack frames, and what a stack trace leaves out.
  [/(?<=^|\s)at [\w.$/<>]+\([^()]*\)/gu, ' '],
  [/\.{3} \d+ (?:more|common frames omitted)\b/gu, ' '],
  // Times of the nucleus and of journald, the latter with its host and process.
  [/\b\d{4}[-/]\d\d[-/]\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?)?/gu, ' '],
  [/\b[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d \S+ [\w.-]+\[\d+\]:/gu, ' '],
  [/\b\d\d:\d\d:\d\d(?:[.,]\d+)?/gu, ' '],
  // Levels and threads, and the source file of a nucleus lite.
  [/\[(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL)\]/gu, ' '],
  [/\((?:pool-\d+-thread-\d+|Thread-\d+|main|Copier|[\w.-]+-lifecycle|Serialized listener processor)\)/gu, ' '],
  [/\b[DEIWT]\[[\w.-]+\] [\w./-]+\.c:\d+:/gu, ' '],
  [new RegExp(`"?\\b(?:${contextFields})"?\\s?[=:]\\s?"?[^\\s,;})"]*"?`, 'giu'), ' '],
  [/\b(?:stderr|stdout|shell-runner-\w+)\./gu, ' '],
  [/\b(?:FAILED_(?:NO_STATE_CHANGE|ROLLBACK_NOT_REQUESTED|ROLLBACK_COMPLETE|UNABLE_TO_ROLLBACK))\b/gu, ' '],
  // Addresses. The scheme or the host can say what failed.
  [/\barn:[^\s,;)}'"]+/giu, ' '],
  [/\bs3:\/\/[^\s,;)}'"]+/giu, ' s3 '],
  [/(?:\bdocker:)?\b\d{12}\.dkr\.ecr\.[^\s,;)}'"]*/gu, ' docker ecr '],
  [/\bdocker:[^\s,;)}'"]+/giu, ' docker '],
  [/\bhttps?:\/\/[^\s,;)}'"]+/giu, ' '],
  [/\bdocker\.sock\b/gu, ' docker socket '],
  // Paths on Linux and Windows.
  [/\balts\/current\b/gu, ' launch directory '],
  [/(?<![\w.])(?:\/[\w.@+-]+){2,}\/?/gu, ' '],
  [/\b[A-Za-z]:\\[^\s,;"']*/gu, ' '],
  // Classes, components, identifiers, versions and other numbers. An HTTP status says what failed.
  [/\b(?:com|org|net|io|java|javax|jdk|sun|software|variant|services|aws)(?:\.[\w$-]+){1,12}/gu, endOfName],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/giu, ' '],
  [/\b(?=[0-9a-f]*\d)[0-9a-f]{9,}\b/giu, ' '],
  [/\bv?\d+(?:\.\d+)+(?:[-+][\w.]+)?(?::\d+)?/gu, ' '],
  [/\b(?![45]\d\d\b)\d+\b/gu, ' '],
];

/**
 * A text without what log lines have around their message: times, levels, threads, classes, stack frames, paths,
 * identifiers and numbers. What says more about the failure stays, such as the class of an exception.
 */
export function withoutLogNoise(text: string): string {
  return replacements.reduce(
    (before, [pattern, by]) =>
      typeof by === 'string' ? before.replace(pattern, by) : before.replace(pattern, (found) => by(found)),
    text,
  );
}
