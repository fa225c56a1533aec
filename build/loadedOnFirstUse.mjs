import { basename, relative, sep } from 'node:path';

/** The name of a source file, without its folder and `.ts`. */
export const nameOf = (file) => basename(file, '.ts');

/** The namespace of bundle entries. An entry exports each file of its bundle under the name of that file. */
export const entries = 'feature';
/** The namespace of dynamically imported files. Such an import gets the exports of its file from the bundle. */
const parts = 'part-of-feature';

/** The entry points of the feature bundles. */
export function featureEntries(features) {
  return Object.keys(features).map((feature) => ({ in: `${entries}:${feature}`, out: feature }));
}

/**
 * Loads a bundle at the first `import('…')` of a file in it. An `import('…')` of an ES module in `aws/` stays as it is.
 * Fails the build if no bundle has a dynamically imported file. The plugin can be used in several builds; `unused` then
 * returns the files of bundles that nothing imports.
 */
export function loadedOnFirstUse(features, awsModules) {
  const featureOf = new Map(
    Object.entries(features).flatMap(([feature, files]) => files.map((file) => [file, feature])),
  );
  const imported = new Set();
  const plugin = {
    name: 'loaded-on-first-use',
    setup(build) {
      build.onResolve({ filter: /^\./ }, async ({ kind, path, importer, resolveDir }) => {
        if (kind !== 'dynamic-import') {
          return undefined;
        }
        const resolved = await build.resolve(path, { kind: 'import-statement', importer, resolveDir });
        const file = relative(process.cwd(), resolved.path).split(sep).join('/');
        imported.add(file);
        if (awsModules.includes(file)) {
          return { path: `./aws/${nameOf(file)}.mjs`, external: true };
        }
        return featureOf.has(file)
          ? { path: file, namespace: parts }
          : { errors: [{ text: `No bundle has ${file}: add it to the table in esbuild.mjs.` }] };
      });
      build.onLoad({ filter: /./, namespace: parts }, ({ path }) => ({
        contents: `module.exports = require('./${featureOf.get(path)}.js').${nameOf(path)};`,
      }));
      build.onResolve({ filter: /./, namespace: parts }, ({ path }) => ({ path, external: true }));
      build.onResolve({ filter: new RegExp(`^${entries}:`) }, ({ path }) => ({
        path: path.slice(entries.length + 1),
        namespace: entries,
      }));
      build.onLoad({ filter: /./, namespace: entries }, ({ path }) => ({
        contents: features[path].map((file) => `export * as ${nameOf(file)} from './${file}';`).join('\n'),
        resolveDir: process.cwd(),
      }));
    },
  };
  return { plugin, unused: () => [...featureOf.keys(), ...awsModules].filter((file) => !imported.has(file)) };
}
