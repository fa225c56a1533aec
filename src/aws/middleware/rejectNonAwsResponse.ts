import { member } from '../../base/json';

/** Error name of a response that isn't from AWS. */
export const nonAwsResponse = 'NonAwsResponse';

function isNonAws(output: object): boolean {
  const hasNothing = Object.entries(output).every(([key, value]) => key === '$metadata' || value === undefined);
  return hasNothing && member(member(output, '$metadata'), 'requestId') === undefined;
}

/**
 * Middleware that rejects a response with none of the requested data and no AWS request ID. A proxy can send such a
 * response, with status 200 and its own JSON, and a fleet would seem empty.
 */
export function rejectNonAwsResponse<Arguments, Output extends { readonly output: object }>(
  next: (args: Arguments) => Promise<Output>,
): (args: Arguments) => Promise<Output> {
  return async (args) => {
    const response = await next(args);
    if (isNonAws(response.output)) {
      const message = 'The response has none of the requested data and no AWS request ID.';
      const metadata = member(response.output, '$metadata');
      throw Object.assign(new Error(message), { name: nonAwsResponse, $metadata: metadata });
    }
    return response;
  };
}

/** Position of {@link rejectNonAwsResponse}: around all attempts, because a retry gets the same response; inside the report. */
export const withinReport = { step: 'initialize', name: 'rejectNonAwsResponse', priority: 'low' } as const;
