import type { FailureCause } from '../../greengrass/failures/failureGroups';
import type { TopicKind } from '../../greengrass/failures/failureTopics';
import type { TimeZone } from '../../base/time';
import type { ExplainErrorCode } from '../../greengrass/codes/errorCodes';
import type { FailureClues } from '../../greengrass/failures/failureClues';
import { sharedClues } from '../../greengrass/failures/sharedClues';
import { remedyOf, unknownCauseRemedy, withoutCodeSentences } from '../messages/failureRemedy';
import { topicLabel } from '../messages/failureWords';
import { paragraph, type Hover } from './hover';

/** A topic without an error code. */
type Codeless = Extract<TopicKind, 'noCode' | 'reason' | 'noCause'>;

const noCode =
  "The device reported no error code. Nucleus Lite and nucleus versions before 2.8.0 don't report error codes, and some failures don't have one.";

/** The data for the hover of failures without an error code. */
export interface CodelessFacts {
  readonly kind: Codeless;
  readonly label: string;
  readonly isSnapshot: boolean;
  /** Whether the components of a device aren't loaded. */
  readonly isAnyUnknown: boolean;
  /** What the failures have in common. */
  readonly clues: FailureClues | undefined;
  readonly timeZone: TimeZone;
}

/** The facts of failures without an error code. */
export function codelessFacts(kind: Codeless, { devices, ...topic }: FailureCause, timeZone: TimeZone): CodelessFacts {
  return {
    kind,
    label: topicLabel(topic),
    isSnapshot: devices[0]?.place.asOf !== undefined,
    isAnyUnknown: devices.some(({ components }) => components === undefined),
    clues: kind === 'noCause' ? undefined : sharedClues(devices, topic),
    timeZone,
  };
}

/** Sentences about unhealthy devices without a known broken component. */
function noCause({ isSnapshot, isAnyUnknown }: CodelessFacts): readonly string[] {
  return [
    'These core devices report that they are unhealthy, but no broken component is known.',
    unknownCauseRemedy(isAnyUnknown, isSnapshot),
  ];
}

/** What failures without a code mean, and what to do. */
function withoutCode({ clues, isSnapshot, timeZone }: CodelessFacts, explain: ExplainErrorCode): Hover {
  const why = clues === undefined ? [] : withoutCodeSentences(clues);
  const links = `Show Details on a core device shows the reported message${isSnapshot ? '' : ', and Show Logs its log'}.`;
  return [
    ...paragraph(clues?.isLite === true || clues?.isOld === true ? why : [noCode, ...why]),
    ...(clues === undefined ? [] : [{ kind: 'remedy', text: remedyOf(undefined, clues, explain, timeZone) } as const]),
    ...paragraph([links]),
  ];
}

/** The hover of failures without an error code: what that means, where to look, and what to do. */
export function codelessHover(facts: CodelessFacts, explain: ExplainErrorCode): Hover {
  const parts =
    facts.kind === 'noCause'
      ? noCause(facts).flatMap((sentence) => paragraph([sentence]))
      : withoutCode(facts, explain);
  return [{ kind: 'heading', text: facts.label }, ...parts];
}
