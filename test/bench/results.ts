import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import * as prettier from 'prettier';

const results = join(__dirname, 'RESULTS.md');

/** This machine in general terms, and how busy it is. */
export function machine(): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  const load = `load of ${(loadavg()[0] ?? 0).toFixed(1)} at the start`;
  return `Node ${process.version}, ${cpus().length} processors, ${memory} GB of memory, ${process.platform}, ${load}.`;
}

/** Writes RESULTS.md: the measured sections, and how to read them. */
export async function writeResults(machineAtStart: string, sections: readonly string[]): Promise<void> {
  const reading = await readFile(join(__dirname, 'reading.md'), 'utf8');
  const head = `# Measured\n\nWritten by \`npm run bench\`; not to be edited. ${machineAtStart}\n`;
  const options = await prettier.resolveConfig(results);
  const text = await prettier.format([head, ...sections, reading].join('\n'), { ...options, parser: 'markdown' });
  await writeFile(results, text);
}
