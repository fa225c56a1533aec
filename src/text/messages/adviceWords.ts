import { grouped } from '../../base/numbers';
import type { TimeZone } from '../../base/time';
import type { ExplainErrorCode } from '../../greengrass/codes/errorCodes';
import type { FailureCause, FailureGroup } from '../../greengrass/failures/failureGroups';
import type { TopicKind } from '../../greengrass/failures/failureTopics';
import { sharedClues } from '../../greengrass/failures/sharedClues';
import { remedyOf } from './failureRemedy';
import { topicLabel } from './failureWords';

/** A sentence that ends within this many characters is said, too. */
const maxLength = 120;

/** The topics that say what to do: error codes, and failures without one. */
const telling: ReadonlySet<TopicKind> = new Set(['deployment', 'component', 'noCode', 'reason']);

/** The first sentence of a text, and those after it that fit. */
function firstSentences(text: string): string {
  const sentences = text.split(/(?<=\.)\s+/u);
  return sentences.reduce((said, sentence) =>
    said.length + sentence.length < maxLength ? `${said} ${sentence}` : said,
  );
}

function codeOf({ kind, value }: FailureCause): string | undefined {
  return kind === 'deployment' || kind === 'component' ? value : undefined;
}

/**
 * What to do about the failures of a group: `4 × RUN_ERROR in com.acme.Press: Check the log of the component.`
 * @returns `undefined` if neither the group nor its only cause says what to do
 */
export function adviceOf(group: FailureGroup, explain: ExplainErrorCode, zone: TimeZone): string | undefined {
  const { onlyCause, size } = group;
  const topic = [group, onlyCause].find((one) => one !== undefined && telling.has(one.kind));
  const clues = topic && sharedClues(topic.devices, topic);
  if (topic === undefined || clues === undefined) {
    return undefined;
  }
  const names = [group, onlyCause].flatMap((one) => (one === undefined || one === topic ? [] : topicLabel(one)));
  const what = [topicLabel(topic), ...names].join(' in ');
  return `${grouped(size)} × ${what}: ${firstSentences(remedyOf(codeOf(topic), clues, explain, zone))}`;
}
