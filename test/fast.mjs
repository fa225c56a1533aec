// `npm run test:fast`: runs the unit tests that need neither HTTP nor another process, bundled into one file and without
// coverage. The imports of a test, direct or indirect, decide whether it is one of them.
import * as esbuild from 'esbuild';
import Mocha from 'mocha';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const bundle = 'out/test/fast/tests.js';

/** Imports of tests that need HTTP or another process. The last one waits for events of the file system. */
const externalImports = [
  /^(node:)?(http|https|http2|net|tls|dgram|child_process|worker_threads)$/u,
  /^@aws-sdk\//u,
  /^src\/aws\/credentials\/folderWatch\.ts$/u,
];

const options = { bundle: true, platform: 'node', packages: 'external', metafile: true, logLevel: 'error' };

/** Keeps `__dirname` of a test, because tests read files from their original folders. */
const ownFolder = {
  name: 'own-folder',
  setup(build) {
    build.onLoad({ filter: /[\\/]test[\\/]unit[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll('__dirname', JSON.stringify(dirname(path))),
      loader: 'ts',
    }));
  },
};

/** Whether a file has an external import, direct or indirect. */
function needsExternal(file, inputs, seen = new Set()) {
  if (seen.has(file)) {
    return false;
  }
  seen.add(file);
  const imports = inputs[file]?.imports ?? [];
  return imports.some(
    ({ path }) => externalImports.some((pattern) => pattern.test(path)) || needsExternal(path, inputs, seen),
  );
}

const tests = readdirSync('test/unit', { recursive: true })
  .filter((path) => path.endsWith('.test.ts'))
  .map((path) => `test/unit/${path.replaceAll('\\', '/')}`)
  .sort();

/** The entry of the bundle, which imports these tests. */
function loader(files) {
  return { contents: files.map((file) => `import './${file}';\n`).join(''), resolveDir: '.' };
}

const { metafile } = await esbuild.build({ ...options, stdin: loader(tests), outfile: bundle, write: false });
const fast = tests.filter((test) => !needsExternal(test, metafile.inputs));
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
  console.log(`${fast.length} of ${tests.length} unit test files need neither HTTP nor another process.`);
  process.exit(failures === 0 ? 0 : 1);
});
