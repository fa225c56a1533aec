// `npm run bench`: sizes and times of the built program, each beside its limit. Prints, and asserts nothing: a time
// depends on the machine.
import { mkdtempSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../src/aws/connect';
import { Fleet } from '../../src/fleet/fleet';
import { systemClock } from '../../src/ui/systemClock';
import { generateFleet } from '../simulator/generateFleet';
import { startSimulator } from '../simulator/simulator';
import { connectionFigures } from './connectionFigures';
import { panelFigures } from './panelFigures';
import { scanFigures } from './scanFigures';
import { inFreshProcess, medianTime, table, type Figure } from './measure';

const project = join(__dirname, '..', '..');
const dist = (file: string): string => join(project, 'dist', file);
const kilobytes = (file: string): number => statSync(file).size / 1000;
const runs = 7;
const latency = 80;

/** A module in the place of `vscode` that takes everything and does nothing: what is left is the program's own time. */
const nothing = `const it = new Proxy(function () {}, { get: (_, key) => key === Symbol.toPrimitive ? () => '' : key === Symbol.iterator ? function* () {} : it, set: () => true, apply: () => it, construct: () => it });
for (const name of ['window', 'workspace', 'commands', 'env', 'Uri', 'Disposable', 'EventEmitter', 'StatusBarAlignment'])
  exports[name] = it;`;

function startFigures(): readonly Figure[] {
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
      { what: 'AWS IoT file, loaded at the first scan', value: kilobytes(dist('iot.js')), limit: 450, unit: 'KB' },
      { what: 'page of a panel', value: kilobytes(dist('page/details.js')), limit: 120, unit: 'KB' },
      { what: 'package', value: kilobytes(join(project, 'out', 'greengrass-explorer.vsix')), limit: 500, unit: 'KB' },
    ];
  } finally {
    rmSync(modules, { recursive: true });
  }
}

async function fleetFigures(): Promise<readonly Figure[]> {
  const simulator = await startSimulator({ fleet: generateFleet(10_000), latency });
  Object.assign(process.env, simulator.env, { AWS_EC2_METADATA_DISABLED: 'true' });
  const open = async (): Promise<Fleet> =>
    new Fleet(await connect({ profile: undefined, region: undefined }), systemClock, () => undefined);
  const firstRows = await medianTime(runs, async () => {
    const fleet = await open();
    await fleet.list.readFirst();
    fleet.dispose();
  });
  const fleet = await open();
  await fleet.list.readFirst();
  const [name = ''] = fleet.list.state.thingNames;
  const before = simulator.requests.length;
  fleet.list.cancel();
  await fleet.device(name)?.open();
  const ofDevice = simulator.requests.slice(before).filter((request) => request.operation !== 'ListCoreDevices');
  fleet.dispose();
  await simulator.close();
  return [
    {
      what: `first rows of 10,000 devices at ${latency} ms latency`,
      value: firstRows,
      limit: latency + 150,
      unit: 'ms',
    },
    { what: 'opening a device', value: ofDevice.length, limit: 3, unit: 'requests' },
  ];
}

async function main(): Promise<void> {
  for (const name of Object.keys(process.env).filter((key) => key.startsWith('AWS_'))) {
    Reflect.deleteProperty(process.env, name);
  }
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  console.log(`Node ${process.version}, ${cpus().length} processors, medians of ${runs} runs\n`);
  console.log(
    table([
      ...startFigures(),
      ...(await connectionFigures(runs)),
      ...(await fleetFigures()),
      ...(await scanFigures(3)),
      ...(await panelFigures()),
    ]),
  );
}

void main();
