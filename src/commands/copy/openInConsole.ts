import * as vscode from 'vscode';
import { consoleLink } from '../../greengrass/addresses/consoleLink';
import type { Subject } from '../../greengrass/subject';

/** Opens the console pages of the subjects in the user's browser, each page once. */
export async function openInConsole(subjects: readonly Subject[]): Promise<void> {
  const links = new Set(subjects.flatMap((subject) => consoleLink(subject) ?? []));
  for (const link of links) {
    await vscode.env.openExternal(vscode.Uri.parse(link, true));
  }
}
