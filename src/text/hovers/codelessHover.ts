import type { FailureCause } from '../../greengrass/failures/failureGroups';
import type { TopicKind } from '../../greengrass/failures/failureTopics';
import { topicLabel } from '../messages/failureWords';
import { paragraph, type Hover } from './hover';

/** A topic without an error code. */
type Codeless = Extract<TopicKind, 'noCode' | 'reason' | 'noCause'>;

const noCode = [
  "The device reported no error code. Nucleus Lite and nucleus versions before 2.8.0 don't report error codes, and some failures don't have one.",
  'Show Details on a core device shows the reported message and the location of its log.',
];

/** The data for the hover of failures without an error code. */
export interface CodelessFacts {
  readonly kind: Codeless;
  readonly label: string;
  readonly isSnapshot: boolean;
  /** Whether the components of a device aren't loaded. */
  readonly isAnyUnknown: boolean;
}

/** The facts of failures without an error code. */
export function codelessFacts(kind: Codeless, { devices, ...topic }: FailureCause): CodelessFacts {
  return {
    kind,
    label: topicLabel(topic),
    isSnapshot: devices[0]?.place.asOf !== undefined,
    isAnyUnknown: devices.some(({ components }) => components === undefined),
  };
}

/** Sentences about unhealthy devices without a known broken component. */
function noCause({ isSnapshot, isAnyUnknown }: CodelessFacts): readonly string[] {
  const meaning = 'These core devices report that they are unhealthy, but no broken component is known.';
  if (isAnyUnknown) {
    return isSnapshot
      ? [meaning, "Components that weren't scanned when the snapshot was saved aren't in it."]
      : [meaning, 'Open one of them, or scan for failures, to see which components are broken.'];
  }
  return [
    meaning,
    `${isSnapshot ? 'Check' : 'Refresh them. If they stay unhealthy, check'} the nucleus log. Show Details says where it is.`,
  ];
}

/** The hover of failures without an error code: what that means and where to look. */
export function codelessHover(facts: CodelessFacts): Hover {
  const sentences = facts.kind === 'noCause' ? noCause(facts) : noCode;
  return [{ kind: 'heading', text: facts.label }, ...sentences.flatMap((sentence) => paragraph([sentence]))];
}
