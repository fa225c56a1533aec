import { nextSteps } from '../errors/errorParts';
import type { FailureFacts } from './failureFacts';
import { field, timeField, type Hover } from './hover';

/**
 * The hover of an error row: the sentence, what to do, the IAM statement that would allow the request, and the message
 * from AWS or the SDK.
 */
export function failureHover(facts: FailureFacts): Hover {
  const { words, message, processOutput, request, iamStatement, allowHelps, shownFrom, timeZone } = facts;
  return [
    { kind: 'heading', text: words.sentence },
    { kind: 'paragraph', text: `${words.advice} ${nextSteps[words.nextStep]}`.trim() },
    ...(iamStatement === undefined
      ? []
      : ([
          {
            kind: 'paragraph',
            text: allowHelps === 'yes' ? 'This IAM statement allows it:' : 'This IAM statement may allow it:',
          },
          { kind: 'json', json: iamStatement },
        ] as const)),
    ...(shownFrom === undefined ? [] : timeField('Showing data from', shownFrom, '', timeZone)),
    ...field('Message', message),
    ...field('Standard error', processOutput),
    ...(request.length === 0 ? [] : ([{ kind: 'paragraph', text: request.join(' · ') }] as const)),
  ];
}
