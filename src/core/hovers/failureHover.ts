import type { FleetError } from '../errors';
import { factsOfError, nextSteps, type FailureWords } from '../errorWords';
import { field, type Hover } from './hover';

/** The hover of a row that says what went wrong: the sentence, what to do, and what AWS or the SDK said. */
export function failureHover(error: FleetError, words: FailureWords): Hover {
  return [
    { kind: 'heading', text: words.sentence },
    { kind: 'paragraph', text: `${words.advice} ${nextSteps[words.nextStep]}`.trim() },
    ...field('Message', error.message),
    ...factsOfError(error).map((text) => ({ kind: 'paragraph', text }) as const),
  ];
}
