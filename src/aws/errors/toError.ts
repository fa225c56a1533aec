import { fleetError, isFleetError, type FleetError, type FleetErrorFacts } from '../../greengrass/ports/fleetError';
import { number, property, string } from '../../base/json';
import { actionIn, denialIn } from './denial';
import { kindOf, type CallContext, type Thrown } from './errorKinds';
import { safeMessage } from './safeMessage';

/** An error in the code of the SDK, which doesn't check the files that it reads. Its message means nothing to a user. */
const codeError =
  /^(Cannot (read|set) propert|Invalid time value|Invalid URL)|\b(TypeError|RangeError|ReferenceError): /u;

function read(thrown: unknown): Thrown {
  const metadata = property(thrown, '$metadata');
  const cause = property(thrown, 'cause');
  const retryAfter = number(property(thrown, 'retryAfterSeconds'));
  return {
    name: string(property(thrown, 'name')) ?? 'Error',
    message: safeMessage(string(property(thrown, 'message')) ?? String(thrown)),
    code: string(property(thrown, 'code')) ?? string(property(cause, 'code')),
    httpStatus: number(property(metadata, 'httpStatusCode')),
    requestId: string(property(metadata, 'requestId')),
    attempts: number(property(metadata, 'attempts')),
    // The API model defaults to 0 when the header is missing.
    retryAfterSeconds: retryAfter === 0 ? undefined : retryAfter,
  };
}

/** The message of an error before any API call. */
function messageBeforeCall({ message }: Thrown): string {
  return codeError.test(message) ? "The AWS SDK couldn't read the profile or its cached session." : message;
}

/** What AWS denied, and why. The message can lack both. */
function denialOf(message: string, call: CallContext['call']): Pick<FleetErrorFacts, 'permission' | 'denial'> {
  return { permission: actionIn(message) ?? call?.action, denial: denialIn(message) };
}

/** What a response that isn't from AWS says about its sender. */
function senderOf(thrown: unknown): Pick<FleetErrorFacts, 'server' | 'pageTitle' | 'redirectHost'> {
  const [server, pageTitle, redirectHost] = (['server', 'pageTitle', 'redirectHost'] as const).map((key) =>
    string(property(thrown, key)),
  );
  return { server, pageTitle, redirectHost };
}

/**
 * Converts anything thrown to a {@link FleetError}. Keeps only the name, message and code, because SDK errors can contain
 * the signed request and the session token.
 */
export function toError(thrown: unknown, context: CallContext): FleetError {
  if (isFleetError(thrown)) {
    return thrown;
  }
  const { call, region, profile } = context;
  const facts = read(thrown);
  const message = call === undefined ? messageBeforeCall(facts) : facts.message;
  const kind = kindOf(facts, context);
  const { httpStatus, requestId, attempts, retryAfterSeconds, code } = facts;
  const cause = Object.assign(new Error(message), { name: facts.name, ...(code === undefined ? {} : { code }) });
  const known = {
    ...(kind === 'proxy' ? senderOf(thrown) : {}),
    ...(kind === 'denied' ? denialOf(facts.message, call) : {}),
    operation: call?.operation,
    profile,
    region,
    httpStatus,
    requestId,
    attempts,
    retryAfterSeconds,
  };
  const present = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
  return fleetError({ kind, ...present }, message, cause);
}
