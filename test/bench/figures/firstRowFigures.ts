import type { Page } from 'playwright-core';
import { generateFleet } from '../../simulator/generated/generateFleet';
import { openProgram } from '../../ui/support/openProgram';
import type { Figure } from '../measure';
import { median } from '../median';
import { latency } from '../withFleet';

const runs = 4;
/** The time that the program may take besides the latency and VS Code itself, in milliseconds. */
const allowance = 80;

/** A view whose first row is measured: its name in the activity bar, and a test for the text of its rows. */
interface MeasuredView {
  readonly name: string;
  readonly isOwnRow: string;
}

const staticList: MeasuredView = { name: 'Static List', isOwnRow: `text.startsWith('Static row')` };
const greengrass: MeasuredView = { name: 'Greengrass', isOwnRow: `!text.startsWith('Static row')` };

/** Records the time from the next press in the page until a row is painted. */
function watchFor({ name, isOwnRow }: MeasuredView): string {
  return `addEventListener('mousedown', ({ timeStamp }) => {
    const isOwnRow = (text) => ${isOwnRow};
    const look = () => {
      const labels = document.querySelectorAll('.sidebar .monaco-list-row .label-name');
      if ([...labels].some(({ textContent }) => isOwnRow(textContent))) {
        // The row is in the page. The next frame paints it.
        requestAnimationFrame(() => setTimeout(() => { globalThis['${name}'] = performance.now() - timeStamp; }));
      } else {
        requestAnimationFrame(look);
      }
    };
    look();
  }, { once: true, capture: true })`;
}

async function painted(page: Page, { name }: MeasuredView): Promise<number> {
  const time = await page.waitForFunction<number>(`globalThis['${name}']`);
  return await time.jsonValue();
}

async function press(page: Page, view: MeasuredView): Promise<number> {
  await page.evaluate(watchFor(view));
  await page.locator(`.activitybar .action-label[aria-label="${view.name}"]`).click();
  return await painted(page, view);
}

/** The times of both views in one window, in milliseconds. The one that opens first loads parts of VS Code for both. */
async function inOneWindow(isStaticFirst: boolean): Promise<readonly [own: number, list: number]> {
  let first = 0;
  const program = await openProgram({
    fleet: generateFleet(10_000),
    latency,
    otherExtension: 'staticList',
    beforeClick: async (page) => {
      await page.locator(`.activitybar .action-label[aria-label="${staticList.name}"]`).waitFor();
      first = isStaticFirst ? await press(page, staticList) : 0;
      await page.evaluate(watchFor(greengrass));
    },
  });
  try {
    const own = await painted(program.page, greengrass);
    return [own, isStaticFirst ? first : await press(program.page, staticList)];
  } finally {
    await program.close();
  }
}

/** From the press on the activity bar to the first painted row, against a list that needs no request. */
export async function firstRowFigures(): Promise<readonly Figure[]> {
  const times: (readonly [number, number])[] = [];
  for (let run = 0; run < runs; run += 1) {
    times.push(await inOneWindow(run % 2 === 0));
  }
  const staticTime = median(times.map(([, time]) => time));
  return [
    { what: 'from the press to the first row of a static list', value: staticTime, limit: Infinity, unit: 'ms' },
    {
      what: `from the press to the first core device at ${latency} ms`,
      value: median(times.map(([time]) => time)),
      limit: staticTime + latency + allowance,
      unit: 'ms',
    },
  ];
}
