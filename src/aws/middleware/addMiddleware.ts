import type { GreengrassV2Client } from '@aws-sdk/client-greengrassv2';
import { beforeSigning, keepAlive } from './keepAlive';
import { aroundHandler, limitAnswer } from './limitAnswer';
import type { Limits } from '../limits';
import { rejectNonAwsResponse, withinReport } from './rejectNonAwsResponse';
import { aroundAttempts, reportRequests, type DidRequest } from './reportRequests';

/**
 * Gives a client of the SDK what each of them has here: connections that are kept, answers that come to their end in
 * time and are AWS's own, and a report of each call.
 */
export function addMiddleware(
  { middlewareStack }: Pick<GreengrassV2Client, 'middlewareStack'>,
  didRequest: DidRequest,
  limits: Pick<Limits, 'answer'>,
): void {
  // It goes through every answer for a log that is written nowhere.
  middlewareStack.remove('loggerMiddleware');
  middlewareStack.add(keepAlive, beforeSigning);
  middlewareStack.add(limitAnswer(limits.answer), aroundHandler);
  middlewareStack.add(rejectNonAwsResponse, withinReport);
  middlewareStack.add(reportRequests(didRequest), aroundAttempts);
}
