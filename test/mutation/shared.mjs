/**
 * The configuration of StrykerJS for one room.
 * @param {string} room the folder of `src` whose code is broken, and the name of the report
 * @param {readonly string[]} specs the tests that must notice, as globs without braces: mocha splits a spec at commas
 */
export function configuration(room, specs, rest = {}) {
  return {
    packageManager: 'npm',
    plugins: ['@stryker-mutator/mocha-runner'],
    testRunner: 'mocha',
    // Goes to the worker processes, which load TypeScript through tsx as mocha does.
    testRunnerNodeArgs: ['--import', 'tsx'],
    coverageAnalysis: 'perTest',
    // A table at the top of a file is made when the file is loaded: such a mutant needs every test in a process of its own.
    ignoreStatic: true,
    concurrency: 2,
    // A test takes milliseconds. Five seconds more than the first run is an endless loop.
    timeoutMS: 5_000,
    tempDirName: 'out/stryker',
    ignorePatterns: ['out', 'dist', 'media', '.vscode-test'],
    reporters: ['clear-text', 'json'],
    clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
    jsonReporter: { fileName: `out/mutation/${room}.json` },
    mutate: [`src/${room}/**/*.ts`],
    mochaOptions: { spec: specs, require: ['./test/mutation/steadyProperties.ts'] },
    ...rest,
  };
}
