import { parseReason, type DetailedStatus } from '../../../greengrass/failures/reason';

const consequences: Readonly<Record<DetailedStatus, string>> = {
  SUCCESSFUL: 'The deployment was applied.',
  FAILED_NO_STATE_CHANGE: 'Nothing on the device was changed.',
  FAILED_ROLLBACK_NOT_REQUESTED: 'The device was left as it was when the deployment failed: it may be half updated.',
  FAILED_ROLLBACK_COMPLETE: 'The device was rolled back to its previous configuration.',
  FAILED_UNABLE_TO_ROLLBACK: 'Rolling back failed, too: the device may not work.',
  REJECTED: 'The device refused the deployment; nothing on it was changed.',
};

/** What the `reason` of a deployment means for its device, in a sentence; `undefined` for a reason in another form. */
export function consequenceOf(reason: string | undefined): string | undefined {
  const parsed = parseReason(reason);
  return parsed && consequences[parsed.detailedStatus];
}
