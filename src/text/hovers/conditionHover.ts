import { count } from '../../base/numbers';
import type { Thresholds } from '../../greengrass/status/thresholds';
import type { DeviceCondition } from '../rows/failureGroupRow';
import { paragraph, type Hover } from './hover';

/** The data for the hover of core devices with a condition. */
export interface ConditionFacts extends Thresholds {
  readonly condition: DeviceCondition;
  readonly isSnapshot: boolean;
}

interface ConditionWords {
  readonly heading: string;
  readonly meaning: readonly string[];
  readonly remedy: string;
}

function wordsOf({ condition, stuckAfterHours, staleAfterHours, isSnapshot }: ConditionFacts): ConditionWords {
  switch (condition) {
    case 'stuck':
      return {
        heading: 'Stuck',
        meaning: [
          `A deployment on these core devices has been in progress for more than ${count(stuckAfterHours, 'hour')} without a change (setting greengrass.stuckAfterHours).`,
          'The deployments queued behind it wait.',
        ],
        remedy: `Check that the core device is on and connected. Show Details says what may block its deployment${isSnapshot ? '' : ', and Show Logs shows its log'}.`,
      };
    case 'stale':
      return {
        heading: 'Stale',
        meaning: [
          `These core devices haven't reported for more than ${count(staleAfterHours, 'hour')} (setting greengrass.staleAfterHours).`,
          'A nucleus reports once a day by default, so they may be off or offline, and their last status may be out of date.',
        ],
        remedy: 'Check that they are on and connected to AWS IoT Core, and that the nucleus is running.',
      };
    case 'muted':
      return {
        heading: 'Muted',
        meaning: [
          "You muted problems of these core devices, so they aren't counted or listed above.",
          'A mute ends when the problems of its core device change.',
        ],
        remedy: 'Nothing until then. Unmute counts and lists them again.',
      };
  }
}

/** The hover of the core devices with a condition: what it means, its threshold, and what to do. */
export function conditionHover(facts: ConditionFacts): Hover {
  const { heading, meaning, remedy } = wordsOf(facts);
  return [{ kind: 'heading', text: heading }, ...paragraph(meaning), { kind: 'remedy', text: remedy }];
}
