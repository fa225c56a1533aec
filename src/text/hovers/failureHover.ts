import { nextSteps } from '../messages/errorWords';
import type { FailureFacts } from './failureFacts';
import { field, type Hover } from './hover';

/**
 * The hover of an error row: the sentence, what to do, the IAM statement that would allow the request, and the message
 * from AWS or the SDK.
 */
export function failureHover({ words, message, request, iamStatement }: FailureFacts): Hover {
  return [
    { kind: 'heading', text: words.sentence },
    { kind: 'paragraph', text: `${words.advice} ${nextSteps[words.nextStep]}`.trim() },
    ...(iamStatement === undefined
      ? []
      : ([
          { kind: 'paragraph', text: 'This IAM statement allows it:' },
          { kind: 'json', json: iamStatement },
        ] as const)),
    ...field('Message', message),
    ...(request.length === 0 ? [] : ([{ kind: 'paragraph', text: request.join(' · ') }] as const)),
  ];
}
