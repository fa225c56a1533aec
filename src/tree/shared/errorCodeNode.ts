import type { ErrorCode } from '../../greengrass/codes/errorCodes';
import type { ErrorCodeFacts } from '../../text/hovers/errorCodeHover';
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

/**
 * The hover of a code's row and the subject of its commands.
 * @param stack how the code relates to its error stack; by default, it is its most specific code
 */
export function aboutCode(
  kind: ErrorCode['kind'],
  code: () => string,
  stack: () => Pick<ErrorCodeFacts, 'isOvercome' | 'isFollowed'> = () => ({}),
): Pick<Node, 'hover' | 'subject'> {
  return {
    hover: hoverFrom(
      () => ({ kind, code: code(), ...stack() }),
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
      () => ({ isOvercome: cell.value.isOvercome === true, isFollowed: !cell.value.isHeadline }),
    ),
  }));
  return (codes) => nodes.for(withKeys(codes, ({ code }) => code));
}
