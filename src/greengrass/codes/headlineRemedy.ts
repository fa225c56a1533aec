import type { ErrorCode } from './errorCodes';

/** What to do about the most specific code of an error stack: no other code follows that says more. */
export function headlineRemedy({ remedy, finalRemedy }: Pick<ErrorCode, 'remedy' | 'finalRemedy'>): string {
  return finalRemedy ?? remedy;
}
