import { readFile } from 'node:fs/promises';

/** A constant text at the top of a schema file: `const _h = "http";`. */
const constant = /^const (_\w+) = ("[^"\\]*");$/gmu;
/** A computed key: `[_h]:`. */
const computedKey = /\[(_\w+)\]:/gu;

/**
 * Writes the computed keys in the schemas of the SDK clients as literals. esbuild keeps every object with a computed key,
 * because it takes the key for a side effect, and with it the schemas of hundreds of operations that nothing uses.
 */
export const prunableSchemas = {
  name: 'prunable-schemas',
  setup(build) {
    let pruned = 0;
    build.onLoad({ filter: /[\\/]schemas[\\/]schemas_0\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const constants = new Map(Array.from(text.matchAll(constant), ([, name, value]) => [name, value]));
      const contents = text.replaceAll(computedKey, (key, name) => {
        const value = constants.get(name);
        pruned += value === undefined ? 0 : 1;
        return value === undefined ? key : `[${value}]:`;
      });
      return { contents, loader: 'js' };
    });
    build.onEnd(() => ({
      errors: pruned > 0 ? [] : [{ text: 'The schemas of the SDK have no computed keys: see prunableSchemas.' }],
    }));
  },
};
