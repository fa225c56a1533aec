import { withoutDomain } from '../../base/names/reverseDomain';
import type { TimeZone } from '../../base/time';
import type { ExplainErrorCode } from '../../greengrass/codes/errorCodes';
import type { FailureCause } from '../../greengrass/failures/failureGroups';
import { sharedClues } from '../../greengrass/failures/sharedClues';
import { remedyOf, unknownCauseRemedy } from './failureRemedy';

/** A sentence that ends within this many characters is said, too. */
const maxLength = 80;

/** The first sentence of a text and those after it that fit, without the last period. */
function firstSentences(text: string): string {
  const sentences = text.split(/(?<=\.)\s+/u);
  const said = sentences.reduce((before, sentence) =>
    before.length + sentence.length < maxLength ? `${before} ${sentence}` : before,
  );
  return said.replace(/\.$/u, '');
}

function remedyFor(cause: FailureCause, explain: ExplainErrorCode, zone: TimeZone): string | undefined {
  const { kind, value, devices } = cause;
  const code = kind === 'deployment' || kind === 'component' ? value : undefined;
  if (kind === 'noCause') {
    const isAnyUnknown = devices.some(({ components }) => components === undefined);
    const isSnapshot = devices.some(({ place }) => place.asOf !== undefined);
    // What a snapshot doesn't have can't be loaded.
    return isAnyUnknown && isSnapshot ? undefined : unknownCauseRemedy(isAnyUnknown, isSnapshot);
  }
  const clues = code !== undefined || kind === 'noCode' || kind === 'reason' ? sharedClues(devices, cause) : undefined;
  const { logOf } = clues ?? {};
  return clues && remedyOf(code, { ...clues, logOf: logOf && withoutDomain(logOf) }, explain, zone);
}

/**
 * What to do first about failures with a common topic, for a narrow row: `Check the log of Press`.
 * @returns `undefined` if the topic is only a name
 */
export function adviceOf(cause: FailureCause, explain: ExplainErrorCode, zone: TimeZone): string | undefined {
  const remedy = remedyFor(cause, explain, zone);
  return remedy === undefined ? undefined : firstSentences(remedy);
}
