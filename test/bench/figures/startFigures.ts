import { mkdtempSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inFreshProcess, type Figure } from '../measure';

const project = join(__dirname, '..', '..', '..');
const dist = (file: string): string => join(project, 'dist', file);
const kilobytes = (file: string): number => statSync(file).size / 1000;
const runs = 7;

/** A stub of `vscode` that accepts everything and does nothing, which leaves the time of the extension itself. */
const nothing = `const it = new Proxy(function () {}, { get: (_, key) => key === Symbol.toPrimitive ? () => '' : key === Symbol.iterator ? function* () {} : it, set: () => true, apply: () => it, construct: () => it });
for (const name of ['window', 'workspace', 'commands', 'env', 'Uri', 'Disposable', 'EventEmitter', 'StatusBarAlignment'])
  exports[name] = it;`;

/** Credentials, and endpoints that refuse a connection at once, which leaves the time of the SDK. */
const refusing = {
  AWS_ACCESS_KEY_ID: 'AKIABENCH',
  AWS_SECRET_ACCESS_KEY: 'x',
  AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
  AWS_MAX_ATTEMPTS: '1',
};

/** Loads what VS Code has loaded before an extension: its API, and the modules of Node for its own connections. */
const asInVsCode = "require('vscode'); require('node:tls')";

/** A script that measures an action after another one. Both may be asynchronous. */
function timing(before: string, action: string): string {
  return `(async () => { ${before}; const t = performance.now(); ${action}; console.log(performance.now() - t); process.exit(); })()`;
}

/** A time, and its ratio to the fixed work with a limit that doesn't depend on the machine. */
function withShare(what: string, milliseconds: number, fixedWork: number, limit: number): readonly Figure[] {
  return [
    { what, value: milliseconds, limit: Infinity, unit: 'ms' },
    { what: `${what}: against the fixed work`, value: milliseconds / fixedWork, limit, unit: '×' },
  ];
}

/** Time and size of the start and of the first requests. */
export function startFigures(fixedWork: number): readonly Figure[] {
  const modules = mkdtempSync(join(tmpdir(), 'greengrass-bench-'));
  mkdirSync(join(modules, 'vscode'));
  writeFileSync(join(modules, 'vscode', 'index.js'), nothing);
  const env = { ...process.env, ...refusing, NODE_PATH: modules, HOME: modules, USERPROFILE: modules };
  const timed = (before: string, action: string): number => inFreshProcess(runs, timing(before, action), env);
  const entry = `require(${JSON.stringify(dist('extension.js'))})`;
  const connect = `const { connect } = await import(${JSON.stringify(pathToFileURL(dist('aws/connect.mjs')).href)});
    const { source } = await connect({ profile: undefined, region: 'eu-west-1' }); const { signal } = new AbortController();
    const refused = (call) => call.catch((error) => { if (error.kind !== 'offline') throw error; });
    await refused(source.listCoreDevices(undefined, signal))`;
  try {
    return [
      ...withShare('entry file loaded', timed(asInVsCode, entry), fixedWork, 0.2),
      ...withShare(
        'activate(), without VS Code itself',
        timed(`${asInVsCode}; const entry = ${entry}`, "entry.activate(require('vscode').window)"),
        fixedWork,
        0.1,
      ),
      ...withShare('first connection: SDK loaded, first request made', timed('', connect), fixedWork, 2),
      ...withShare(
        'AWS IoT after that: SDK loaded, first request made',
        timed(connect, 'await refused(source.listThingGroups(undefined, signal))'),
        fixedWork,
        1,
      ),
      { what: 'entry file', value: kilobytes(dist('extension.js')), limit: Infinity, unit: 'KB' },
      {
        what: 'the SDK files',
        value: readdirSync(dist('aws')).reduce((sum, file) => sum + kilobytes(dist(join('aws', file))), 0),
        limit: Infinity,
        unit: 'KB',
      },
      { what: 'page of a panel', value: kilobytes(dist('page/main.js')), limit: 120, unit: 'KB' },
      { what: 'package', value: kilobytes(join(project, 'out', 'greengrass-explorer.vsix')), limit: 700, unit: 'KB' },
    ];
  } finally {
    rmSync(modules, { recursive: true });
  }
}
