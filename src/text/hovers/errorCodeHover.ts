import { codeKinds } from '../reports/explanation';
import { visibleText } from '../../base/visibleText';
import { headlineRemedy } from '../../greengrass/codes/headlineRemedy';
import type { ErrorCode, ExplainErrorCode } from '../../greengrass/codes/errorCodes';
import type { Hover } from './hover';

/** The data for the hover of an error code. */
export interface ErrorCodeFacts {
  readonly kind: ErrorCode['kind'];
  readonly code: string;
  /** Whether a later deployment overcame the failure. Then there is nothing to do about it. */
  readonly isOvercome?: boolean;
  /** Whether a more specific code follows it in the error stack. */
  readonly isFollowed?: boolean;
}

/** A code with its meaning and a remedy, as one part of a hover. */
export function codeWith(
  { kind, code }: Pick<ErrorCodeFacts, 'kind' | 'code'>,
  remedy: string | undefined,
  explain: ExplainErrorCode,
): Hover {
  const meaning = explain(kind, code)?.meaning ?? "Greengrass Explorer doesn't know this code.";
  return [{ kind: 'code', code: visibleText(code), meaning, remedy }];
}

/** A code with its meaning and remedy, as one part of a hover. */
export function explainedCode(facts: ErrorCodeFacts, explain: ExplainErrorCode): Hover {
  const { kind, code, isOvercome = false, isFollowed = false } = facts;
  const explained = isOvercome ? undefined : explain(kind, code);
  return codeWith(facts, explained && (isFollowed ? explained.remedy : headlineRemedy(explained)), explain);
}

/** The hover of an error code's own row. */
export function errorCodeHover(facts: ErrorCodeFacts, explain: ExplainErrorCode): Hover {
  return [{ kind: 'heading', text: codeKinds[facts.kind] }, ...explainedCode(facts, explain)];
}
