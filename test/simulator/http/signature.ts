import type { IncomingHttpHeaders } from 'node:http';
import type { ServiceName } from './apiModel';
import { ServiceError } from './serviceError';

/** The scope that a signature must have. */
export interface SigningScope {
  readonly region: string;
  readonly service: ServiceName;
  /** Time of the service, in milliseconds since the epoch. */
  readonly now: number;
  /** Accepted clock skew, in seconds. AWS accepts five minutes. */
  readonly tolerance: number;
}

const algorithm = 'AWS4-HMAC-SHA256';

function forbidden(type: string, message: string): ServiceError {
  return new ServiceError(403, type, message);
}

function incomplete(message: string): ServiceError {
  return forbidden('IncompleteSignatureException', message);
}

function invalid(message: string): ServiceError {
  return forbidden('InvalidSignatureException', message);
}

/** The four parts of an Authorization header. All are required. */
function readAuthorization(header: string): Readonly<Record<string, string>> {
  const [scheme = '', ...rest] = header.split(' ');
  if (scheme !== algorithm) {
    throw incomplete(`Authorization header requires the algorithm ${algorithm}, got '${scheme}'.`);
  }
  const parts = Object.fromEntries(
    rest
      .join('')
      .split(',')
      .map((part) => [part.split('=', 1)[0] ?? '', part.slice(part.indexOf('=') + 1)]),
  );
  const missing = ['Credential', 'SignedHeaders', 'Signature'].filter((name) => (parts[name] ?? '') === '');
  if (missing.length > 0) {
    throw incomplete(missing.map((name) => `Authorization header requires '${name}' parameter.`).join(' '));
  }
  return parts;
}

/** Parses a time such as `20260131T235959Z` to milliseconds since the epoch. */
function readTime(time: string): number {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/u.exec(time)?.map(Number) ?? [];
  return Date.UTC(year ?? NaN, (month ?? NaN) - 1, day, hour, minute, second);
}

function writeTime(time: number): string {
  return new Date(time).toISOString().replaceAll(/[-:]|\.\d+/gu, '');
}

function checkAge(signedAt: string, { now, tolerance }: SigningScope): void {
  const age = (now - readTime(signedAt)) / 1000;
  const limit = `${tolerance / 60} min.`;
  if (Number.isNaN(age)) {
    throw incomplete(`Date must be in ISO-8601 'basic format'. Got '${signedAt}'.`);
  }
  if (age > tolerance) {
    const oldest = writeTime(now - tolerance * 1000);
    throw invalid(`Signature expired: ${signedAt} is now earlier than ${oldest} (${writeTime(now)} - ${limit})`);
  }
  if (age < -tolerance) {
    const newest = writeTime(now + tolerance * 1000);
    throw invalid(
      `Signature not yet current: ${signedAt} is still later than ${newest} (${writeTime(now)} + ${limit})`,
    );
  }
}

/**
 * Checks that a request has a recent Signature Version 4 for this service and Region. Doesn't verify the signature
 * itself, because the simulator accepts any key. Throws the errors of the service.
 */
export function checkSignature(headers: IncomingHttpHeaders, scope: SigningScope): void {
  const { authorization, 'x-amz-date': signedAt } = headers;
  if (authorization === undefined) {
    throw forbidden('MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
  const { Credential: credential = '', Signature: signature = '' } = readAuthorization(authorization);
  if (typeof signedAt !== 'string') {
    throw incomplete("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  }
  const [, date, region, service, term] = credential.split('/');
  if (term !== 'aws4_request') {
    throw incomplete(`Credential must have exactly 5 slash-delimited elements, got '${credential}'.`);
  }
  if (region !== scope.region || service !== scope.service) {
    const words = [
      ...(region === scope.region ? [] : [`Credential should be scoped to a valid region, not '${region ?? ''}'. `]),
      ...(service === scope.service ? [] : [`Credential should be scoped to correct service: '${scope.service}'. `]),
    ];
    throw invalid(words.join(''));
  }
  if (date !== signedAt.slice(0, 8)) {
    throw invalid(`Date in Credential scope does not match the date of the request: '${date ?? ''}' != '${signedAt}'.`);
  }
  checkAge(signedAt, scope);
  if (!/^[0-9a-f]{64}$/u.test(signature)) {
    throw invalid('The request signature we calculated does not match the signature you provided.');
  }
}
