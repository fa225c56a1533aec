import { readdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { generateFleet } from '../../simulator/generated/generateFleet';
import { openProgram } from '../../ui/support/openProgram';
import type { Figure } from '../measure';

const devices = 100_000;
/** From the last loaded device until the first measurement starts, in milliseconds: the first burst of a scan is over. */
const settling = 60_000;
/** From the last loaded device until a round of scanning has ended, in milliseconds: 300 requests, 60 of them at once. */
const round = 330_000;
const measured = 120_000;
/** A tick of the times in /proc, in milliseconds. */
const tick = 10;

const proc = (pid: string, file: string): Promise<string> => readFile(`/proc/${pid}/${file}`, 'utf8');

/** The extension host of the window with this home folder; `undefined` on a system without /proc. */
async function extensionHost(home: string): Promise<string | undefined> {
  const pids = await readdir('/proc').catch((): readonly string[] => []);
  for (const pid of pids.filter((name) => /^\d+$/u.test(name))) {
    const [commandLine, environment] = await Promise.all(
      ['cmdline', 'environ'].map((file) => proc(pid, file).catch(() => '')),
    );
    if (commandLine?.includes('--type=extensionHost') && environment?.split('\0').includes(`HOME=${home}`)) {
      return pid;
    }
  }
  return undefined;
}

/** The processor time of a process and its resident memory. */
interface Usage {
  readonly milliseconds: number;
  readonly megabytes: number;
}

async function usage(pid: string): Promise<Usage> {
  const [stat, status] = [await proc(pid, 'stat'), await proc(pid, 'status')];
  // The name of the process, in brackets, can contain spaces. The times of user and system are 12 and 13 fields later.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const milliseconds = (Number(fields[11]) + Number(fields[12])) * tick;
  return { milliseconds, megabytes: Number(/^VmRSS:\s+(\d+) kB$/mu.exec(status)?.[1]) / 1_000 };
}

/** The part of one processor that was used between two moments, in percent. */
function share([from, to]: readonly [Usage, Usage]): number {
  return ((to.milliseconds - from.milliseconds) / measured) * 100;
}

/** What the extension host costs while a large fleet is visible and nobody does anything. */
export async function idleFigures(): Promise<readonly Figure[]> {
  const settings = { 'greengrass.scanEveryMinutes': 15 };
  const program = await openProgram({ fleet: generateFleet(devices), settings });
  try {
    await program.row('HEALTHY').or(program.row('press')).first().waitFor();
    await program.run('Greengrass: Group By…');
    await program.pick('Status');
    const summary = `${devices.toLocaleString('en')} core devices`;
    await program.page.locator('.sidebar', { hasText: summary }).waitFor({ timeout: 300_000 });
    const pid = await extensionHost(dirname(program.folder));
    if (pid === undefined) {
      return [];
    }
    const measure = async (): Promise<readonly [Usage, Usage]> => {
      const before = await usage(pid);
      await delay(measured);
      return [before, await usage(pid)];
    };
    await delay(settling);
    const scanning = await measure();
    await delay(round - settling - measured);
    const idle = await measure();
    // The same without the views: what VS Code itself costs.
    await program.page.locator('.activitybar .action-label[aria-label^="Explorer"]').click();
    await program.page.locator('.sidebar', { hasText: summary }).waitFor({ state: 'hidden' });
    await delay(settling / 4);
    const hidden = await measure();
    const of = `${devices.toLocaleString('en')} devices grouped, ${measured / 60_000} minutes`;
    const ofVsCode = share(hidden);
    const [start, end] = [scanning[0].megabytes, idle[1].megabytes];
    return [
      { what: `${of}: of one processor while hidden`, value: ofVsCode, limit: Infinity, unit: '%' },
      { what: `${of}: more than that while visible`, value: share(idle) - ofVsCode, limit: 1, unit: '%' },
      { what: `${of}: the same during a scan`, value: share(scanning) - ofVsCode, limit: Infinity, unit: '%' },
      { what: `${of}: resident memory`, value: end, limit: start * 1.05, unit: 'MB' },
    ];
  } finally {
    await program.close();
  }
}
