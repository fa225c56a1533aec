// `npm run test:mutation [-- <room>...]`: breaks the code of a room in thousands of ways and reports which faults no test
// notices. Takes minutes to an hour, so CI doesn't run it. The reports are in out/mutation.
import { Stryker } from '@stryker-mutator/core';

const unit = (...folders) => folders.map((folder) => `test/unit/${folder}/**/*.test.ts`);

/** The folders of src whose code is broken, and the tests that must notice. Mocha splits a glob at commas: no braces. */
const rooms = {
  greengrass: { specs: unit('greengrass', 'text') },
  text: {
    specs: [
      ...unit('text', 'tree', 'greengrass', 'fleet/selection'),
      'test/unit/fleet/requests/throttle.test.ts',
      'test/unit/fleet/refreshing/watches.test.ts',
      'test/unit/fleet/devices/findDevice.test.ts',
      'test/unit/aws/requestLog.test.ts',
      'test/unit/base/searchNames.test.ts',
      'test/unit/protocol/messages.test.ts',
    ],
    // Whether a text reads well is for people to say, and not for a test that repeats it.
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

function optionsOf(room, { files = `src/${room}/**/*.ts`, specs, mutator }) {
  return {
    packageManager: 'npm',
    plugins: ['@stryker-mutator/mocha-runner'],
    testRunner: 'mocha',
    // Goes to the worker processes, which load TypeScript through tsx as mocha does.
    testRunnerNodeArgs: ['--import', 'tsx'],
    coverageAnalysis: 'perTest',
    // A table at the top of a file is made when the file is loaded: such a mutant needs every test in a process of its own.
    // Tests must call the code in `it` and not in `describe`, or its mutants count as such.
    ignoreStatic: true,
    concurrency: 2,
    // A test takes milliseconds. Five seconds more than the first run is an endless loop.
    timeoutMS: 5_000,
    tempDirName: 'out/stryker',
    ignorePatterns: ['out', 'dist', 'media', '.vscode-test'],
    reporters: ['clear-text', 'json'],
    clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
    jsonReporter: { fileName: `out/mutation/${room.replace('/', '-')}.json` },
    mutate: [files],
    mochaOptions: { spec: specs, require: ['./test/mutation/steadyProperties.ts'] },
    ...(mutator === undefined ? {} : { mutator }),
  };
}

const wanted = process.argv.slice(2);
for (const [room, part] of Object.entries(rooms)) {
  if (wanted.length === 0 || wanted.includes(room)) {
    await new Stryker(optionsOf(room, part)).runMutationTest();
  }
}
