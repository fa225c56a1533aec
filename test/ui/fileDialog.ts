import { basename } from 'node:path';
import type { Locator } from 'playwright-core';
import type { OpenProgram } from './openProgram';

/** VS Code's own dialog for files, which a browser shows as a quick pick, once it suggests what fits. */
async function fileDialog({ page }: OpenProgram, fits: RegExp): Promise<Locator> {
  const input = page.locator('.quick-input-widget input');
  await page.locator('.quick-input-widget .monaco-button', { hasText: 'OK' }).waitFor();
  await page.waitForFunction((pattern) => {
    const field = document.querySelector('.quick-input-widget input');
    return field instanceof HTMLInputElement && new RegExp(pattern, 'u').test(field.value);
  }, fits.source);
  return input;
}

/** Takes the name that the dialog suggests, and gives it. */
export async function saveAsSuggested(program: OpenProgram, fits: RegExp): Promise<string> {
  const path = await (await fileDialog(program, fits)).inputValue();
  await program.accept();
  await program.page.locator('.notification-toast', { hasText: basename(path) }).waitFor();
  return path;
}

/** Chooses a file of the folder. */
export async function chooseFile(program: OpenProgram, path: string): Promise<void> {
  await (await fileDialog(program, /\/workspace\/$/u)).fill(path);
  await program.page.locator('.quick-input-list .monaco-list-row', { hasText: basename(path) }).waitFor();
  await program.accept();
}
