import { component, coreDevice, groupDeployment } from '../../simulator/generated/deviceParts';
import { account, hours, minutes, region, seededRandom } from '../../simulator/generated/random';
import { openProgram, type OpenProgram } from '../../ui/support/openProgram';
import { panelPage } from '../../ui/support/panelPage';
import type { Figure } from '../measure';
import { median } from '../median';

const thing = 'bench-500';
const runs = 9;

/** A panel that isn't painted by then won't be, in milliseconds. */
const paintTimeout = 60_000;

/** Matches an empty panel, or ours, once it is drawn. */
const drawn = 'body > h1, table[aria-label="Components"] tbody tr';

/**
 * Runs in every page and reports when the panel is painted. Polling from outside would take up to half a second longer.
 */
const watch = `(() => {
  const look = () => {
    const panel = document.getElementById('active-frame')?.contentDocument;
    if (!panel?.querySelector('${drawn}')) {
      requestAnimationFrame(look);
    } else {
      requestAnimationFrame(() => setTimeout(() => { didPaint(performance.timeOrigin + performance.now()); }));
    }
  };
  look();
})()`;

/** A device with 500 components. */
function fleet(): Parameters<typeof openProgram>[0]['fleet'] {
  const nucleus = { coreVersion: '2.18.2', isLite: false };
  const deployment = groupDeployment(seededRandom(1), 'bench', 'bench', 5 * hours);
  const components = Array.from({ length: 500 }, (_, index) =>
    component(`com.acme.Component${index}`, `1.${index}.0`, deployment.deploymentId ?? '', index * minutes),
  );
  return { account, region, devices: [coreDevice(thing, nucleus, 5 * minutes, [deployment], components)] };
}

/**
 * Opens panels with a key and measures the time until they are painted, in milliseconds. The key first selects the focused
 * row: after a panel was closed, a command has no other target.
 */
async function stopwatch({ page }: OpenProgram): Promise<(key: string) => Promise<number>> {
  let didPaint: (time: number) => void = () => undefined;
  await page.exposeFunction('didPaint', (time: number) => {
    didPaint(time);
  });
  await page.context().addInitScript(watch);
  return async (key) => {
    const painted = new Promise<number>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`No panel was painted within ${paintTimeout / 1_000} s after ${key}.`));
      }, paintTimeout);
      didPaint = (time) => {
        clearTimeout(timer);
        resolve(time);
      };
    });
    const start = Date.now();
    await page.keyboard.press(key);
    return (await painted) - start;
  };
}

/** Medians for an empty panel and ours, opened in turn for equal conditions. */
async function openings(program: OpenProgram): Promise<{ readonly empty: number; readonly panel: number }> {
  const press = await stopwatch(program);
  const { page } = program;
  const opening = async (key: string, heading: string): Promise<number> => {
    const time = await press(key);
    await page.keyboard.press('Control+Alt+w');
    await page.locator('.tabs-container .tab', { hasText: heading }).waitFor({ state: 'detached' });
    // A closing page would swallow the key.
    await page.waitForFunction("document.activeElement?.localName !== 'iframe'");
    return time;
  };
  const [empties, panels]: [number[], number[]] = [[], []];
  // The first webview of a window takes several times as long as later ones.
  await opening('Control+Alt+e', 'Empty');
  for (let run = 0; run < runs; run += 1) {
    empties.push(await opening('Control+Alt+e', 'Empty'));
    panels.push(await opening('Control+Alt+d', thing));
  }
  return { empty: median(empties), panel: median(panels) };
}

/** The longest of some actions in a page, each with its layout, in milliseconds. */
async function acting(program: OpenProgram, action: string): Promise<number> {
  const panel = await panelPage(program, thing);
  return panel.evaluate<number>(`(() => {
    const table = document.querySelector('table[aria-label="Components"]');
    const box = table.parentElement;
    const times = [...table.querySelectorAll('thead button')].map((head, step) => {
      const start = performance.now();
      ${action};
      box.getBoundingClientRect();
      return performance.now() - start;
    });
    return Math.max(...times);
  })()`);
}

/** Time to open and use a panel, compared with an empty one in the same run. */
export async function panelFigures(): Promise<readonly Figure[]> {
  const program = await openProgram({ fleet: fleet(), otherExtension: 'emptyPanel' });
  try {
    await program.expand(thing);
    await program.row('Components (500)').waitFor();
    await program.row(thing).click();
    const { empty, panel } = await openings(program);
    await program.page.keyboard.press('Control+Alt+d');
    return [
      { what: 'empty panel opened, for comparison', value: empty, limit: Infinity, unit: 'ms' },
      { what: 'Show Details of a device with 500 components', value: panel, limit: empty + 100, unit: 'ms' },
      { what: 'sorting 500 components', value: await acting(program, 'head.click()'), limit: 50, unit: 'ms' },
      {
        what: 'scrolling 500 components',
        value: await acting(program, 'box.scrollTop = 900 * step'),
        limit: 50,
        unit: 'ms',
      },
    ];
  } finally {
    await program.close();
  }
}
