/** What a text from a log can be about that has no error code of its own. */
export type LogTopic = 'rollback' | 'noStateChange' | 'sudo' | 'gpu' | 'signal' | 'endOfData';

/** The words that name each topic. Underscores count as spaces. */
const patterns: Readonly<Record<LogTopic, RegExp>> = {
  rollback: /\broll(?:s|ed|ing)?[ -]?back\b/iu,
  noStateChange: /\bno state change\b/iu,
  sudo: /\bsudo(?:ers)?\b/iu,
  gpu: /\b(?:gpus?|cuda|cudnn|nvidia|nvml|tensorrt|opencl)\b/iu,
  // A connection or a session can be terminated, too.
  signal:
    /(?<!\b(?:connection|session|stream)(?: was| is| has been)? )\bterminated\b|\b(?:killed|oomkilled|sigterm|sigkill|signal (?:9|15)|exit (?:code|status) (?:137|143))\b/iu,
  endOfData: /\b(?:EOF(?:Exception)?|(?:unexpected|premature) end|end of (?:file|stream))\b/iu,
};

const topics = ['rollback', 'noStateChange', 'sudo', 'gpu', 'signal', 'endOfData'] as const;

/** How a deployment ended. No code is about that, so the other words of a short text would find the wrong ones. */
const outcomes: ReadonlySet<LogTopic> = new Set<LogTopic>(['rollback', 'noStateChange']);

/** The rest of a longer text is ignored, because a search must be faster than typing. In characters. */
const longestText = 10_000;

/** What people type is shorter than a line of a log. In characters. */
const longestTyped = 60;

/** The topics that a typed or pasted text names. */
export function topicsIn(text: string): readonly LogTopic[] {
  const words = text.slice(0, longestText).replaceAll('_', ' ');
  return topics.filter((topic) => patterns[topic].test(words));
}

/** Whether a text is typed rather than pasted from a log. */
export function isTyped(text: string): boolean {
  return text.trim().length <= longestTyped;
}

/** Whether a text says only how a deployment ended. */
export function isOutcome(text: string): boolean {
  return isTyped(text) && topicsIn(text).some((topic) => outcomes.has(topic));
}
