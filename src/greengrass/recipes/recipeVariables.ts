import { isMap, isScalar, isSeq } from 'yaml';
import type { RecipeVariable } from './recipe';
import { membersOf, spanOf } from './yamlNodes';

/** `{namespace:key}` or `{component:namespace:key}`. The nucleus allows anything except `:` and `}` in a key. */
const variable = /\{(?:([\w.-]+):)?(configuration|artifacts|work|kernel|iot):([^:{}\r\n]+)\}/gu;

/** Deeper texts are left out. */
const maxDepth = 50;

/** A text that may have variables, with its position. It is searched as it is written, so positions are exact. */
function variablesInText(text: string, node: unknown, place: RecipeVariable['place']): readonly RecipeVariable[] {
  const span = spanOf(node);
  if (span === undefined) {
    return [];
  }
  const written = text.slice(span.start, span.end);
  return [...written.matchAll(variable)].map(
    ({ index, 0: whole, 1: componentName, 2: namespace = '', 3: key = '' }) => ({
      componentName,
      namespace,
      key,
      place,
      span: { start: span.start + index, end: span.start + index + whole.length },
    }),
  );
}

/** The recipe variables in the texts of a node of a parsed text. */
export function variablesIn(
  text: string,
  node: unknown,
  place: RecipeVariable['place'],
  depth = 0,
): readonly RecipeVariable[] {
  if (depth > maxDepth) {
    return [];
  }
  if (isScalar(node)) {
    return variablesInText(text, node, place);
  }
  if (isSeq(node)) {
    return node.items.flatMap((item) => variablesIn(text, item, place, depth + 1));
  }
  return isMap(node) ? membersOf(node).flatMap(({ value }) => variablesIn(text, value, place, depth + 1)) : [];
}
