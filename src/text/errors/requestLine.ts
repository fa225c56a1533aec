import { visibleText } from '../../base/visibleText';
import type { RequestFacts } from '../../greengrass/ports/requestFacts';

/** A request in one line for the log. */
export function requestLine(facts: RequestFacts): string {
  const { operation, connectionId, httpStatus, milliseconds, requestId, attempts, error } = facts;
  const parts = [
    connectionId === undefined ? operation : `${operation} ${visibleText(connectionId, 100)}`,
    httpStatus === undefined ? '' : String(httpStatus),
    error === undefined ? '' : visibleText(error, 80),
    `${Math.round(milliseconds)} ms`,
    attempts === undefined || attempts === 1 ? '' : `${attempts} attempts`,
    requestId === undefined ? '' : `request ${visibleText(requestId, 64)}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}
