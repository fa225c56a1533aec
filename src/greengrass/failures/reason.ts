/** The `reason` of an effective deployment, taken apart. */
export interface Reason {
  /** E.g. `FAILED_ROLLBACK_COMPLETE`. */
  readonly detailedStatus: string;
  readonly message: string;
  /** What it means for the device, in a sentence. */
  readonly consequence: string;
}

const consequences: Readonly<Record<string, string>> = {
  SUCCESSFUL: 'The deployment was applied.',
  FAILED_NO_STATE_CHANGE: 'Nothing on the device was changed.',
  FAILED_ROLLBACK_NOT_REQUESTED: 'The device was left as it was when the deployment failed: it may be half updated.',
  FAILED_ROLLBACK_COMPLETE: 'The device was rolled back to its previous configuration.',
  FAILED_UNABLE_TO_ROLLBACK: 'Rolling back failed, too: the device may not work.',
  REJECTED: 'The device refused the deployment; nothing on it was changed.',
};

/** The code before the detailed status is taken only where no detailed status stands first: a message can hold one, too. */
const pattern = new RegExp(`^(?:[A-Z][A-Z0-9_]*: )??(${Object.keys(consequences).join('|')})(?::\\s*([^]*))?$`, 'u');

/**
 * Takes a reason apart. Seen in the field are `<DETAILED_STATUS>: <message>` and, before it, the last error code and a
 * colon. A reason in any other form gives `undefined` and is shown as it is.
 */
export function parseReason(reason: string | undefined): Reason | undefined {
  const [, detailedStatus, message = ''] = pattern.exec(reason ?? '') ?? [];
  const consequence = detailedStatus === undefined ? undefined : consequences[detailedStatus];
  return detailedStatus === undefined || consequence === undefined
    ? undefined
    : { detailedStatus, message, consequence };
}
