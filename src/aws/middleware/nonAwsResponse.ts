import { isObject, string } from '../../base/json';

/** Error name of a response that isn't from AWS. */
export const nonAwsResponse = 'NonAwsResponse';

/** The parts of an HTTP response that say who sent it. Header names are in lower case. */
export interface ResponseHead {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Every AWS response has one of these headers. The SDK takes the request ID from the same headers. */
const awsHeaders = ['x-amzn-requestid', 'x-amzn-request-id', 'x-amz-request-id', 'x-amzn-errortype'];

/** The error types of AWS in a body: `AccessDeniedException`, `com.amazon.coral.service#UnknownOperationException`. */
const awsErrorType = /^([\w.]+#)?[A-Z][A-Za-z]+(Exception|Error|Fault)\b/u;

function header({ headers }: ResponseHead, name: string): string | undefined {
  const value = string(headers[name])?.trim();
  return value === '' ? undefined : value;
}

function isHtml(head: ResponseHead): boolean {
  return /\bhtml\b/iu.test(header(head, 'content-type') ?? '');
}

/** Whether the body is an event stream, which can last for hours. Only AWS sends this type. */
export function isEventStream(head: ResponseHead): boolean {
  return header(head, 'content-type') === 'application/vnd.amazon.eventstream';
}

/** Whether the status can't come from these services: a redirect, or a proxy or network that asks for a sign-in. */
function hasForeignStatus({ statusCode }: ResponseHead): boolean {
  return (statusCode >= 300 && statusCode < 400) || statusCode === 407 || statusCode === 511;
}

/** Whether a response has a request ID or error type of AWS. */
export function hasAwsHeader(head: ResponseHead): boolean {
  return awsHeaders.some((name) => header(head, name) !== undefined);
}

/** Whether the headers prove that a response is from AWS. Only the body of other responses must be checked. */
export function isFromAws(head: ResponseHead): boolean {
  return (hasAwsHeader(head) || isEventStream(head)) && !hasForeignStatus(head) && !isHtml(head);
}

function parsed(body: string): unknown {
  try {
    const value: unknown = JSON.parse(body);
    return value;
  } catch {
    return undefined;
  }
}

/** The responses of AWS STS: `<AssumeRoleResponse …`, `<ErrorResponse …`. */
const awsXml = /^\s*(<\?xml[^>]*>\s*)?<[A-Za-z]+Response\b/u;

/**
 * Whether a response without proof in its headers may still be from AWS, such as from a local emulator: XML of AWS STS, or
 * JSON that is an object and, if it is an error, has an error type of AWS.
 */
export function mayBeFromAws(head: ResponseHead, body: string): boolean {
  if (hasForeignStatus(head) || isHtml(head)) {
    return false;
  }
  const value = parsed(body);
  if (!isObject(value) || Array.isArray(value)) {
    return awsXml.test(body);
  }
  const types = [Reflect.get(value, '__type'), Reflect.get(value, 'code')];
  return head.statusCode < 400 || types.some((type) => awsErrorType.test(string(type) ?? ''));
}

/** The host of a redirect. The rest of its URL can contain a token. */
function redirectHost(head: ResponseHead): string | undefined {
  const location = header(head, 'location') ?? '';
  return URL.canParse(location) ? new URL(location).hostname || undefined : undefined;
}

function titleOf(body: string): string | undefined {
  const title = /<title\b[^>]*>([^<]*)/iu.exec(body)?.[1]?.replace(/\s+/gu, ' ').trim();
  return title === '' ? undefined : title;
}

/** The error for a response that isn't from AWS, with what the response says about its sender. */
export function nonAwsError(head: ResponseHead, body: string): Error {
  const message = 'The response has no AWS request ID and no AWS error type.';
  return Object.assign(new Error(message), {
    name: nonAwsResponse,
    $metadata: { httpStatusCode: head.statusCode },
    server: header(head, 'server') ?? header(head, 'via'),
    pageTitle: titleOf(body),
    redirectHost: redirectHost(head),
  });
}
