import { deniedFaults } from '../../simulator/faults/deniedFaults';

/** A response of AWS that denies a request, by its reason. */
export type DeniedFault = keyof typeof deniedFaults;

function isDeniedFault(name: string): name is DeniedFault {
  return Object.hasOwn(deniedFaults, name);
}

/** All of them. */
export const deniedFaultNames: readonly DeniedFault[] = Object.keys(deniedFaults).filter(isDeniedFault);

const action = 'greengrass:ListCoreDevices';
const noReason = `Access denied to ${action}`;
const notEnabled = "This service isn't enabled for the account in Region eu-west-1";
const clock = "The clock of this machine doesn't match the time of AWS";
const rejected = 'AWS rejected the credentials of profile default';

function denies(policy: string): string {
  return `Access denied: ${policy} denies ${action}`;
}

function noneAllows(policy: string): string {
  return `Access denied: no ${policy} allows ${action}`;
}

/** What the row of each denied request says. */
export const deniedSentences: Readonly<Record<DeniedFault, string>> = {
  'no identity-based policy': `Access denied: ${action} is missing`,
  'no reason': noReason,
  'no action and no reason': noReason,
  'a 403 without a message': noReason,
  'an explicit deny': denies('a policy'),
  'an explicit deny in an identity-based policy': denies('an identity-based policy'),
  'an explicit deny in a resource-based policy': denies('a resource-based policy'),
  'an explicit deny in a service control policy': denies('a service control policy'),
  'an explicit deny in a service control policy with its ARN': denies('a service control policy'),
  'an explicit deny in a resource control policy': denies('a resource control policy'),
  'an explicit deny in a permissions boundary': denies('a permissions boundary'),
  'an explicit deny in a session policy': denies('a session policy'),
  'an explicit deny in a VPC endpoint policy': denies('a VPC endpoint policy'),
  'no service control policy': noneAllows('service control policy'),
  'no resource control policy': noneAllows('resource control policy'),
  'no resource-based policy': noneAllows('resource-based policy'),
  'no permissions boundary': noneAllows('permissions boundary'),
  'no session policy': noneAllows('session policy'),
  'no VPC endpoint policy': noneAllows('VPC endpoint policy'),
  'a service that is not enabled': notEnabled,
  'a missing subscription': notEnabled,
  'a missing subscription in the message': notEnabled,
  'a disabled Region': notEnabled,
  'a disabled Region in the message': notEnabled,
  'a service without a sign-up': notEnabled,
  'an expired signature': clock,
  'an expired signature in the words of AWS STS': clock,
  'a signature of the future': clock,
  'a skewed clock': clock,
  'an expired request': clock,
  'an unknown access key': rejected,
  'a wrong secret key': rejected,
};
