// `npm run test:fast`: the unit tests that need nothing but this process, bundled into one file that loads at once, and
// without coverage. Which those are follows from what a test imports, directly or not.
import * as esbuild from 'esbuild';
import Mocha from 'mocha';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const bundle = 'out/test/fast/tests.js';

/** With these a test reaches out of its process; the last waits for the file system as long as that takes. */
const outside = [
  /^(node:)?(http|https|http2|net|tls|dgram|child_process|worker_threads)$/u,
  /^@aws-sdk\//u,
  /^src\/aws\/credentials\/folderWatch\.ts$/u,
];

const options = { bundle: true, platform: 'node', packages: 'external', metafile: true, logLevel: 'error' };

/** A test may look for files beside itself, and finds them where it was before it was bundled. */
const ownFolder = {
  name: 'own-folder',
  setup(build) {
    build.onLoad({ filter: /[\\/]test[\\/]unit[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll('__dirname', JSON.stringify(dirname(path))),
      loader: 'ts',
    }));
  },
};

/** Whether a file, or anything that it imports, reaches out of the process. */
function reachesOut(file, inputs, seen = new Set()) {
  if (seen.has(file)) {
    return false;
  }
  seen.add(file);
  const imports = inputs[file]?.imports ?? [];
  return imports.some(({ path }) => outside.some((part) => part.test(path)) || reachesOut(path, inputs, seen));
}

const tests = readdirSync('test/unit', { recursive: true })
  .filter((path) => path.endsWith('.test.ts'))
  .map((path) => `test/unit/${path.replaceAll('\\', '/')}`)
  .sort();

/** What loads these tests, to be bundled. */
function loader(files) {
  return { contents: files.map((file) => `import './${file}';\n`).join(''), resolveDir: '.' };
}

const { metafile } = await esbuild.build({ ...options, stdin: loader(tests), outfile: bundle, write: false });
const fast = tests.filter((test) => !reachesOut(test, metafile.inputs));
await esbuild.build({
  ...options,
  stdin: loader(fast),
  outfile: bundle,
  sourcemap: 'linked',
  plugins: [ownFolder],
});
process.setSourceMapsEnabled(true);
const mocha = new Mocha({ reporter: 'dot', timeout: 20_000 });
mocha.addFile(bundle);
await mocha.loadFilesAsync();
mocha.run((failures) => {
  console.log(`${fast.length} of ${tests.length} files with unit tests need nothing but this process.`);
  process.exit(failures === 0 ? 0 : 1);
});
