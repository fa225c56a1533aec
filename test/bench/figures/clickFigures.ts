import type { Page } from 'playwright-core';
import { generateFleet } from '../../simulator/generated/generateFleet';
import { openProgram } from '../../ui/support/openProgram';
import type { Figure } from '../measure';
import { median } from '../median';

const runs = 3;
const rows = 100;

/** Records the time from a click on the view until the rows are painted. */
const watch = `addEventListener('mousedown', ({ timeStamp }) => {
  const look = () => {
    if (document.querySelectorAll('.sidebar .monaco-list-row .label-name').length < ${rows}) {
      requestAnimationFrame(look);
    } else {
      // The rows are in the page. The next frame paints them.
      requestAnimationFrame(() => setTimeout(() => { globalThis.paintedAfter = performance.now() - timeStamp; }));
    }
  };
  look();
}, { once: true, capture: true })`;

async function clicked(latency: number): Promise<number> {
  const beforeClick = async (page: Page): Promise<void> => {
    // High enough for all rows, because VS Code creates only visible ones.
    await page.setViewportSize({ width: 1100, height: 3600 });
    await page.evaluate(watch);
  };
  const program = await openProgram({ fleet: generateFleet(10_000), latency, beforeClick });
  try {
    const painted = await program.page.waitForFunction<number>('globalThis.paintedAfter');
    return await painted.jsonValue();
  } finally {
    await program.close();
  }
}

/** From the first click on the activity bar to rows of core devices in a real VS Code. */
export async function clickFigures(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const latency of [0, 80]) {
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      times.push(await clicked(latency));
    }
    const what = `from the click to ${rows} painted rows, 10,000 devices at ${latency} ms`;
    figures.push({ what, value: median(times), limit: Infinity, unit: 'ms' });
  }
  return figures;
}
