import { logManagerGroup, logManagerStream, streamNameAt } from '../../../src/greengrass/logs/cloudLog';
import { component, coreDevice } from '../../simulator/generated/deviceParts';
import { account, hours, minutes, region } from '../../simulator/generated/random';
import { openProgram, type OpenProgram } from '../../ui/support/openProgram';
import type { Figure } from '../measure';
import { median } from '../median';

const runs = 7;

/** As many lines as are read at once, without the next one. */
const many = 9_999;
const few = 10;

/** In every line. */
const mark = 'bench-line';

const componentName = 'com.acme.Press';
const age = 3 * hours;

/** The core device of a run. Each run has its own, because VS Code keeps a document for a while after it is closed. */
function nameOf(lines: number, run: number): string {
  return `bench-${lines}-${run}`;
}

/** The first log of a window loads the code and the SDK, so the first run doesn't count. */
const allRuns = Array.from({ length: runs + 1 }, (_, run) => run);

/** Core devices with a broken component. LogManager sends what {@link write} adds. */
function fleet(): Parameters<typeof openProgram>[0]['fleet'] {
  const broken = { lifecycleState: 'BROKEN', lastStatusChangeTimestamp: -age };
  const names = [few, many].flatMap((lines) => allRuns.map((run) => nameOf(lines, run)));
  const devices = names.map((name) => {
    const manager = component('aws.greengrass.LogManager', '2.3.9', 'deployment', 5 * hours);
    const failed = { ...component(componentName, '1.0.0', 'deployment', 5 * hours), ...broken };
    return coreDevice(name, { coreVersion: '2.18.2', isLite: false }, 5 * minutes, [], [failed, manager]);
  });
  return { account, region, devices };
}

/** Adds lines to the log of the component of a core device, in the eight minutes before it broke. */
function write({ simulator }: OpenProgram, thingName: string, lines: number): void {
  const moment = Date.now() - age * 1_000;
  const stream = logManagerStream(thingName);
  const logGroupName = logManagerGroup(region, componentName);
  const log = { forwarder: 'aws.greengrass.LogManager', of: 'component', logGroupName, stream } as const;
  const events = Array.from({ length: lines }, (_, index) => {
    const timestamp = moment - Math.round(((lines - index) / lines) * 8 * minutes * 1_000);
    const message = JSON.stringify({
      thread: 'Copier',
      level: index % 7 === 0 ? 'WARN' : 'INFO',
      eventType: 'stdout',
      message: `${mark} ${index}: the reading of the press is ${index % 97}`,
      contexts: { scriptName: `services.${componentName}.lifecycle.run`, serviceName: componentName },
      loggerName: componentName,
      timestamp,
      cause: null,
    });
    return { timestamp, message };
  });
  const streamOf = ({ timestamp }: { readonly timestamp: number }): string => streamNameAt(log, timestamp);
  for (const name of new Set(events.map(streamOf))) {
    simulator.logs.append(logGroupName, name, ...events.filter((event) => streamOf(event) === name));
  }
}

/**
 * Resolves in the page with the times when lines of a log are painted, and when all of its lines are in the editor: it then
 * has high line numbers. Polling from outside would take longer.
 */
function painted(lines: number): string {
  return `(async () => {
    const all = (selector) => [...document.querySelectorAll('.editor-instance ' + selector)];
    const when = async (isPainted) => {
      while (!isPainted()) {
        await new Promise(requestAnimationFrame);
      }
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      return performance.timeOrigin + performance.now();
    };
    const first = await when(() => all('.view-line').some((line) => line.textContent.includes('${mark}')));
    const complete = await when(() => all('.line-numbers').some((line) => Number(line.textContent) > ${lines / 2}));
    return [first, complete];
  })()`;
}

/** How long it took to show a log, in milliseconds. */
interface Opening {
  /** From the key to the painted lines. */
  readonly total: number;
  /** From the last response of CloudWatch Logs to the painted lines, and until all lines are in the editor. */
  readonly first: number;
  readonly complete: number;
}

/** When the last response of CloudWatch Logs was sent, in milliseconds since the epoch. */
function lastResponse({ simulator }: OpenProgram): number {
  return Math.max(
    ...simulator.requests.flatMap(({ operation, respondedAt }) =>
      operation === 'FilterLogEvents' ? (respondedAt ?? []) : [],
    ),
  );
}

/** Shows the log of a core device with a key. */
async function opening(program: OpenProgram, lines: number, run: number): Promise<Opening> {
  const { page } = program;
  const thingName = nameOf(lines, run);
  write(program, thingName, lines);
  await program.run('Greengrass: Go to Core Device…');
  await program.type(thingName);
  await program.accept();
  await page.locator('.sidebar .monaco-list-row.selected', { hasText: thingName }).waitFor();
  const shown = page.evaluate<readonly [number, number]>(painted(lines));
  const start = Date.now();
  await page.keyboard.press('Control+Alt+g');
  const [first, complete] = await shown;
  const response = lastResponse(program);
  const times = { total: first - start, first: first - response, complete: complete - response };
  await page.keyboard.press('Control+Alt+w');
  await page.locator('.editor-instance .view-line', { hasText: mark }).first().waitFor({ state: 'detached' });
  return times;
}

function figure(what: string, value: number, limit = Infinity): Figure {
  return { what: `Show Logs with ${what}`, value, limit, unit: 'ms' };
}

/** Time to show a long log in VS Code, compared with a short one in the same run. */
export async function shownLogFigures(): Promise<readonly Figure[]> {
  const program = await openProgram({ fleet: fleet(), otherExtension: 'emptyPanel' });
  try {
    const short: Opening[] = [];
    const long: Opening[] = [];
    for (const run of allRuns) {
      short.push(await opening(program, few, run));
      long.push(await opening(program, many, run));
    }
    const median7 = (openings: readonly Opening[], part: keyof Opening): number =>
      median(openings.slice(1).map((opening) => opening[part]));
    return [
      figure('10 lines in VS Code, for comparison', median7(short, 'total')),
      figure('10,000 lines in VS Code', median7(long, 'total'), median7(short, 'total') + 300),
      figure('10,000 lines in VS Code, from the last response to painted lines', median7(long, 'first'), 300),
      figure('10,000 lines in VS Code, from the last response until all can be scrolled to', median7(long, 'complete')),
    ];
  } finally {
    await program.close();
  }
}
