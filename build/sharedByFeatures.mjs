import { relative, resolve, sep } from 'node:path';
import { entries, nameOf } from './loadedOnFirstUse.mjs';

/** The namespace of files that bundles share. Such an import gets the exports of its file from the bundle that has it. */
const parts = 'shared-by-features';

/** A file as the tables in esbuild.mjs name it: `src/manifest.ts`. */
const fileIn = (path) => relative(process.cwd(), path).split(sep).join('/');

/** The bundles from one bundle to itself, through those that each loads; `undefined` if there is no such circle. */
function circleIn(loadedBy) {
  const from = (path) => {
    for (const next of loadedBy.get(path.at(-1)) ?? []) {
      const circle = path.includes(next) ? [...path.slice(path.indexOf(next)), next] : from([...path, next]);
      if (circle !== undefined) return circle;
    }
    return undefined;
  };
  return [...loadedBy.keys()].map((bundle) => from([bundle])).find((circle) => circle !== undefined);
}

/**
 * Lets bundles share files: a static `import` of a file in the table loads the bundle that has it, instead of a copy. Each shared
 * bundle needs a build with a plugin of its own, the others can have one together. Call `check` after all builds: it throws if
 * nothing imports a file in the table, or if bundles load each other in a circle and so see files before they are there.
 */
export function sharedByFeatures(shared) {
  const bundleOf = new Map(Object.entries(shared).flatMap(([bundle, files]) => files.map((file) => [file, bundle])));
  const imported = new Set();
  const loadedBy = new Map(Object.keys(shared).map((bundle) => [bundle, new Set()]));
  return {
    /** @param own the shared bundle that the build makes */
    plugin: (own) => ({
      name: 'shared-by-features',
      setup(build) {
        build.onResolve({ filter: /^\./ }, ({ kind, path, namespace, resolveDir }) => {
          const file = `${fileIn(resolve(resolveDir, path))}.ts`;
          const bundle = bundleOf.get(file);
          if (kind !== 'import-statement' || bundle === undefined || bundle === own || namespace === entries) {
            return undefined;
          }
          imported.add(file);
          loadedBy.get(own)?.add(bundle);
          return { path: file, namespace: parts };
        });
        build.onLoad({ filter: /./, namespace: parts }, ({ path }) => ({
          contents: `module.exports = require('./${bundleOf.get(path)}.js').${nameOf(path)};`,
        }));
        build.onResolve({ filter: /./, namespace: parts }, ({ path }) => ({ path, external: true }));
      },
    }),
    check() {
      const unused = [...bundleOf.keys()].filter((file) => !imported.has(file));
      if (unused.length > 0) {
        throw new Error(
          `No bundle shares these files: remove them from the table in esbuild.mjs: ${unused.join(', ')}`,
        );
      }
      const circle = circleIn(loadedBy);
      if (circle !== undefined) {
        throw new Error(`These bundles load each other: move files in the table in esbuild.mjs: ${circle.join(' → ')}`);
      }
    },
  };
}
