import { codeKinds } from '../reports/explanation';
import { visibleText } from '../../base/visibleText';
import type { ErrorCode, ExplainErrorCode } from '../../greengrass/codes/errorCodes';
import type { Hover } from './hover';

/** The data for the hover of an error code. */
export interface ErrorCodeFacts {
  readonly kind: ErrorCode['kind'];
  readonly code: string;
  /** Whether a later deployment overcame the failure. Then there is nothing to do about it. */
  readonly isOvercome?: boolean;
}

/** A code with its meaning and remedy, as one part of a hover. */
export function explainedCode({ kind, code, isOvercome = false }: ErrorCodeFacts, explain: ExplainErrorCode): Hover {
  const explained = explain(kind, code);
  return [
    {
      kind: 'code',
      code: visibleText(code),
      meaning: explained?.meaning ?? "Greengrass Explorer doesn't know this code.",
      remedy: isOvercome ? undefined : explained?.remedy,
    },
  ];
}

/** The hover of an error code's own row. */
export function errorCodeHover(facts: ErrorCodeFacts, explain: ExplainErrorCode): Hover {
  return [{ kind: 'heading', text: codeKinds[facts.kind] }, ...explainedCode(facts, explain)];
}
