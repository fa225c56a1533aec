import type { ErrorCode } from '../core/errorCodes';
import { errorCodeRow } from '../core/rows/errorCodeRow';
import { ChildNodes, withKeys, type Node } from './node';
import type { TreeSurroundings } from './surroundings';

/** A code below a deployment or a component. */
export interface CodeInStack {
  readonly code: string;
  readonly reportedTypes: readonly string[];
  readonly isHeadline: boolean;
}

/** The rows of the error codes below a deployment or a component. */
export function errorCodeNodes(
  parent: Node,
  kind: ErrorCode['kind'],
  { catalogue }: TreeSurroundings,
): (codes: readonly CodeInStack[]) => readonly Node[] {
  const nodes = new ChildNodes<CodeInStack>((key, cell) => ({
    id: `${parent.id}/code/${key}`,
    parent,
    isExpandable: false,
    row: () => {
      const { code, reportedTypes, isHeadline } = cell.value;
      return errorCodeRow(code, catalogue.loaded?.(kind, code), reportedTypes, isHeadline);
    },
    children: () => [],
    hover: async (explain) => {
      const { errorCodeHover } = await import('../core/hovers/errorCodeHover');
      return errorCodeHover(kind, cell.value.code, explain);
    },
    subject: () => ({ kind: 'errorCode', codeKind: kind, code: cell.value.code }),
  }));
  return (codes) => nodes.for(withKeys(codes, ({ code }) => code));
}
