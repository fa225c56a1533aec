import * as vscode from 'vscode';
import type { ErrorCode } from '../../greengrass/codes/errorCodes';
import { codeKinds, explanation } from '../../text/reports/explanation';
import { searchErrorCodes } from '../../greengrass/codes/searchErrorCodes';
import type { Subject } from '../../greengrass/subject';
import type { Catalog } from '../../ui/catalog';
import type { LazyDocuments } from '../../ui/lazyDocuments';
import { showPick } from './showPick';

interface CodePick extends vscode.QuickPickItem {
  readonly explained: ErrorCode;
}

/** Searches words in any order. VS Code would match the typed text as one string, so every pick has `alwaysShow`. */
function picksFor(codes: readonly ErrorCode[], typed: string): readonly CodePick[] {
  return searchErrorCodes(codes, typed).map((explained) => ({
    label: explained.code,
    description: codeKinds[explained.kind],
    detail: explained.meaning,
    alwaysShow: true,
    explained,
  }));
}

async function pick(title: string, codes: readonly ErrorCode[]): Promise<ErrorCode | undefined> {
  const quickPick = vscode.window.createQuickPick<CodePick>();
  quickPick.title = title;
  quickPick.placeholder = 'Type words from a code, its meaning, or its remedy';
  quickPick.items = picksFor(codes, '');
  quickPick.onDidChangeValue((typed) => {
    quickPick.items = picksFor(codes, typed);
  });
  return (await showPick(quickPick))?.explained;
}

/** Opens the explanation of a row's code, or of a code that the user selects. Needs no connection. */
export async function explainErrorCode(
  catalog: Catalog,
  documents: LazyDocuments,
  title: string,
  subject: Subject | undefined,
): Promise<void> {
  const codes = await catalog.all();
  const known =
    subject?.kind === 'errorCode'
      ? codes.find(({ kind, code }) => kind === subject.codeKind && code === subject.code)
      : undefined;
  if (subject?.kind === 'errorCode' && known === undefined) {
    void vscode.window.showInformationMessage(`${title} Greengrass Explorer doesn't know this code.`);
  }
  const selected = known ?? (await pick(title, codes));
  if (selected !== undefined) {
    await documents.showMarkdown(selected.code, explanation(selected));
  }
}
