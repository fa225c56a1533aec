import { basename } from 'node:path';
import type { Locator } from 'playwright-core';
import type { OpenProgram } from './openProgram';

/** Waits until VS Code's file dialog, a quick pick in the browser, suggests a matching path. Returns its input. */
async function fileDialog({ page }: OpenProgram, pattern: RegExp): Promise<Locator> {
  const input = page.locator('.quick-input-widget input');
  await page.locator('.quick-input-widget .monaco-button', { hasText: 'OK' }).waitFor();
  await page.waitForFunction((source) => {
    const field = document.querySelector('.quick-input-widget input');
    return field instanceof HTMLInputElement && new RegExp(source, 'u').test(field.value);
  }, pattern.source);
  return input;
}

/** Saves under the path that the dialog suggests, and returns the path. */
export async function saveAsSuggested(program: OpenProgram, pattern: RegExp): Promise<string> {
  const path = await (await fileDialog(program, pattern)).inputValue();
  await program.accept();
  await program.page.locator('.notification-toast', { hasText: basename(path) }).waitFor();
  return path;
}

/** Selects a file in the folder. */
export async function selectFile(program: OpenProgram, path: string): Promise<void> {
  await (await fileDialog(program, /\/workspace\/$/u)).fill(path);
  await program.page.locator('.quick-input-list .monaco-list-row', { hasText: basename(path) }).waitFor();
  await program.accept();
}
