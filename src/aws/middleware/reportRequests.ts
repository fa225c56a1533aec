import { isFleetError } from '../../greengrass/ports/fleetError';
import type { RequestFacts } from '../../greengrass/ports/requestFacts';
import { member, number, property, text } from '../../base/json';

/** What a call is told of; the connection is known to whoever listens. */
export type DidRequest = (facts: Omit<RequestFacts, 'connectionId'>) => void;

function factsIn(metadata: unknown): Pick<RequestFacts, 'httpStatus' | 'requestId' | 'attempts'> {
  return {
    httpStatus: number(member(metadata, 'httpStatusCode')),
    requestId: text(member(metadata, 'requestId')),
    attempts: number(member(metadata, 'attempts')),
  };
}

/** What an error is called: by the service or the SDK, or by us where there were no credentials to call with. */
function errorName(thrown: unknown): string {
  if (isFleetError(thrown)) {
    return thrown.kind;
  }
  return text(property(thrown, 'name')) ?? 'Error';
}

/** A middleware that reports each call once, however often the SDK tried. Only facts of an allow-list are read. */
export function reportRequests(didRequest: DidRequest) {
  return <Arguments, Output extends { readonly output: object }>(
      next: (args: Arguments) => Promise<Output>,
      context: { readonly commandName?: unknown },
    ): ((args: Arguments) => Promise<Output>) =>
    async (args) => {
      const start = performance.now();
      const operation = (text(context.commandName) ?? 'unknown').replace(/Command$/u, '');
      const report = (metadata: unknown, error: string | undefined): void => {
        const milliseconds = performance.now() - start;
        didRequest({ operation, endedAt: new Date(), milliseconds, error, ...factsIn(metadata) });
      };
      try {
        const answer = await next(args);
        report(member(answer.output, '$metadata'), undefined);
        return answer;
      } catch (thrown) {
        report(property(thrown, '$metadata'), errorName(thrown));
        throw thrown;
      }
    };
}

/** Where {@link reportRequests} stands: around all attempts. */
export const aroundAttempts = { step: 'initialize', name: 'reportRequests', priority: 'high' } as const;
