import type { TimeZone } from '../../base/time';
import type { ErrorCode, ExplainErrorCode } from '../../greengrass/codes/errorCodes';
import type { FailureClues } from '../../greengrass/failures/failureClues';
import { remedyOf, tellingStatusCode } from '../messages/failureRemedy';
import { codeWith } from './errorCodeHover';
import type { Hover } from './hover';

interface KindOfCode {
  readonly kind: ErrorCode['kind'];
  readonly code: string;
}

/** The codes of a failure with their meaning, and one remedy: below the code that says most, or without any code. */
export function explainedFailure(
  code: string | undefined,
  clues: FailureClues,
  explain: ExplainErrorCode,
  zone: TimeZone,
): Hover {
  const remedy = remedyOf(code, clues, explain, zone);
  const statusCode = tellingStatusCode(code, clues);
  const codes: readonly KindOfCode[] = [
    ...(code === undefined ? [] : [{ kind: clues.kind, code }]),
    ...(statusCode === undefined ? [] : [{ kind: 'component', code: statusCode } as const]),
  ];
  return codes.length === 0
    ? [{ kind: 'remedy', text: remedy }]
    : codes.flatMap((one, index) => codeWith(one, index === codes.length - 1 ? remedy : undefined, explain));
}
