import type { ErrorCode } from '../../greengrass/codes/errorCodes';
import { errorCodeRow } from '../../text/rows/errorCodeRow';
import { ChildNodes, withKeys, type Node } from '../engine/node';
import { hoverFrom } from '../engine/nodeHover';
import type { NodeContext } from './nodeContext';

/** An error code of a deployment or a status code of a component. */
export interface CodeInStack {
  readonly code: string;
  readonly reportedTypes: readonly string[];
  readonly isHeadline: boolean;
  /** Whether a later deployment overcame the failure. */
  readonly isOvercome?: boolean;
}

/** The hover of a code's row and the subject of its commands. */
export function aboutCode(
  kind: ErrorCode['kind'],
  code: () => string,
  isOvercome: () => boolean = () => false,
): Pick<Node, 'hover' | 'subject'> {
  return {
    hover: hoverFrom(
      () => ({ kind, code: code(), isOvercome: isOvercome() }),
      async (facts, explain) => {
        const { errorCodeHover } = await import('../../text/hovers/errorCodeHover');
        return errorCodeHover(facts, explain);
      },
    ),
    subject: () => ({ kind: 'errorCode', codeKind: kind, code: code() }),
  };
}

/** The rows of the codes below a deployment or a component. */
export function errorCodeNodes(
  parent: Node,
  kind: ErrorCode['kind'],
  { catalog }: NodeContext,
): (codes: readonly CodeInStack[]) => readonly Node[] {
  const nodes = new ChildNodes<CodeInStack>((key, cell) => ({
    id: `${parent.id}/code/${key}`,
    parent,
    isExpandable: false,
    row: () => {
      const { code, reportedTypes, isHeadline } = cell.value;
      return errorCodeRow(code, catalog.loaded?.(kind, code), reportedTypes, isHeadline);
    },
    children: () => [],
    ...aboutCode(
      kind,
      () => cell.value.code,
      () => cell.value.isOvercome === true,
    ),
  }));
  return (codes) => nodes.for(withKeys(codes, ({ code }) => code));
}
