// Runs npm scripts side by side, as many at a time as there are cores: `node test/sideBySide.mjs <script>...`. Each one's
// words come as a whole when it has ended, and all of them run to their end, so that everything that is wrong is told.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** Runs a script, and gives whether it succeeded. */
function run(script) {
  const child = spawn('npm', ['run', '--silent', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  const words = [];
  child.stdout.on('data', (chunk) => words.push(chunk));
  child.stderr.on('data', (chunk) => words.push(chunk));
  const start = performance.now();
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const seconds = ((performance.now() - start) / 1000).toFixed(0);
      console.log(`${script}: ${code === 0 ? 'ok' : 'FAILED'} after ${seconds} s`);
      process.stdout.write(Buffer.concat(words));
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
