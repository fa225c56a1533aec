// Builds the extension into dist/: the entry that VS Code loads, and the bundles that load on first use.
// With --tests, builds the extension tests into out/ instead.
import * as esbuild from 'esbuild';
import { mkdir, rm } from 'node:fs/promises';
import { featureEntries, loadedOnFirstUse } from './build/loadedOnFirstUse.mjs';
import { writeNotices } from './build/notices.mjs';
import { prunableSchemas } from './build/prunableSchemas.mjs';
import { sharedByFeatures } from './build/sharedByFeatures.mjs';
import { withoutOwnCredentials } from './build/withoutOwnCredentials.mjs';

/** The dynamically imported files of each bundle in dist/. Files that are used together are in the same bundle. */
const features = {
  actions: [
    'src/commands/actions.ts',
    'src/fleet/snapshots/fleetRedactor.ts',
    'src/fleet/snapshots/snapshot.ts',
    'src/text/reports/componentDevicesCsv.ts',
    'src/text/reports/diagnostics.ts',
    'src/text/reports/failureReport.ts',
    'src/text/reports/failuresCsv.ts',
    'src/text/reports/groupSummary.ts',
    'src/text/reports/incidentSummary.ts',
    'src/text/reports/rolloutCsv.ts',
    'src/tree/coreDevices/reveal.ts',
    'src/ui/documents/readOnlyDocuments.ts',
  ],
  codeSearch: ['src/greengrass/codes/search/codeSearch.ts'],
  components: ['src/tree/components/componentRows.ts'],
  deployments: ['src/tree/deployments/deploymentRows.ts'],
  errorCodes: ['src/greengrass/codes/errorCodes.ts'],
  failures: ['src/tree/failures/failureRows.ts'],
  filtering: ['src/fleet/selection/filteredFleet.ts'],
  fleet: ['src/fleet/fleet.ts'],
  hovers: [
    'src/text/hovers/components/componentGroupHover.ts',
    'src/text/hovers/components/componentHover.ts',
    'src/text/hovers/components/componentStateHover.ts',
    'src/text/hovers/components/componentVersionHover.ts',
    'src/text/hovers/conditionHover.ts',
    'src/text/hovers/connectionHover.ts',
    'src/text/hovers/devices/coreDeviceHover.ts',
    'src/text/hovers/devices/deviceGroupHover.ts',
    'src/text/hovers/devices/driftHover.ts',
    'src/text/hovers/devices/effectiveDeploymentHover.ts',
    'src/text/hovers/errorCodeHover.ts',
    'src/text/hovers/failureHover.ts',
    'src/text/hovers/groupHover.ts',
    'src/text/hovers/devices/installedComponentHover.ts',
    'src/text/hovers/rolloutDeviceHover.ts',
    'src/text/hovers/rolloutHover.ts',
    'src/text/hovers/devices/vanishedHover.ts',
    'src/tree/engine/hoverMarkdown.ts',
  ],
  logs: ['src/commands/logs/shownLogs.ts'],
  panels: ['src/panels/panelTab.ts'],
  recipes: [
    'src/commands/components/recipeHovers.ts',
    'src/commands/components/recipeRemarks.ts',
    'src/greengrass/recipes/parseRecipe.ts',
  ],
  refreshing: ['src/fleet/refreshing/liveFleet.ts'],
  scanning: ['src/fleet/scanning/scan.ts'],
};

/**
 * Files that several of these bundles import statically. Each is in a bundle that loads with the first one that needs it. The
 * entry has its own copies, because it must be one file.
 */
