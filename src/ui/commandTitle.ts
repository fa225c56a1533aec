import type * as vscode from 'vscode';
import { list, member, string } from '../base/json';

/** The title of a command as the manifest has it, so that each title is written once. */
export function commandTitle(extension: vscode.Extension<unknown>, id: string): string {
  const contributes = member(extension.packageJSON, 'contributes');
  const found = list(member(contributes, 'commands')).find((entry) => member(entry, 'command') === id);
  return string(member(found, 'title')) ?? id;
}
