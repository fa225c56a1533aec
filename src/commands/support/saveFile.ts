import * as vscode from 'vscode';

/** Asks whether to redact account numbers, names, and configuration; `undefined` if the user cancels. */
export async function askRedaction(title: string): Promise<boolean | undefined> {
  const picks = [
    { label: 'Everything', description: 'with account numbers, names, and configuration', isRedacted: false },
    {
      label: 'Redacted',
      description: 'without account numbers, thing names, thing group names, and configuration',
      isRedacted: true,
    },
  ];
  const pick = await vscode.window.showQuickPick(picks, { title, placeHolder: 'What to include' });
  return pick?.isRedacted;
}

/** A file to save. */
export interface FileToSave {
  /** The title of the save dialog. */
  readonly title: string;
  /** The suggested file name. */
  readonly name: string;
  /** The file type in the dialog, and the file extension. */
  readonly type: readonly [label: string, extension: string];
  readonly makeText: () => string;
}

/** Saves a text to the file that the user selects. */
export async function saveFile({ title, name, type, makeText }: FileToSave): Promise<void> {
  const [label, extension] = type;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const uri = await vscode.window.showSaveDialog({
    title,
    defaultUri: folder === undefined ? vscode.Uri.file(name) : vscode.Uri.joinPath(folder, name),
    filters: { [label]: [extension] },
  });
  if (uri === undefined) {
    return;
  }
  await vscode.workspace.fs.writeFile(uri, Buffer.from(makeText()));
  const open = 'Open';
  const choice = await vscode.window.showInformationMessage(`Saved ${vscode.workspace.asRelativePath(uri)}.`, open);
  if (choice === open) {
    await vscode.commands.executeCommand('vscode.open', uri);
  }
}

/** A time as part of a file name, in UTC: 2026-11-24-0914. */
export function timeInName(time: Date): string {
  return time.toISOString().slice(0, 16).replace('T', '-').replace(':', '');
}
