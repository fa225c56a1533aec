import * as vscode from 'vscode';
import { consoleLink } from '../../greengrass/addresses/consoleLink';
import type { Subject } from '../../greengrass/addresses/subject';

/** Opens the console's pages of things in the person's browser. Each page is opened once. */
export async function openInConsole(subjects: readonly Subject[]): Promise<void> {
  const links = new Set(subjects.flatMap((subject) => consoleLink(subject) ?? []));
  for (const link of links) {
    await vscode.env.openExternal(vscode.Uri.parse(link, true));
  }
}
