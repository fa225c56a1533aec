import { Console } from 'node:console';
import { appendFileSync, writeFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import type Mocha from 'mocha';
import { outputVariable, passedVariable } from './suiteReport';

/** Everything that is printed goes to the launcher's file at once, so that it survives the end of the extension host. */
function printTo(file: string): void {
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      appendFileSync(file, chunk);
      done();
    },
  });
  // The file exists from the first moment: the launcher sees by it that the suite was reached.
  appendFileSync(file, '');
  globalThis.console = new Console(stream);
}

/**
 * Runs tests inside the extension host: the body of the `run` that VS Code calls in a module at `extensionTestsPath`.
 * @param load loads the modules with the tests, by `import()` or `require`; `describe` and `it` exist from then on
 * @throws Error when a test failed or none was found
 */
export async function runSuite(load: () => unknown, options: Mocha.MochaOptions = {}): Promise<void> {
  const output = process.env[outputVariable];
  if (output !== undefined) printTo(output);
  // Loaded here, because mocha keeps the console that it finds.
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
