import type { GreengrassV2Client } from '@aws-sdk/client-greengrassv2';
import { beforeSigning, keepAlive } from './keepAlive';
import { aroundHandler, limitResponse } from './limitResponse';
import type { Limits } from '../limits';
import { aroundBody, aroundParser, rejectForeignData, rejectNonAwsResponse } from './rejectNonAwsResponse';
import { aroundAttempts, reportRequests, type DidRequest } from './reportRequests';

/** Adds the middleware of all SDK clients: keep-alive, a response timeout, a check for non-AWS responses and a log. */
export function addMiddleware(
  { middlewareStack }: Pick<GreengrassV2Client, 'middlewareStack'>,
  didRequest: DidRequest,
  limits: Pick<Limits, 'response'>,
): void {
  // The SDK's own logger walks through every response for a log that isn't written.
  middlewareStack.remove('loggerMiddleware');
  middlewareStack.add(keepAlive, beforeSigning);
  middlewareStack.add(rejectForeignData, aroundParser);
  // Both have the same priority, so the first is outside: it reads the body, and the second limits how long that takes.
  middlewareStack.add(rejectNonAwsResponse, aroundBody);
  middlewareStack.add(limitResponse(limits.response), aroundHandler);
  middlewareStack.add(reportRequests(didRequest), aroundAttempts);
}
