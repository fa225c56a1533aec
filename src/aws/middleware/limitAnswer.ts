import { Readable } from 'node:stream';
import { property } from '../../base/json';

function bodyOf(response: unknown): Readable | undefined {
  const body = property(response, 'body');
  return body instanceof Readable ? body : undefined;
}

/**
 * A middleware that ends an answer whose body does not come to its end in time: the SDK stops its clock when the headers
 * are here, and waits for a body that drips or hangs without end.
 *
 * @param milliseconds from the start of the request to the last byte
 */
export function limitAnswer(milliseconds: number) {
  return <Arguments, Output extends { readonly response: unknown }>(
      next: (args: Arguments) => Promise<Output>,
    ): ((args: Arguments) => Promise<Output>) =>
    async (args) => {
      const start = performance.now();
      const answer = await next(args);
      const body = bodyOf(answer.response);
      if (body !== undefined) {
        const giveUp = (): void => {
          const message = `The response did not end within ${milliseconds / 1000} s.`;
          body.destroy(Object.assign(new Error(message), { name: 'TimeoutError' }));
        };
        const late = setTimeout(giveUp, milliseconds - (performance.now() - start));
        body.once('close', () => {
          clearTimeout(late);
        });
      }
      return answer;
    };
}

/** Where {@link limitAnswer} stands: around each attempt, and before its body is read. */
export const aroundHandler = { step: 'deserialize', name: 'limitAnswer', priority: 'low' } as const;
