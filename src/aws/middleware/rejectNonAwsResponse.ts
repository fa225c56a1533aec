import { member } from '../../base/json';

/** The name of the error where an answer is not one of AWS. */
export const nonAwsResponse = 'ForeignAnswer';

function isForeign(output: object): boolean {
  const hasNothing = Object.entries(output).every(([key, value]) => key === '$metadata' || value === undefined);
  return hasNothing && member(member(output, '$metadata'), 'requestId') === undefined;
}

/**
 * A middleware that refuses an answer with nothing of what was asked for and without the request ID that AWS gives to
 * each of its own. Something on the way can answer so, with status 200 and JSON of its own, and a fleet would seem empty.
 */
export function rejectNonAwsResponse<Arguments, Output extends { readonly output: object }>(
  next: (args: Arguments) => Promise<Output>,
): (args: Arguments) => Promise<Output> {
  return async (args) => {
    const answer = await next(args);
    if (isForeign(answer.output)) {
      const message = 'The response has none of the requested data and no AWS request ID.';
      const metadata = member(answer.output, '$metadata');
      throw Object.assign(new Error(message), { name: nonAwsResponse, $metadata: metadata });
    }
    return answer;
  };
}

/** Where {@link rejectNonAwsResponse} stands: around all attempts, since asking again brings the same, and within the report. */
export const withinReport = { step: 'initialize', name: 'refuseForeign', priority: 'low' } as const;
