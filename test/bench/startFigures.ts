import { mkdtempSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inFreshProcess, type Figure } from './measure';

const project = join(__dirname, '..', '..');
const dist = (file: string): string => join(project, 'dist', file);
const kilobytes = (file: string): number => statSync(file).size / 1000;
const runs = 7;

/** A module in the place of `vscode` that takes everything and does nothing: what is left is the program's own time. */
const nothing = `const it = new Proxy(function () {}, { get: (_, key) => key === Symbol.toPrimitive ? () => '' : key === Symbol.iterator ? function* () {} : it, set: () => true, apply: () => it, construct: () => it });
for (const name of ['window', 'workspace', 'commands', 'env', 'Uri', 'Disposable', 'EventEmitter', 'StatusBarAlignment'])
  exports[name] = it;`;

/** What the program costs before anything is asked. */
export function startFigures(): readonly Figure[] {
  const modules = mkdtempSync(join(tmpdir(), 'greengrass-bench-'));
  mkdirSync(join(modules, 'vscode'));
  writeFileSync(join(modules, 'vscode', 'index.js'), nothing);
  process.env['NODE_PATH'] = modules;
  const timed = (before: string, action: string): number =>
    inFreshProcess(
      runs,
      `${before}; const t = performance.now(); ${action}; console.log(performance.now() - t); process.exit()`,
    );
  const entry = `require(${JSON.stringify(dist('extension.js'))})`;
  try {
    return [
      { what: 'entry file', value: kilobytes(dist('extension.js')), limit: 100, unit: 'KB' },
      { what: 'entry file loaded', value: timed("require('vscode')", entry), limit: 10, unit: 'ms' },
      {
        what: 'activate(), without the share of VS Code',
        value: timed(`const entry = ${entry}`, "entry.activate(require('vscode').window)"),
        limit: 5,
        unit: 'ms',
      },
      { what: 'SDK file, loaded at the first request', value: kilobytes(dist('connect.js')), limit: 400, unit: 'KB' },
      { what: 'AWS IoT file, loaded at the first scan', value: kilobytes(dist('iot.js')), limit: 350, unit: 'KB' },
      { what: 'page of a panel', value: kilobytes(dist('page/details.js')), limit: 120, unit: 'KB' },
      { what: 'package', value: kilobytes(join(project, 'out', 'greengrass-explorer.vsix')), limit: 500, unit: 'KB' },
    ];
  } finally {
    rmSync(modules, { recursive: true });
  }
}