const shared = {
  drift: ['src/greengrass/drift/verdictsOf.ts'],
  errorWords: ['src/text/errors/errorWords.ts'],
  core: [
    'src/base/debounce.ts',
    'src/base/names/quickOrder.ts',
    'src/base/time.ts',
    'src/base/visibleText.ts',
    'src/greengrass/addresses/address.ts',
    'src/greengrass/addresses/arn.ts',
    'src/greengrass/componentKind.ts',
    'src/greengrass/failures/failure.ts',
    'src/greengrass/failures/failureTopics.ts',
    'src/greengrass/failures/headline.ts',
    'src/greengrass/failures/overcome.ts',
    'src/greengrass/failures/reason.ts',
    'src/greengrass/logLocations.ts',
    'src/greengrass/ports/fleetError.ts',
    'src/greengrass/rollouts/outcome.ts',
    'src/greengrass/rollouts/rollout.ts',
    'src/greengrass/status/cloudState.ts',
    'src/greengrass/status/nucleus.ts',
    'src/greengrass/status/status.ts',
    'src/greengrass/status/stuck.ts',
    'src/greengrass/status/superseded.ts',
    'src/greengrass/versions/versionConflict.ts',
  ],
  manifest: ['src/manifest.ts'],
  permissions: ['src/greengrass/permissions/services.ts'],
  versions: [
    'src/greengrass/versions/compareVersions.ts',
    'src/greengrass/versions/judgeVersions.ts',
    'src/greengrass/versions/versionRange.ts',
  ],
  words: [
    'src/text/messages/components/componentStateWords.ts',
    'src/text/messages/components/versionWords.ts',
    'src/text/messages/deployments/changeWords.ts',
    'src/text/messages/deployments/rolloutWords.ts',
    'src/text/messages/devices/connectivityWords.ts',
    'src/text/messages/devices/nucleusCaveats.ts',
    'src/text/messages/failureRemedy.ts',
    'src/text/messages/drift/driftWords.ts',
    'src/text/messages/drift/unknownVerdictWords.ts',
    'src/text/messages/failureWords.ts',
  ],
};

/** The dynamically imported files in aws/. esbuild splits off the SDK of each service into its own file. */
const awsModules = [
  'src/aws/connect.ts',
  'src/aws/credentials/awsCli.ts',
  'src/aws/profiles/readProfiles.ts',
  'src/aws/credentials/watchCredentials.ts',
];

const host = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  external: ['vscode', 'mocha'],
  // By default, esbuild uses the CommonJS builds of the SDK. They can't be tree-shaken and are 50% larger.
  mainFields: ['module', 'main'],
  logLevel: 'warning',
};

const product = { ...host, outdir: 'dist', entryNames: '[name]', minify: true, metafile: true };

async function buildProduct() {
  await rm('dist', { recursive: true, force: true });
  // vsce doesn't create the folder of its package.
  await mkdir('out', { recursive: true });
  // CommonJS: VS Code takes many times longer to load an ES module as the entry.
  const firstUse = loadedOnFirstUse({ ...features, ...shared }, awsModules);
  const entry = await esbuild.build({
    ...product,
    entryPoints: ['src/extension.ts'],
    plugins: [firstUse.plugin],
  });
  const sharing = sharedByFeatures(shared);
  const bundle = (files, own) =>
    esbuild.build({
      ...product,
      entryPoints: featureEntries(files),
      plugins: [firstUse.plugin, sharing.plugin(own)],
    });
  const bundles = await Promise.all([
    bundle(features),
    ...Object.entries(shared).map(([name, files]) => bundle({ [name]: files }, name)),
  ]);
  sharing.check();
  const unused = firstUse.unused().filter((file) => !Object.values(shared).flat().includes(file));
  if (unused.length > 0) {
    throw new Error(`Nothing imports these files on first use: remove them from the table above: ${unused.join(', ')}`);
  }
  // ES modules: only they can share files, and the services have most of the SDK in common.
  const aws = await esbuild.build({
    ...product,
    entryPoints: awsModules,
    outdir: 'dist/aws',
    format: 'esm',
    splitting: true,
    outExtension: { '.js': '.mjs' },
    chunkNames: '[name]-[hash]',
    alias: { bowser: './build/noBrowser.mjs' },
    plugins: [withoutOwnCredentials, prunableSchemas],
  });
  await writeNotices(
    [entry, ...bundles, aws].map(({ metafile }) => metafile),
    'dist/THIRD_PARTY_NOTICES.txt',
  );
  // The page of the panels runs in a browser. It has its own folder, because a page may load nothing else.
  await esbuild.build({
    bundle: true,
    entryPoints: ['src/webview/main.ts', 'media/details.css'],
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
    // CommonJS: Mocha must be loaded with `require`.
    supported: { 'dynamic-import': false },
    entryPoints: ['test/extension/index.ts'],
    outfile: 'out/test/extension/index.js',
    sourcemap: 'inline',
  });
}

await (process.argv.includes('--tests') ? buildTests() : buildProduct());
