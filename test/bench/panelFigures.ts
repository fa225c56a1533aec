import { component, coreDevice, groupDeployment } from '../simulator/deviceParts';
import { account, hours, minutes, region, seededRandom } from '../simulator/random';
import { openProgram, type OpenProgram } from '../ui/openProgram';
import { panelPage } from '../ui/panelPage';
import { medianTime, type Figure } from './measure';

const thing = 'bench-500';
const runs = 7;

/** A device with 500 components. */
function fleet(): Parameters<typeof openProgram>[0]['fleet'] {
  const nucleus = { coreVersion: '2.18.2', isLite: false };
  const deployment = groupDeployment(seededRandom(1), 'bench', 'bench', 5 * hours);
  const components = Array.from({ length: 500 }, (_, index) =>
    component(`com.acme.Component${index}`, `1.${index}.0`, deployment.deploymentId ?? '', index * minutes),
  );
  return { account, region, devices: [coreDevice(thing, nucleus, 5 * minutes, [deployment], components)] };
}

/** From a key to what it opens being painted, in milliseconds; between the runs the panel is closed. */
async function opening(program: OpenProgram, key: string, heading: string): Promise<number> {
  const { keyboard } = program.page;
  const tab = program.page.locator('.tabs-container .tab', { hasText: heading });
  return medianTime(
    runs,
    async () => {
      await keyboard.press(key);
      await panelPage(program, heading);
    },
    async () => {
      await keyboard.press('Control+Alt+w');
      await tab.waitFor({ state: 'detached' });
    },
  );
}

/** The longest of some actions in a page, each with the layout that follows it, in milliseconds. */
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

/** What opening and using a panel costs, beside an empty one opened in the same run. */
export async function panelFigures(): Promise<readonly Figure[]> {
  const program = await openProgram({ fleet: fleet(), beside: 'emptyPanel' });
  try {
    await program.expand(thing);
    await program.row('Components (500)').waitFor();
    await program.row(thing).click();
    // The first webview of a window costs several times as much as any after it.
    await opening(program, 'Control+Alt+e', 'Empty');
    const empty = await opening(program, 'Control+Alt+e', 'Empty');
    const panel = await opening(program, 'Control+Alt+d', thing);
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
