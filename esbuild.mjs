// Builds everything into dist/: the entry that VS Code loads, and the files that are loaded on first use.
// With --tests it builds the suite that runs inside VS Code instead, into out/.
import * as esbuild from 'esbuild';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

const host = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  external: ['vscode', 'mocha'],
  // Without this the CommonJS halves of the SDK are taken, which cannot be tree-shaken: half as much again.
  mainFields: ['module', 'main'],
  supported: { 'dynamic-import': false },
  logLevel: 'warning',
};

/** Leaves each `import('…')` as a file of its own beside the entry: it costs nothing until it is reached. */
const loadedOnFirstUse = {
  name: 'loaded-on-first-use',
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path: `./${basename(path)}.js`, external: true } : undefined,
    );
  },
};

/** Leaves out of the client of AWS IoT what it would look for credentials with: it is given those of its connection. */
const withoutOwnCredentials = {
  name: 'without-own-credentials',
  setup(build) {
    const namespace = 'without-own-credentials';
    let found = 0;
    build.onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, ({ path, importer }) => {
      if (!/[\\/]client-iot[\\/]/.test(importer)) {
        return undefined;
      }
      found += 1;
      return { path, namespace };
    });
    build.onEnd(() =>
      found === 1
        ? undefined
        : {
            errors: [
              { text: 'The client of AWS IoT looks for credentials in another way: see withoutOwnCredentials.' },
            ],
          },
    );
    build.onLoad({ filter: /./, namespace }, () => ({
      contents: "export const defaultProvider = () => { throw new Error('AWS IoT was given no credentials.'); };",
    }));
  },
};

// The licences of everything that is bundled, read from what esbuild says it took.
const heading = 'Greengrass Explorer contains the following third-party software.\n';

/** The folders of the packages among the inputs of a build, e.g. `node_modules/@smithy/core`. */
function packageFolders(metafile) {
  const inPackage = /^((?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+)\//;
  const folders = Object.keys(metafile.inputs).map((input) => inPackage.exec(input)?.[1]);
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
}

async function readPackage(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|notice)/i.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return { title: `${name} ${version} (${license})`, text: texts.join('\n').trim() };
}

/** Writes one text for all packages; packages with the same licence text share it. */
async function writeNotices(metafile, file) {
  const titlesByText = new Map();
  for (const { title, text } of await Promise.all(packageFolders(metafile).map(readPackage))) {
    titlesByText.set(text, [...(titlesByText.get(text) ?? []), title]);
  }
  const sections = [...titlesByText].map(([text, titles]) => `${titles.join('\n')}\n\n${text || 'See the package.'}\n`);
  await writeFile(file, [heading, ...sections].join(`\n${'-'.repeat(79)}\n\n`));
}

async function buildProduct() {
  await rm('dist', { recursive: true, force: true });
  // The packer does not make the folder of its package.
  await mkdir('out', { recursive: true });
  const product = await esbuild.build({
    ...host,
    entryPoints: [
      'src/extension.ts',
      'src/aws/connect.ts',
      'src/aws/iot.ts',
      'src/commands/actions.ts',
      'src/fleet/refreshing/liveFleet.ts',
      'src/fleet/selection/filteredFleet.ts',
      'src/fleet/devices/restReads.ts',
      'src/fleet/scanning/scan.ts',
      'src/aws/credentials/profiles.ts',
      'src/aws/credentials/awsCli.ts',
      'src/aws/credentials/watchCredentials.ts',
      'src/text/reports/diagnostics.ts',
      'src/greengrass/codes/errorCodes.ts',
      'src/text/reports/failureReport.ts',
      'src/text/reports/failuresCsv.ts',
      'src/text/messages/stuckReasons.ts',
      'src/text/hovers/connectionHover.ts',
      'src/text/hovers/coreDeviceHover.ts',
      'src/text/hovers/deviceGroupHover.ts',
      'src/text/hovers/effectiveDeploymentHover.ts',
      'src/text/hovers/errorCodeHover.ts',
      'src/text/hovers/failureHover.ts',
      'src/text/hovers/groupHover.ts',
      'src/text/hovers/installedComponentHover.ts',
      'src/greengrass/addresses/redact.ts',
      'src/fleet/snapshots/snapshot.ts',
      'src/tree/failures/failureRows.ts',
      'src/tree/engine/hoverMarkdown.ts',
      'src/tree/coreDevices/reveal.ts',
      'src/panels/panelTab.ts',
      'src/ui/readOnlyDocuments.ts',
    ],
    entryNames: '[name]',
    outdir: 'dist',
    minify: true,
    metafile: true,
    plugins: [loadedOnFirstUse, withoutOwnCredentials],
  });
  await writeNotices(product.metafile, 'dist/THIRD_PARTY_NOTICES.txt');
  // The page of the panels runs in a browser, in a folder of its own: a page may load nothing else.
  await esbuild.build({
    bundle: true,
    entryPoints: ['src/webview/details.ts', 'media/details.css'],
    outdir: 'dist/page',
    entryNames: '[name]',
    format: 'iife',
    target: 'chrome128',
    minify: true,
    logLevel: 'warning',
  });
}

async function buildTests() {
  await esbuild.build({
    ...host,
    entryPoints: ['test/extension/index.ts'],
    outfile: 'out/test/extension/index.js',
    sourcemap: 'inline',
  });
}

await (process.argv.includes('--tests') ? buildTests() : buildProduct());
