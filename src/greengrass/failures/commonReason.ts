import type { EffectiveDeployment } from '../model';
import { parseReason } from './reason';

/** Stands for what differs between devices with the same failure. */
const anything = '…';

/** Longer reasons differ in nothing that helps. */
const maxCharacters = 160;

/** What differs between devices: ARNs and URLs, IDs, paths, and numbers with their versions and units. */
const varying: readonly RegExp[] = [
  /\b[a-z][a-z0-9+]*:\/\/[^\s'")\]]+/giu,
  /\barn:[^\s'")\]]+/gu,
  /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/giu,
  /(?<![\w.…])(?:[A-Za-z]:)?[\\/][^\s'")\],;]*[^\s'")\],;.:]/gu,
  /\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{8,}\b/giu,
  /(?<![A-Za-z0-9_])\d+(?:[.:]\d+)*(?![A-Za-z_])/gu,
];

/** A message without what differs between devices, so equal causes have equal texts. */
function commonMessage(message: string, thingName: string): string {
  const known = thingName === '' ? message : message.replaceAll(thingName, anything);
  return varying
    .reduce((text, pattern) => text.replaceAll(pattern, anything), known)
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .slice(0, maxCharacters);
}

/**
 * What devices with the same failure have in common in the reason of a deployment: the message, with the detailed status
 * behind it. Empty if the device gave no reason.
 */
export function commonReason({ reason, coreDeviceExecutionStatus }: EffectiveDeployment, thingName: string): string {
  const parsed = parseReason(reason);
  const message = commonMessage(parsed?.message ?? reason ?? '', thingName);
  const detailed = parsed?.detailedStatus ?? '';
  // A deployment that timed out can still have the detailed status of an earlier one.
  const isOld = detailed === 'SUCCESSFUL' || coreDeviceExecutionStatus === 'TIMED_OUT';
  const status = isOld ? '' : detailed;
  return message === '' || status === '' ? message + status : `${message} (${status})`;
}
