import { Readable } from 'node:stream';
import { property } from '../../base/json';
import { isEventStream } from './nonAwsResponse';
import { headOf } from './rejectNonAwsResponse';

function bodyOf(response: unknown): Readable | undefined {
  const body = property(response, 'body');
  return body instanceof Readable ? body : undefined;
}

/**
 * Middleware that limits the time for the whole response. The timeout of the SDK ends with the headers, and so it would
 * wait forever for a body that hangs. An event stream has no limit.
 *
 * @param milliseconds from the start of the request to the last byte
 */
export function limitResponse(milliseconds: number) {
  return <Arguments, Output extends { readonly response: unknown }>(
      next: (args: Arguments) => Promise<Output>,
    ): ((args: Arguments) => Promise<Output>) =>
    async (args) => {
      const start = performance.now();
      const result = await next(args);
      const body = bodyOf(result.response);
      if (body !== undefined && !isEventStream(headOf(result.response))) {
        const giveUp = (): void => {
          const message = `The response did not end within ${milliseconds / 1000} s.`;
          body.destroy(Object.assign(new Error(message), { name: 'TimeoutError' }));
        };
        const late = setTimeout(giveUp, milliseconds - (performance.now() - start));
        body.once('close', () => {
          clearTimeout(late);
        });
      }
      return result;
    };
}

/** Position of {@link limitResponse}: around each attempt, before the body is read. */
export const aroundHandler = { step: 'deserialize', name: 'limitResponse', priority: 'low' } as const;
