import type { fromIni } from '@aws-sdk/credential-providers';
import { checkResponse } from '../middleware/rejectNonAwsResponse';

type CallerConfig = NonNullable<NonNullable<Parameters<ReturnType<typeof fromIni>>[0]>['callerClientConfig']>;
type RequestHandler = NonNullable<CallerConfig['requestHandler']>;

/**
 * The request handler for the services that provide credentials, such as AWS STS: the handler of a client, with a check
 * that AWS answers. Those services have no middleware of their own, and the SDK keeps only the message of their errors.
 * @param didReject called with the error of a response that isn't from AWS
 */
export function checkedHandler(handler: RequestHandler, didReject: (error: unknown) => void): RequestHandler {
  return {
    ...(handler.metadata === undefined ? {} : { metadata: handler.metadata }),
    handle: async (request, options) => {
      const result = await handler.handle(request, options);
      try {
        await checkResponse(result.response);
      } catch (error) {
        didReject(error);
        throw error;
      }
      return result;
    },
  };
}
