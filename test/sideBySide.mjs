// Runs npm scripts in parallel, one per core: `node test/sideBySide.mjs <script>...`. Prints the output of each script when
// it ends. A failure doesn't stop the others, because all failures must be reported.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** Runs a script. Resolves with whether it succeeded. */
function run(script) {
  const child = spawn('npm', ['run', '--silent', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  const output = [];
  child.stdout.on('data', (chunk) => output.push(chunk));
  child.stderr.on('data', (chunk) => output.push(chunk));
  const start = performance.now();
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const seconds = ((performance.now() - start) / 1000).toFixed(0);
      console.log(`${script}: ${code === 0 ? 'ok' : 'FAILED'} after ${seconds} s`);
      process.stdout.write(Buffer.concat(output));
      resolve(code === 0);
    });
  });
}

const waiting = process.argv.slice(2);
const succeeded = [];

async function runNext() {
  for (let script = waiting.shift(); script !== undefined; script = waiting.shift()) {
    succeeded.push(await run(script));
  }
}

await Promise.all(Array.from({ length: availableParallelism() }, runNext));
process.exitCode = succeeded.every(Boolean) ? 0 : 1;
