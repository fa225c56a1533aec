import { codeKinds } from '../reports/explanation';
import { visibleText } from '../../base/visibleText';
import type { ErrorCode, ExplainErrorCode } from '../../greengrass/codes/errorCodes';
import type { Hover } from './hover';

/** A code with its meaning and remedy, as one part of a hover. */
export function explainedCode(kind: ErrorCode['kind'], code: string, explain: ExplainErrorCode): Hover {
  const explained = explain(kind, code);
  return [
    {
      kind: 'code',
      code: visibleText(code),
      meaning: explained?.meaning ?? "Greengrass Explorer doesn't know this code.",
      remedy: explained?.remedy,
    },
  ];
}

/** The hover of an error code's own row. */
export function errorCodeHover(kind: ErrorCode['kind'], code: string, explain: ExplainErrorCode): Hover {
  return [{ kind: 'heading', text: codeKinds[kind] }, ...explainedCode(kind, code, explain)];
}
