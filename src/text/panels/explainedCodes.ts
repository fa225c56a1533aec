import { documentationOf } from '../../greengrass/codes/documentation';
import { headlineRemedy } from '../../greengrass/codes/headlineRemedy';
import type { ErrorCode, ExplainErrorCode } from '../../greengrass/codes/errorCodes';
import { visibleText } from '../../base/visibleText';
import { whoFixes } from '../../greengrass/codes/whoFixes';
import type { Block, ExplainedCode, Link } from './panel';

interface Codes {
  readonly kind: ErrorCode['kind'];
  readonly codes: readonly string[];
  readonly headline: string | undefined;
  readonly reportedTypes: readonly string[];
  /** Whether the failure was overcome, so that nobody has to fix it. */
  readonly isOvercome?: boolean;
  /** The code that the panel explains further up. */
  readonly explainedAbove?: string | undefined;
}

/** Codes with their meaning, their remedy and who can fix them, in the given order. Each is explained once. */
export function explainedCodes(
  { kind, codes, headline, reportedTypes, isOvercome = false, explainedAbove }: Codes,
  explain: ExplainErrorCode,
): readonly ExplainedCode[] {
  return codes.map((code, index) => {
    const explained = explain(kind, code);
    const isRepeated = code === explainedAbove || codes.indexOf(code) < index;
    const hasRemedy = !isOvercome && !isRepeated;
    const remedy = explained && (code === headline ? headlineRemedy(explained) : explained.remedy);
    return {
      code: code.trim() === '' ? '(empty code)' : visibleText(code),
      copy: code,
      isHeadline: code === headline,
      meaning: isRepeated ? 'Explained above.' : (explained?.meaning ?? "Greengrass Explorer doesn't know this code."),
      remedy: hasRemedy ? remedy : undefined,
      whoFixes: explained === undefined || !hasRemedy ? undefined : whoFixes(explained, reportedTypes),
    };
  });
}

/** Links to the pages about these kinds of codes, each once. */
export function codesDocumentation(kinds: Iterable<ErrorCode['kind']>): readonly Link[] {
  return [...new Set(kinds)].map((kind) => ({
    text: `AWS documentation for the error codes of ${kind}s`,
    url: documentationOf[kind],
  }));
}

/** The codes as a block; nothing if there are none. */
export function codesBlock(label: string, codes: Codes, explain: ExplainErrorCode): readonly Block[] {
  const isStack = codes.kind === 'deployment';
  const documentation = codesDocumentation([codes.kind]);
  return codes.codes.length === 0
    ? []
    : [{ kind: 'codes', label, isStack, codes: explainedCodes(codes, explain), documentation }];
}
