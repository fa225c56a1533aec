import { relative, resolve, sep } from 'node:path';
import { entries, nameOf } from './loadedOnFirstUse.mjs';

/** The namespace of files that bundles share. Such an import gets the exports of its file from the bundle that has it. */
const parts = 'shared-by-features';

/** A file as the tables in esbuild.mjs name it: `src/manifest.ts`. */
const fileIn = (path) => relative(process.cwd(), path).split(sep).join('/');

/**
 * Lets bundles share files: a static `import` of a file in the table loads the bundle that has it, instead of a copy. Fails the
 * build if nothing imports a file in the table.
 */
export function sharedByFeatures(shared) {
  const bundleOf = new Map(Object.entries(shared).flatMap(([bundle, files]) => files.map((file) => [file, bundle])));
  return {
    name: 'shared-by-features',
    setup(build) {
      const imported = new Set();
      build.onResolve({ filter: /^\./ }, ({ kind, path, importer, namespace, resolveDir }) => {
        const file = `${fileIn(resolve(resolveDir, path))}.ts`;
        const bundle = bundleOf.get(file);
        const isOwn = namespace === entries || bundleOf.get(fileIn(importer)) === bundle;
        if (kind !== 'import-statement' || bundle === undefined || isOwn) {
          return undefined;
        }
        imported.add(file);
        return { path: file, namespace: parts };
      });
      build.onLoad({ filter: /./, namespace: parts }, ({ path }) => ({
        contents: `module.exports = require('./${bundleOf.get(path)}.js').${nameOf(path)};`,
      }));
      build.onResolve({ filter: /./, namespace: parts }, ({ path }) => ({ path, external: true }));
      build.onEnd(() => ({
        errors: [...bundleOf.keys()]
          .filter((file) => !imported.has(file))
          .map((file) => ({ text: `No bundle shares ${file}: remove it from the table in esbuild.mjs.` })),
      }));
    },
  };
}
