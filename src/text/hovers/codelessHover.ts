import type { FailureCause } from '../../greengrass/failures/failureGroups';
import type { TopicKind } from '../../greengrass/failures/failureTopics';
import { topicLabel } from '../messages/failureWords';
import { paragraph, type Hover } from './hover';

/** A topic where no code says what is wrong. */
type Codeless = Extract<TopicKind, 'noCode' | 'noCause'>;

const noCode = [
  'No error code was reported with this. Nucleus Lite and a nucleus before 2.8.0 leave error codes out, and some failures have none.',
  'Show Details of a core device has what was reported in words, and says where its log is.',
];

/** What is said of unhealthy devices on which nothing is known to be broken: some have not been looked into. */
function noCause(devices: FailureCause['devices']): readonly string[] {
  const meaning = 'These core devices say that they are unhealthy, and nothing on them is known to be broken.';
  const isSnapshot = devices[0]?.place.asOf !== undefined;
  const isAnyUnknown = devices.some(({ components }) => components === undefined);
  if (isAnyUnknown) {
    return isSnapshot
      ? [meaning, 'Components that had not been looked into when the snapshot was saved are not in it.']
      : [meaning, 'Open one of them, or scan for failures, to read which components are broken.'];
  }
  return [
    meaning,
    `${isSnapshot ? 'Look' : 'Refresh to read them again. If it stays so, look'} at the log of the nucleus: Show Details says where it is.`,
  ];
}

/** The hover of failures that no code tells apart: what that means, and where to look. */
export function codelessHover(kind: Codeless, cause: FailureCause): Hover {
  const sentences = kind === 'noCode' ? noCode : noCause(cause.devices);
  return [{ kind: 'heading', text: topicLabel(cause) }, ...sentences.flatMap((sentence) => paragraph([sentence]))];
}
