import { accessDeniedBecause, invalidSignature, unrecognizedClient, type Effect } from './faults';

const action = 'greengrass:ListCoreDevices';
const organization =
  'arn:aws:organizations::111122223333:policy/o-exampleorgid/service_control_policy/p-examplepolicyid';

function denied(reason: string): Effect {
  return accessDeniedBecause(action, reason);
}

function noneAllows(policy: string): Effect {
  return denied(`because no ${policy} allows the ${action} action`);
}

function forbidden(type: string, message: string, status = 403): Effect {
  return { kind: 'error', status, type, message };
}

/** The responses of AWS that deny a request, by their reason, in the words of AWS. */
export const deniedFaults = {
  'no identity-based policy': noneAllows('identity-based policy'),
  'no reason': denied(''),
  'no action and no reason': accessDeniedBecause('null', ''),
  'a 403 without a message': forbidden('ForbiddenException', ''),
  'an explicit deny': denied('with an explicit deny'),
  'an explicit deny in an identity-based policy': denied('with an explicit deny in an identity-based policy'),
  'an explicit deny in a resource-based policy': denied('with an explicit deny in a resource-based policy'),
  'an explicit deny in a service control policy': denied('with an explicit deny in a service control policy'),
  'an explicit deny in a service control policy with its ARN': denied(
    `with an explicit deny in a service control policy: ${organization}`,
  ),
  'an explicit deny in a resource control policy': denied('with an explicit deny in a resource control policy'),
  'an explicit deny in a permissions boundary': denied('with an explicit deny in a permissions boundary'),
  'an explicit deny in a session policy': denied('with an explicit deny in a session policy'),
  'an explicit deny in a VPC endpoint policy': denied('with an explicit deny in a VPC endpoint policy'),
  'no service control policy': noneAllows('service control policy'),
  'no resource control policy': noneAllows('resource control policy'),
  'no resource-based policy': noneAllows('resource-based policy'),
  'no permissions boundary': noneAllows('permissions boundary'),
  'no session policy': noneAllows('session policy'),
  'no VPC endpoint policy': noneAllows('VPC endpoint policy'),
  'a service that is not enabled': forbidden(
    'OptInRequired',
    'The AWS Access Key Id needs a subscription for the service',
  ),
  'a missing subscription': forbidden(
    'SubscriptionRequiredException',
    'The AWS Access Key Id needs a subscription for the service',
    400,
  ),
  'a missing subscription in the message': forbidden(
    'AccessDeniedException',
    'The AWS Access Key Id needs a subscription for the service',
  ),
  'a disabled Region': forbidden('RegionDisabledException', 'The Region is disabled.'),
  'a disabled Region in the message': forbidden(
    'AccessDenied',
    'STS is not activated in this region for account:123456789012.',
  ),
  'a service without a sign-up': forbidden('NotSignedUp', 'Sign up first.'),
  'an expired signature': forbidden(
    'InvalidSignatureException',
    'Signature expired: 20261123T090000Z is now earlier than 20261123T095500Z (20261123T100000Z - 5 min.)',
  ),
  'an expired signature in the words of AWS STS': forbidden(
    'SignatureDoesNotMatch',
    'Signature expired: 20261123T090000Z is now earlier than 20261123T094500Z (20261123T100000Z - 15 min.)',
  ),
  'a signature of the future': forbidden(
    'InvalidSignatureException',
    'Signature not yet current: 20261123T110000Z is still later than 20261123T100500Z (20261123T100000Z + 5 min.)',
  ),
  'a skewed clock': forbidden(
    'RequestTimeTooSkewed',
    'The difference between the request time and the current time is too large.',
  ),
  'an expired request': forbidden('RequestExpired', 'Request has expired.', 400),
  'an unknown access key': unrecognizedClient,
  'a wrong secret key': invalidSignature,
} as const satisfies Readonly<Record<string, Effect>>;
