import { isFleetError } from '../../greengrass/ports/fleetError';
import type { RequestFacts } from '../../greengrass/ports/requestFacts';
import { member, number, property, text } from '../../base/json';

/** Called after each call. The listener knows the connection. */
export type DidRequest = (facts: Omit<RequestFacts, 'connectionId'>) => void;

function factsIn(metadata: unknown): Pick<RequestFacts, 'httpStatus' | 'requestId' | 'attempts'> {
  return {
    httpStatus: number(member(metadata, 'httpStatusCode')),
    requestId: text(member(metadata, 'requestId')),
    attempts: number(member(metadata, 'attempts')),
  };
}

/** The name of an error from AWS or the SDK; the kind of our own errors, e.g. for missing credentials. */
function errorName(thrown: unknown): string {
  if (isFleetError(thrown)) {
    return thrown.kind;
  }
  return text(property(thrown, 'name')) ?? 'Error';
}

/** Middleware that reports each call once, regardless of retries. Reads only allow-listed facts. */
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
        const response = await next(args);
        report(member(response.output, '$metadata'), undefined);
        return response;
      } catch (thrown) {
        report(property(thrown, '$metadata'), errorName(thrown));
        throw thrown;
      }
    };
}

/** Position of {@link reportRequests}: around all attempts. */
export const aroundAttempts = { step: 'initialize', name: 'reportRequests', priority: 'high' } as const;
