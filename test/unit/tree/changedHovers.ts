import assert from 'node:assert/strict';
import { explainErrorCode } from '../../../src/greengrass/codes/errorCodes';
import type { Node } from '../../../src/tree/engine/node';
import { wordsOf } from '../../../src/tree/engine/rowWords';
import { hoverLines } from '../text/hovers/hoverText';

/** A row as it was drawn, with the hover that it had. */
interface Drawn {
  readonly row: string;
  readonly words: string;
  readonly hover: string;
}

/** A row with its hover, as it is drawn now. */
export async function draw(node: Node): Promise<Drawn> {
  const hover = hoverLines((await node.hover?.show(explainErrorCode)) ?? []).join('\n');
  return { row: JSON.stringify(node.row()), words: wordsOf(node), hover };
}

/** What a row is about: the kind of its message or subject, or the name of its class of rows. */
function kindOf(node: Node): string {
  const [, message] = node.id.split('/message/');
  return message ?? node.subject?.().kind ?? /\/(group|cause|state)\/[^/]*$/u.exec(node.id)?.[1] ?? 'connection';
}

/**
 * Makes a change and returns the kinds of the rows whose hover changed although their row didn't. Fails if such a row isn't
 * drawn again.
 * @param openAll opens every row and returns all of them
 */
export async function kindsOfChangedHovers(
  openAll: () => Promise<readonly Node[]>,
  change: () => Promise<unknown>,
): Promise<ReadonlySet<string>> {
  const nodes = await openAll();
  const before = await Promise.all(nodes.map(draw));
  await change();
  const kept = new Set(await openAll());
  const kinds = new Set<string>();
  for (const [index, node] of nodes.entries()) {
    const [old, current] = [before[index], kept.has(node) ? await draw(node) : undefined];
    if (old !== undefined && current !== undefined && old.hover !== current.hover) {
      assert.notEqual(current.words, old.words, `${node.row().label}: ${old.hover}\n→ ${current.hover}`);
      if (old.row === current.row) {
        kinds.add(kindOf(node));
      }
    }
  }
  return kinds;
}
