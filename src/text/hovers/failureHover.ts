import type { FleetError } from '../../greengrass/ports/fleetError';
import { nextSteps, type FailureWords } from '../messages/errorParts';
import { factsOfError } from '../messages/errorWords';
import { allowHelps } from '../../greengrass/permissions/allowStatement';
import { statementToAskFor } from '../../greengrass/permissions/iamStatement';
import { field, type Hover } from './hover';

/**
 * The hover of an error row: the sentence, what to do, the IAM statement that would allow the request, and the message
 * from AWS or the SDK.
 */
export function failureHover(error: FleetError, words: FailureWords): Hover {
  const facts = factsOfError(error).join(' · ');
  const statement = statementToAskFor(error);
  return [
    { kind: 'heading', text: words.sentence },
    { kind: 'paragraph', text: `${words.advice} ${nextSteps[words.nextStep]}`.trim() },
    ...(statement === undefined
      ? []
      : ([
          {
            kind: 'paragraph',
            text: allowHelps(error) === 'yes' ? 'This IAM statement allows it:' : 'This IAM statement may allow it:',
          },
          { kind: 'json', json: statement },
        ] as const)),
    ...field('Message', error.message),
    ...field('Standard error', error.processOutput),
    ...(facts === '' ? [] : ([{ kind: 'paragraph', text: facts }] as const)),
  ];
}
