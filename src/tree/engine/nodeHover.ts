import type { ExplainErrorCode } from '../../greengrass/codes/errorCodes';
import type { Hover } from '../../text/hovers/hover';

/** The hover of a node. VS Code keeps a hover until its row is drawn again. */
export interface NodeHover {
  /** Everything that the hover is made of. If its JSON changes, the row is drawn again. */
  readonly facts: () => unknown;
  /** The hover of the current facts. Most kinds load their words on first use. */
  readonly show: (explain: ExplainErrorCode) => Hover | Promise<Hover>;
}

/**
 * A hover that is made of its facts and nothing else.
 * @param facts data without times relative to the current one, because the row would be drawn again all the time
 */
export function hoverFrom<F>(
  facts: () => F,
  show: (facts: F, explain: ExplainErrorCode) => Hover | Promise<Hover>,
): NodeHover {
  return { facts, show: (explain) => show(facts(), explain) };
}
