import * as vscode from 'vscode';

/** Whether what is shared names accounts, ARNs and things; `undefined` where the person picks neither. */
export async function askRedaction(title: string): Promise<boolean | undefined> {
  const picks = [
    { label: 'Everything', description: 'with account numbers, ARNs and thing names', isRedacted: false },
    { label: 'Redacted', description: 'without account numbers, ARNs and thing names', isRedacted: true },
  ];
  const pick = await vscode.window.showQuickPick(picks, { title, placeHolder: 'What to include' });
  return pick?.isRedacted;
}

/** A file to be written. */
export interface FileToSave {
  /** Of the dialog that asks where to. */
  readonly title: string;
  /** What is suggested. */
  readonly name: string;
  /** What the file is, and how its name ends. */
  readonly type: readonly [what: string, ending: string];
  readonly makeText: () => string;
}

/** Writes a text to the file that the person names. */
export async function saveFile({ title, name, type, makeText }: FileToSave): Promise<void> {
  const [what, ending] = type;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const uri = await vscode.window.showSaveDialog({
    title,
    defaultUri: folder === undefined ? vscode.Uri.file(name) : vscode.Uri.joinPath(folder, name),
    filters: { [what]: [ending] },
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

/** A time as a part of a file's name: 2026-11-24-0914. */
export function timeInName(time: Date): string {
  return time.toISOString().slice(0, 16).replace('T', '-').replace(':', '');
}
