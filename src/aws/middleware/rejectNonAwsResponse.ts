import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { isObject, number, object, property } from '../../base/json';
import { hasAwsHeader, isFromAws, mayBeFromAws, nonAwsError, type ResponseHead } from './nonAwsResponse';

/** The parts of a response that say who sent it. */
export function headOf(response: unknown): ResponseHead {
  return {
    statusCode: number(property(response, 'statusCode')) ?? 0,
    headers: { ...object(property(response, 'headers')) },
  };
}

/**
 * Checks a response before the SDK parses it. To the SDK, a page of a proxy is invalid JSON, and a 403 of a gateway is a
 * missing permission. Rejects with {@link nonAwsError}.
 */
export async function checkResponse(response: unknown): Promise<void> {
  const head = headOf(response);
  const body = property(response, 'body');
  if (isFromAws(head) || !(body instanceof Readable) || !isObject(response)) {
    return;
  }
  const bytes = new Uint8Array(await buffer(body));
  const text = new TextDecoder().decode(bytes);
  if (!mayBeFromAws(head, text)) {
    throw nonAwsError(head, text);
  }
  // The stream is consumed.
  Object.assign(response, { body: bytes });
}

/** Middleware that rejects a response that isn't from AWS. */
export function rejectNonAwsResponse<Arguments, Output extends { readonly response: unknown }>(
  next: (args: Arguments) => Promise<Output>,
): (args: Arguments) => Promise<Output> {
  return async (args) => {
    const result = await next(args);
    await checkResponse(result.response);
    return result;
  };
}

/** Position of {@link rejectNonAwsResponse}: between the SDK's parser and the limit of the response time. */
export const aroundBody = { step: 'deserialize', name: 'rejectNonAwsResponse', priority: 'low' } as const;

function isEmpty(output: unknown): boolean {
  return Object.entries(object(output) ?? {}).every(([key, value]) => key === '$metadata' || value === undefined);
}

/**
 * Middleware that rejects a parsed response with none of the requested data and no AWS request ID. A proxy can send such a
 * response, with status 200 and its own JSON, and a fleet would seem empty.
 */
export function rejectForeignData<Arguments, Output extends { readonly response: unknown; readonly output?: unknown }>(
  next: (args: Arguments) => Promise<Output>,
): (args: Arguments) => Promise<Output> {
  return async (args) => {
    const result = await next(args);
    const head = headOf(result.response);
    if (isEmpty(result.output) && !hasAwsHeader(head)) {
      throw nonAwsError(head, '');
    }
    return result;
  };
}

/** Position of {@link rejectForeignData}: around the SDK's parser. */
export const aroundParser = { step: 'deserialize', name: 'rejectForeignData', priority: 'high' } as const;
