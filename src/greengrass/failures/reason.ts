/** How a deployment ended on a device, as its nucleus says at the start of the `reason`. */
export const detailedStatuses = [
  'SUCCESSFUL',
  'FAILED_NO_STATE_CHANGE',
  'FAILED_ROLLBACK_NOT_REQUESTED',
  'FAILED_ROLLBACK_COMPLETE',
  'FAILED_UNABLE_TO_ROLLBACK',
  'REJECTED',
] as const;
export type DetailedStatus = (typeof detailedStatuses)[number];

/** The `reason` of an effective deployment in its parts. */
export interface Reason {
  readonly detailedStatus: DetailedStatus;
  readonly message: string;
}

/** A code may come first, but only if no detailed status does: one can also occur later, in the message. */
const pattern = new RegExp(`^(?:[A-Z][A-Z0-9_]*: )??(${detailedStatuses.join('|')})(?::\\s*([^]*))?$`, 'u');

/**
 * Splits a reason. Devices send `<DETAILED_STATUS>: <message>`, some with the last error code and a colon before it. A
 * reason in any other form gives `undefined`; show it as it is.
 */
export function parseReason(reason: string | undefined): Reason | undefined {
  const [, status, message = ''] = pattern.exec(reason ?? '') ?? [];
  const detailedStatus = detailedStatuses.find((known) => known === status);
  return detailedStatus && { detailedStatus, message };
}
