import { visibleText } from '../../base/visibleText';
import type { ConnectionTarget } from '../../greengrass/ports/connection';

/** What a click on the row of a failure does. */
export const nextSteps = {
  none: '',
  retry: 'Click to retry.',
  signIn: 'Click to sign in again.',
  selectProfile: 'Click to select another profile.',
  selectRegion: 'Click to select a Region.',
} as const;
export type NextStep = keyof typeof nextSteps;

/** A failure in words that a tired reader understands: what happened and what to do next. */
export interface FailureWords {
  readonly sentence: string;
  /** What to do about it. */
  readonly advice: string;
  readonly nextStep: NextStep;
}

/** The profile and, if it is known, the Region, in words. */
export function placeOf({ profile, region }: ConnectionTarget): string {
  return `profile ${visibleText(profile ?? 'default')}${region === undefined ? '' : `, Region ${visibleText(region)}`}`;
}

/** The Region in words. */
export function regionOf({ region }: ConnectionTarget): string {
  return region === undefined ? 'this Region' : `Region ${visibleText(region)}`;
}

/** Words for a failure that the user can only retry. */
export function retry(sentence: string, advice: string): FailureWords {
  return { sentence, advice, nextStep: 'retry' };
}
