import { count } from '../../base/numbers';
import type { ErrorCode } from '../../greengrass/codes/errorCodes';
import { isTyped, topicsIn, type LogTopic } from '../../greengrass/codes/search/logTopics';
import type { CountReports } from '../../greengrass/failures/reportedCodes';
import { codeKinds } from '../reports/explanation';
import { inParts } from '../rows/row';
import { logTopicWords } from './logTopicWords';

/** An item in the list of what a search finds. */
export interface CodeSuggestion {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  /** What the item explains; `undefined` if the search found nothing, and the item says what to try. */
  readonly explains: ErrorCode | LogTopic | undefined;
}

const noneFound: CodeSuggestion = {
  label: 'No error code found',
  description: '',
  detail: 'Try other words, the start of a code such as DISK_SPACE, or a whole line from a log.',
  explains: undefined,
};

function ofCode(code: ErrorCode, countReports: CountReports): CodeSuggestion {
  const reports = countReports(code);
  const ofFleet = reports === 0 ? '' : `on ${count(reports, 'failing core device')}`;
  return {
    label: code.code,
    description: inParts(codeKinds[code.kind], ofFleet),
    detail: code.meaning,
    explains: code,
  };
}

function ofTopic(topic: LogTopic): CodeSuggestion {
  const { label, meaning, remedy } = logTopicWords[topic];
  return { label, description: 'Not an error code', detail: `${meaning} ${remedy}`, explains: topic };
}

/**
 * The items for the codes that a search found, in the same order, and for the topics without a code of their own that the
 * text names. These come first for a typed text, and last for a line from a log. There is always one item.
 */
export function codeSuggestions(
  typed: string,
  found: readonly ErrorCode[],
  countReports: CountReports,
): readonly CodeSuggestion[] {
  const codes = found.map((code) => ofCode(code, countReports));
  const topics = topicsIn(typed).map(ofTopic);
  const suggestions = isTyped(typed) ? [...topics, ...codes] : [...codes, ...topics];
  return suggestions.length > 0 ? suggestions : [noneFound];
}
