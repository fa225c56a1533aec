import { grouped } from '../../base/numbers';
import type { TimeZone } from '../../base/time';
import type { ExplainErrorCode } from '../../greengrass/codes/errorCodes';
import type { Failure } from '../../greengrass/failures/failure';
import { failureClues } from '../../greengrass/failures/failureClues';
import type { FailureGroup } from '../../greengrass/failures/failureGroups';
import type { KnownDevice } from '../../greengrass/knownDevice';
import { remedyOf } from './failureRemedy';
import { topicLabel } from './failureWords';

/** A sentence that ends within this many characters is said, too. */
const maxLength = 120;

/** The first sentence of a text, and those after it that fit. */
function firstSentences(text: string): string {
  const sentences = text.split(/(?<=\.)\s+/u);
  return sentences.reduce((said, sentence) =>
    said.length + sentence.length < maxLength ? `${said} ${sentence}` : said,
  );
}

/**
 * What to do about the failures that core devices share: `4 × RUN_ERROR in com.acme.Press: Check the log of the component.`
 * @param failure that of one device of the group
 * @returns `undefined` for failures without a code in several components or deployments: each has its own log to check
 */
export function adviceOf(
  group: FailureGroup,
  failure: Failure,
  on: KnownDevice,
  explain: ExplainErrorCode,
  zone: TimeZone,
): string | undefined {
  const { onlyCause, size } = group;
  if (failure.code === undefined && onlyCause === undefined) {
    return undefined;
  }
  const clues = failureClues(failure, on);
  const remedy = remedyOf(failure.code, size === 1 ? clues : { ...clues, at: undefined }, explain, zone);
  const name = onlyCause?.kind === 'name' ? ` in ${topicLabel(onlyCause)}` : '';
  return `${grouped(size)} × ${topicLabel(group)}${name}: ${firstSentences(remedy)}`;
}
