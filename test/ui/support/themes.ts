import type { Frame } from 'playwright-core';
import type { DrivenWindow } from './driveWindow';

/** A default theme: its class of the workbench, its name, and its kind in the page of a panel. */
type Theme = readonly [workbench: string, name: string, page: string];

export const darkTheme: Theme = ['vs-dark', 'Default Dark Modern', 'vscode-dark'];

export const themes: readonly Theme[] = [
  darkTheme,
  ['vs', 'Default Light Modern', 'vscode-light'],
  ['hc-black', 'Default High Contrast', 'vscode-high-contrast'],
  ['hc-light', 'Default High Contrast Light', 'vscode-high-contrast-light'],
];

/** Selects a theme and waits until the workbench and the page, if given, use it. */
export async function setTheme(program: DrivenWindow, [kind, name, pageKind]: Theme, page?: Frame): Promise<void> {
  await program.set({ 'workbench.colorTheme': name });
  await program.page.locator(`.monaco-workbench.${kind}`).waitFor();
  await page?.locator(`body[data-vscode-theme-kind="${pageKind}"]`).waitFor();
}
