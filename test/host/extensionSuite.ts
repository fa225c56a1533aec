import { Console } from 'node:console';
import { appendFileSync, writeFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import type Mocha from 'mocha';
import { outputVariable, passedVariable } from './suiteReport';

/** Writes all output to the launcher's file at once. It survives the end of the extension host. */
function printTo(file: string): void {
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      appendFileSync(file, chunk);
      done();
    },
  });
  // The file tells the launcher that the suite has started.
  appendFileSync(file, '');
  globalThis.console = new Console(stream);
}

/**
 * Runs tests in the extension host. VS Code calls `run` of the module at `extensionTestsPath`, and `run` calls this.
 * @param load loads the test modules with `import()` or `require`; `describe` and `it` exist by then
 * @throws Error if a test failed or no test ran
 */
export async function runSuite(load: () => unknown, options: Mocha.MochaOptions = {}): Promise<void> {
  const output = process.env[outputVariable];
  if (output !== undefined) printTo(output);
  // Mocha keeps the console that it finds when it loads.
  const { default: Runner } = await import('mocha');
  const mocha = new Runner({ ui: 'bdd', ...options });
  mocha.suite.emit(Runner.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha);
  await load();
  const { failures, stats } = await new Promise<Mocha.Runner>((resolve) => {
    const runner = mocha.run(() => {
      resolve(runner);
    });
  });
  if (failures > 0) throw new Error(`${failures} of the tests in VS Code failed.`);
  if ((stats?.passes ?? 0) === 0) throw new Error('No test ran in VS Code.');
  const passed = process.env[passedVariable];
  if (passed !== undefined) writeFileSync(passed, 'ok');
}
