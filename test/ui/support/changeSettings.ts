import { randomInt } from 'node:crypto';
import { errors, type Page } from 'playwright-core';
import { writeSettings, type VsCodeServer } from '../../host/server';

/** A color that no tested part of the window shows. A window has a CSS variable for each color. */
const unusedColor = 'debugTokenExpression.number';

const readColor = `getComputedStyle(document.querySelector('.monaco-workbench'))
  .getPropertyValue('--vscode-${unusedColor.replace('.', '-')}').trim()`;

/**
 * Changes the settings of an open window, and returns once the window has taken them.
 * VS Code watches its settings file only some time after a window opens, and misses what is written before.
 */
export async function changeSettings(
  page: Page,
  server: VsCodeServer,
  settings: Readonly<Record<string, unknown>>,
): Promise<void> {
  const color = `#${String(randomInt(100_000, 1_000_000))}`;
  const marked = { ...settings, 'workbench.colorCustomizations': { [unusedColor]: color } };
  const isTaken = async (): Promise<boolean> => {
    try {
      await page.waitForFunction(`${readColor} === '${color}'`, undefined, { timeout: 3_000 });
      return true;
    } catch (error) {
      if (error instanceof errors.TimeoutError) {
        return false;
      }
      throw error;
    }
  };
  do {
    await writeSettings(server.serverDataDir, marked);
  } while (!(await isTaken()));
}
