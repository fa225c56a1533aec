/** The parts of the `reason` of an effective deployment. */
export interface Reason {
  /** E.g. `FAILED_ROLLBACK_COMPLETE`. */
  readonly detailedStatus: string;
  readonly message: string;
  /** What it means for the device, in a sentence. */
  readonly consequence: string;
}

const consequences: Readonly<Record<string, string>> = {
  SUCCESSFUL: 'The deployment was applied.',
  FAILED_NO_STATE_CHANGE: 'Nothing on the device changed.',
  FAILED_ROLLBACK_NOT_REQUESTED:
    'The device was not rolled back after the deployment failed. It may be partly updated.',
  FAILED_ROLLBACK_COMPLETE: 'The device was rolled back to its previous configuration.',
  FAILED_UNABLE_TO_ROLLBACK: 'The rollback failed, too. The device may not work.',
  REJECTED: 'The device rejected the deployment. Nothing on it changed.',
};

/** The code before the detailed status is optional and matched lazily, because a message can contain a status, too. */
const pattern = new RegExp(`^(?:[A-Z][A-Z0-9_]*: )??(${Object.keys(consequences).join('|')})(?::\\s*([^]*))?$`, 'u');

/**
 * Parses a reason. Devices send `<DETAILED_STATUS>: <message>`, sometimes after the last error code and a colon. Returns
 * `undefined` for any other form, which is shown unchanged.
 */
export function parseReason(reason: string | undefined): Reason | undefined {
  const [, detailedStatus, message = ''] = pattern.exec(reason ?? '') ?? [];
  const consequence = detailedStatus === undefined ? undefined : consequences[detailedStatus];
  return detailedStatus === undefined || consequence === undefined
    ? undefined
    : { detailedStatus, message, consequence };
}

/** With these detailed statuses, a deployment ended before the device ran anything of it. */
const beforeItRan: ReadonlySet<string> = new Set(['FAILED_NO_STATE_CHANGE', 'REJECTED']);

/** Whether a deployment may have run components on its device, so that their logs can have the cause of its failure. */
export function mayHaveRun(reason: string | undefined): boolean {
  return !beforeItRan.has(parseReason(reason)?.detailedStatus ?? '');
}
