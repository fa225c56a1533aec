// Builds everything into dist/: the entry that VS Code loads, and the files that are loaded on first use.
// With --tests it builds the suite that runs inside VS Code instead, into out/.
import * as esbuild from 'esbuild';
import { mkdir, rm } from 'node:fs/promises';
import { featureEntries, loadedOnFirstUse } from './build/loadedOnFirstUse.mjs';
import { writeNotices } from './build/notices.mjs';
import { withoutOwnCredentials } from './build/withoutOwnCredentials.mjs';

/** What `import('…')` reaches, by the file of dist/ that has it. What is used together is loaded together. */
const features = {
  actions: [
    'src/commands/actions.ts',
    'src/fleet/snapshots/snapshot.ts',
    'src/greengrass/addresses/redact.ts',
    'src/text/reports/diagnostics.ts',
    'src/text/reports/failureReport.ts',
    'src/text/reports/failuresCsv.ts',
    'src/tree/coreDevices/reveal.ts',
    'src/ui/readOnlyDocuments.ts',
  ],
  errorCodes: ['src/greengrass/codes/errorCodes.ts'],
  failures: ['src/tree/failures/failureRows.ts'],
  filtering: ['src/fleet/selection/filteredFleet.ts'],
  hovers: [
    'src/text/hovers/connectionHover.ts',
    'src/text/hovers/coreDeviceHover.ts',
    'src/text/hovers/deviceGroupHover.ts',
    'src/text/hovers/effectiveDeploymentHover.ts',
    'src/text/hovers/errorCodeHover.ts',
    'src/text/hovers/failureHover.ts',
    'src/text/hovers/groupHover.ts',
    'src/text/hovers/installedComponentHover.ts',
    'src/text/messages/stuckReasons.ts',
    'src/tree/engine/hoverMarkdown.ts',
  ],
  panels: ['src/panels/panelTab.ts'],
  refreshing: ['src/fleet/refreshing/liveFleet.ts'],
  scanning: ['src/fleet/scanning/scan.ts'],
};

/** What `import('…')` reaches in aws/. The SDK of each service becomes a file of its own by itself. */
const awsModules = [
  'src/aws/connect.ts',
  'src/aws/credentials/awsCli.ts',
  'src/aws/credentials/profiles.ts',
  'src/aws/credentials/watchCredentials.ts',
];

const host = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  external: ['vscode', 'mocha'],
  // Without this the CommonJS halves of the SDK are taken, which cannot be tree-shaken: half as much again.
  mainFields: ['module', 'main'],
  logLevel: 'warning',
};

const product = { ...host, outdir: 'dist', entryNames: '[name]', minify: true, metafile: true };

async function buildProduct() {
  await rm('dist', { recursive: true, force: true });
  // The packer does not make the folder of its package.
  await mkdir('out', { recursive: true });
  // CommonJS, because an entry of ES modules takes VS Code many times as long to load.
  const own = await esbuild.build({
    ...product,
    entryPoints: ['src/extension.ts', ...featureEntries(features)],
    plugins: [loadedOnFirstUse(features, awsModules)],
  });
  // ES modules, because only they can share a file: the services have most of the SDK in common.
  const aws = await esbuild.build({
    ...product,
    entryPoints: awsModules,
    outdir: 'dist/aws',
    format: 'esm',
    splitting: true,
    outExtension: { '.js': '.mjs' },
    chunkNames: '[name]-[hash]',
    plugins: [withoutOwnCredentials],
  });
  await writeNotices([own.metafile, aws.metafile], 'dist/THIRD_PARTY_NOTICES.txt');
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
    // Mocha is loaded by `require`, like everything of CommonJS.
    supported: { 'dynamic-import': false },
    entryPoints: ['test/extension/index.ts'],
    outfile: 'out/test/extension/index.js',
    sourcemap: 'inline',
  });
}

await (process.argv.includes('--tests') ? buildTests() : buildProduct());
