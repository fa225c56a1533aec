import { isMap, isScalar, isSeq, Scalar, type YAMLMap } from 'yaml';
import type { TextSpan } from './recipe';

/** A member of an object in YAML or JSON. */
export interface Member {
  readonly key: string;
  readonly keySpan: TextSpan;
  readonly value: unknown;
  /** The key and the value. */
  readonly span: TextSpan;
}

/** Deeper values are left out. The nucleus has no such recipes, but a text can. */
const maxDepth = 50;

/** The span of a node of a parsed text. */
export function spanOf(node: unknown): TextSpan | undefined {
  const range = isScalar(node) || isMap(node) || isSeq(node) ? node.range : undefined;
  return range ? { start: range[0], end: range[1] } : undefined;
}

function memberOf({ key, value }: YAMLMap['items'][number]): readonly Member[] {
  const keySpan = spanOf(key);
  const name = textOf(key);
  return keySpan === undefined || name === undefined
    ? []
    : [{ key: name, keySpan, value, span: { start: keySpan.start, end: spanOf(value)?.end ?? keySpan.end } }];
}

/** The members of an object; empty for anything else. Keys that aren't texts are left out. */
export function membersOf(node: unknown): readonly Member[] {
  return isMap(node) ? node.items.flatMap(memberOf) : [];
}

/** The member with a key, in any case, because the nucleus ignores the case. Of several, the last one counts. */
export function memberNamed(members: readonly Member[], name: string): Member | undefined {
  const wanted = name.toLowerCase();
  return members.findLast(({ key }) => key.toLowerCase() === wanted);
}

/** The items of a list; empty for anything else. */
export function itemsOf(node: unknown): readonly unknown[] {
  return isSeq(node) ? node.items : [];
}

/** A text, a number, or a boolean, as it is written: `1.0` stays `1.0`. `undefined` for anything else. */
export function textOf(node: unknown): string | undefined {
  if (!isScalar(node)) {
    return undefined;
  }
  const { value, source, type } = node;
  if (typeof value === 'string') {
    return value;
  }
  return value === null || value === undefined || type !== Scalar.PLAIN ? undefined : source;
}

/** A node as a JSON value. Aliases are left out: following them can make a small text endless. */
export function plainValue(node: unknown, depth = 0): unknown {
  if (depth > maxDepth) {
    return undefined;
  }
  if (isMap(node)) {
    // Defines members, so a key like `__proto__` is one, too.
    return Object.fromEntries(membersOf(node).map(({ key, value }) => [key, plainValue(value, depth + 1)]));
  }
  if (isSeq(node)) {
    return node.items.map((item) => plainValue(item, depth + 1));
  }
  return isScalar(node) ? node.value : undefined;
}
