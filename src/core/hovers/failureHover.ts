import type { FleetError } from '../errors';
import { factsOfError, type FailureWords } from '../errorWords';
import type { Hover } from './hover';
import { visibleText } from '../format';

/** The hover of a row that says what went wrong: the sentence, what to do, and what AWS or the SDK said. */
export function failureHover(error: FleetError, words: FailureWords): Hover {
  return [
    { kind: 'heading', text: words.sentence },
    { kind: 'paragraph', text: words.advice },
    { kind: 'field', name: 'Message', value: visibleText(error.message, 600) },
    ...factsOfError(error).map((text) => ({ kind: 'paragraph', text }) as const),
  ];
}
