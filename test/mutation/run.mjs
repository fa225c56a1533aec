// `npm run test:mutation [-- <folder>...]`: mutates the code of a folder in thousands of ways and reports the mutants that no
// test detects. Takes minutes to an hour, so CI doesn't run it. The reports are in out/mutation.
import { Stryker } from '@stryker-mutator/core';

const unit = (...names) => names.map((folder) => `test/unit/${folder}/**/*.test.ts`);

/** The folders of src to mutate, and the tests that must detect the mutants. No braces: Mocha splits a glob at commas. */
const folders = {
  greengrass: { specs: unit('greengrass', 'text') },
  text: {
    specs: [
      ...unit('text', 'tree', 'greengrass', 'fleet/selection'),
      'test/unit/fleet/requests/throttle.test.ts',
      'test/unit/fleet/refreshing/watches.test.ts',
      'test/unit/fleet/devices/findDevice.test.ts',
      'test/unit/aws/requestLog.test.ts',
      'test/unit/base/names/searchNames.test.ts',
      'test/unit/protocol/messages.test.ts',
    ],
    // Tests shouldn't repeat every text, so its wording isn't mutated.
    mutator: { excludedMutations: ['StringLiteral'] },
  },
  fleet: { files: 'src/fleet/*.ts', specs: ['test/unit/fleet/*.test.ts'] },
  'fleet/requests': { specs: [...unit('fleet/requests'), 'test/unit/reliability/paging.test.ts'] },
  'fleet/devices': { specs: unit('fleet/devices') },
  'fleet/deployments': { specs: [...unit('fleet/deployments'), 'test/unit/fleet/*.test.ts'] },
  'fleet/selection': { specs: unit('fleet/selection') },
  // Without wholeScan.test.ts, which takes seconds for each fault.
  'fleet/scanning': {
    specs: ['fleetScans', 'scan', 'scanLimit', 'scanQueue', 'scanRequests', 'scanSteps'].map(
      (name) => `test/unit/fleet/scanning/${name}.test.ts`,
    ),
  },
  'fleet/refreshing': { specs: [...unit('fleet/refreshing'), 'test/unit/fleet/devices/unlistedRefresh.test.ts'] },
  'fleet/snapshots': { specs: [...unit('fleet/snapshots'), 'test/unit/fleet/*.test.ts'] },
};

function optionsOf(folder, { files = `src/${folder}/**/*.ts`, specs, mutator }) {
  return {
    packageManager: 'npm',
    plugins: ['@stryker-mutator/mocha-runner'],
    testRunner: 'mocha',
    // For the worker processes, which load TypeScript with tsx, as Mocha does.
    testRunnerNodeArgs: ['--import', 'tsx'],
    coverageAnalysis: 'perTest',
    // Mutants in code that runs when a file loads would need a separate process for every test. Tests must call the code in
    // `it` and not in `describe`, or its mutants count as static.
    ignoreStatic: true,
    concurrency: 2,
    // A test takes milliseconds. One that takes five seconds longer than in the first run is in an endless loop.
    timeoutMS: 5_000,
    tempDirName: 'out/stryker',
    ignorePatterns: ['out', 'dist', 'media', '.vscode-test'],
    reporters: ['clear-text', 'json'],
    clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
    jsonReporter: { fileName: `out/mutation/${folder.replace('/', '-')}.json` },
    mutate: [files],
    mochaOptions: { spec: specs, require: ['./test/mutation/steadyProperties.ts'] },
    ...(mutator === undefined ? {} : { mutator }),
  };
}

const wanted = process.argv.slice(2);
for (const [folder, settings] of Object.entries(folders)) {
  if (wanted.length === 0 || wanted.includes(folder)) {
    await new Stryker(optionsOf(folder, settings)).runMutationTest();
  }
}
