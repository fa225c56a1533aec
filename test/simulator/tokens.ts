import { createHash } from 'node:crypto';
import { validationError } from './serviceError';

/** What a token is good for: a question, which it must not leave. */
type Scope = readonly (string | undefined)[];

function seal(position: string, scope: Scope): string {
  return createHash('sha256')
    .update(JSON.stringify([position, scope]))
    .digest('base64url')
    .slice(0, 16);
}

/** A paging token: opaque, and good only for the question that it was given for. */
export function makeToken(position: number, scope: Scope): string {
  const at = Buffer.from(String(position)).toString('base64url');
  return `${at}.${seal(at, scope)}`;
}

/** The position in a token; 0 without one. Throws a ValidationException for one that was not given for this question. */
export function readToken(token: string | undefined, scope: Scope): number {
  if (token === undefined) {
    return 0;
  }
  const [at = '', sealed] = token.split('.');
  if (seal(at, scope) !== sealed) {
    throw validationError('nextToken', 'Invalid nextToken');
  }
  return Number(Buffer.from(at, 'base64url').toString());
}
