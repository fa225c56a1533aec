import type { FailureCause } from '../../greengrass/failures/failureGroups';
import type { TopicKind } from '../../greengrass/failures/failureTopics';
import { topicLabel } from '../messages/failureWords';
import { paragraph, type Hover } from './hover';

/** A topic without an error code. */
type Codeless = Extract<TopicKind, 'noCode' | 'noCause'>;

const noCode = [
  "The device reported no error code. Nucleus Lite and nucleus versions before 2.8.0 don't report error codes, and some failures don't have one.",
  'Show Details on a core device shows the reported message and the location of its log.',
];

/** Sentences about unhealthy devices without a known broken component. */
function noCause(devices: FailureCause['devices']): readonly string[] {
  const meaning = 'These core devices report that they are unhealthy, but no broken component is known.';
  const isSnapshot = devices[0]?.place.asOf !== undefined;
  const isAnyUnknown = devices.some(({ components }) => components === undefined);
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
export function codelessHover(kind: Codeless, cause: FailureCause): Hover {
  const sentences = kind === 'noCode' ? noCode : noCause(cause.devices);
  return [{ kind: 'heading', text: topicLabel(cause) }, ...sentences.flatMap((sentence) => paragraph([sentence]))];
}
