import type { RecipeFormat } from '../../../src/greengrass/component';
import type { Recipe } from './recipe';

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Keys are plain, and texts are in double quotes with the escapes of JSON. */
function key(name: string): string {
  return /^[\w./-]+$/u.test(name) ? name : JSON.stringify(name);
}

/** The lines of a map or list. Like AWS, it doesn't indent the items of a list in a map. */
function lines(value: unknown, indent: string): readonly string[] {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.flatMap((item) => {
      const [first = '', ...rest] = isMap(item) ? lines(item, `${indent}  `) : [`${indent}  ${JSON.stringify(item)}`];
      return [`${indent}- ${first.slice(indent.length + 2)}`, ...rest];
    });
  }
  return Object.entries(isMap(value) ? value : {}).flatMap(([name, member]) => {
    const isEmpty = typeof member !== 'object' || member === null || Object.keys(member).length === 0;
    return isEmpty
      ? [`${indent}${key(name)}: ${JSON.stringify(member)}`]
      : [`${indent}${key(name)}:`, ...lines(member, Array.isArray(member) ? indent : `${indent}  `)];
  });
}

/** A recipe as the text that GetComponent returns. */
export function recipeText(recipe: Recipe, format: RecipeFormat): string {
  return format === 'JSON' ? JSON.stringify(recipe) : `${['---', ...lines(recipe, '')].join('\n')}\n`;
}
