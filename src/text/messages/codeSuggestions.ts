import { count } from '../../base/numbers';
import type { ErrorCode } from '../../greengrass/codes/errorCodes';
import type { CountReports } from '../../greengrass/failures/reportedCodes';
import { codeKinds } from '../reports/explanation';
import { inParts } from '../rows/row';

/** An item in the list of codes that a search finds. */
export interface CodeSuggestion {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  /** `undefined` if the search found no code, and the item says what to try. */
  readonly explained: ErrorCode | undefined;
}

const noneFound: CodeSuggestion = {
  label: 'No error code found',
  description: '',
  detail: 'Try other words, the start of a code such as DISK_SPACE, or a whole line from a log.',
  explained: undefined,
};

/** The items for the codes that a search found, in the same order. There is always one. */
export function codeSuggestions(found: readonly ErrorCode[], countReports: CountReports): readonly CodeSuggestion[] {
  const suggestions = found.map((explained): CodeSuggestion => {
    const reports = countReports(explained);
    const ofFleet = reports === 0 ? '' : `on ${count(reports, 'failing core device')}`;
    return {
      label: explained.code,
      description: inParts(codeKinds[explained.kind], ofFleet),
      detail: explained.meaning,
      explained,
    };
  });
  return suggestions.length > 0 ? suggestions : [noneFound];
}
