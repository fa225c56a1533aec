import { visibleText } from '../../base/visibleText';
import { allowHelps } from '../../greengrass/permissions/allowStatement';
import type { Denial, DenyingPolicy, FleetErrorFacts } from '../../greengrass/ports/fleetError';

const policyWords: Readonly<Record<DenyingPolicy, string>> = {
  identity: 'identity-based policy',
  resource: 'resource-based policy',
  serviceControl: 'service control policy',
  resourceControl: 'resource control policy',
  permissionsBoundary: 'permissions boundary',
  session: 'session policy',
  vpcEndpoint: 'VPC endpoint policy',
  roleTrust: 'role trust policy',
};

function policyOf({ policy }: Denial): string {
  return policy === undefined ? 'policy' : policyWords[policy];
}

function article(noun: string): string {
  return noun.startsWith('identity') ? 'an' : 'a';
}

/** Which policy denies an action: `a service control policy denies …`. `undefined` if AWS gives no reason. */
function reasonWords(denial: Denial | undefined, action: string): string | undefined {
  if (denial === undefined) {
    return undefined;
  }
  const policy = policyOf(denial);
  return denial.isExplicit ? `${article(policy)} ${policy} denies ${action}` : `no ${policy} allows ${action}`;
}

/**
 * Why a request is denied, without a period: `greengrass:ListCoreDevices is missing`, or which policy denies it.
 * `undefined` if AWS gives no reason.
 * @param action the denied action, ready to show
 */
export function denialReason(error: FleetErrorFacts, action: string): string | undefined {
  return allowHelps(error) === 'yes' ? `${action} is missing` : reasonWords(error.denial, action);
}

/** The sentence of a denied request, without a period. */
export function denialSentence(error: FleetErrorFacts): string {
  const action = visibleText(error.permission ?? 'a permission');
  const reason = denialReason(error, action);
  return reason === undefined ? `Access denied to ${action}` : `Access denied: ${reason}`;
}

/**
 * What to do about a denied request.
 * @param place the profile and Region, in words
 */
export function denialAdvice(error: FleetErrorFacts, place: string): string {
  const action = visibleText(error.permission ?? 'it');
  const { denial } = error;
  switch (allowHelps(error)) {
    case 'yes':
      return `Ask your AWS administrator to allow ${action} for ${place}.`;
    case 'maybe':
      return `AWS gives no reason. Ask your AWS administrator to allow ${action} for ${place}, or which policy denies it.`;
    case 'no':
      return denial?.policy === undefined
        ? `An Allow statement won't help. Ask your AWS administrator which policy denies it for ${place}.`
        : `An Allow statement won't help. Ask your AWS administrator to change the ${policyOf(denial)} for ${place}.`;
  }
}
