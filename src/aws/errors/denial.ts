import type { Denial, DenyingPolicy } from '../../greengrass/ports/fleetError';

/** The types of policies as AWS writes them in the message of a denied request. */
const policyNames: readonly (readonly [name: RegExp, policy: DenyingPolicy])[] = [
  [/^identity-based policy/u, 'identity'],
  [/^resource-based policy/u, 'resource'],
  [/^service control policy/u, 'serviceControl'],
  [/^resource control policy/u, 'resourceControl'],
  [/^permissions? boundary/u, 'permissionsBoundary'],
  [/^session policy/u, 'session'],
  [/^VPC endpoint policy/iu, 'vpcEndpoint'],
  [/^role trust policy/u, 'roleTrust'],
];

function policyNamed(text: string): DenyingPolicy | undefined {
  return policyNames.find(([name]) => name.test(text))?.[1];
}

/**
 * The reason in the message of a denied request: `… with an explicit deny in a service control policy` or `… because no
 * identity-based policy allows the … action`. `undefined` if AWS gives none, because not every service does.
 */
export function denialIn(message: string): Denial | undefined {
  const explicit = /\bwith an explicit deny\b(?: in (?:an?|the) (?<policy>.*))?/u.exec(message);
  if (explicit !== null) {
    return { isExplicit: true, policy: policyNamed(explicit.groups?.['policy'] ?? '') };
  }
  const policy = policyNamed(/\bbecause no (?<policy>.*? allows)/u.exec(message)?.groups?.['policy'] ?? '');
  return policy === undefined ? undefined : { isExplicit: false, policy };
}

/** The IAM action in the message of a denied request; `undefined` if it has none (AWS also sends `null`). */
export function actionIn(message: string): string | undefined {
  return /not authorized to perform:?\s+([a-z0-9-]+:[A-Za-z*]+)/u.exec(message)?.[1];
}

/** AWS answers with any of these error names if the account can't use a service or a Region. */
const notEnabledNames: ReadonlySet<string> = new Set([
  'OptInRequired',
  'SubscriptionRequiredException',
  'RegionDisabledException',
  'NotSignedUp',
]);

/** The same in the message of another error. */
const notEnabledMessage =
  /needs a subscription for the service|not (subscribed to|signed up for)|not activated in this region/iu;

/** Whether the account can't use the service, or the Region isn't enabled for it. */
export function isNotEnabled(name: string, message: string): boolean {
  return notEnabledNames.has(name) || notEnabledMessage.test(message);
}

const clockNames: ReadonlySet<string> = new Set(['RequestTimeTooSkewed', 'RequestExpired', 'RequestInTheFuture']);

/** Whether AWS rejected the time in the signature, even after the SDK corrected it once. */
export function isClockSkew(name: string, message: string): boolean {
  return clockNames.has(name) || /\bsignature (expired|not yet current)\b/iu.test(message);
}
