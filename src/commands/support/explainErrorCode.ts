import * as vscode from 'vscode';
import type { Sessions } from '../../fleet/sessions';
import type { SearchCodes } from '../../greengrass/codes/search/codeSearch';
import { countReports, type CountReports } from '../../greengrass/failures/reportedCodes';
import type { KnownDevice } from '../../greengrass/knownDevice';
import type { Subject } from '../../greengrass/subject';
import { codeSuggestions, type CodeSuggestion } from '../../text/messages/codeSuggestions';
import { logTopicWords } from '../../text/messages/logTopicWords';
import { explanation, topicExplanation } from '../../text/reports/explanation';
import type { Catalog } from '../../ui/catalog';
import { keepOrder } from '../../ui/keepOrder';
import type { LazyDocuments } from '../../ui/documents/lazyDocuments';
import { showPick } from './showPick';

/** The quick pick item of a code, or of a topic of logs. */
export type CodePick = CodeSuggestion & vscode.QuickPickItem;

function* failingDevices(sessions: Sessions): Iterable<KnownDevice> {
  for (const { fleet } of sessions.all) {
    yield* fleet?.failingDevices() ?? [];
  }
}

/**
 * A quick pick that searches codes as the user types, with those of the open connections first. VS Code would match the
 * typed text as one string and hide other items, so all have `alwaysShow`.
 */
export function codeQuickPick(search: SearchCodes, sessions: Sessions): vscode.QuickPick<CodePick> {
  const quickPick = vscode.window.createQuickPick<CodePick>();
  const reports: CountReports = countReports(failingDevices(sessions));
  const show = (typed: string): void => {
    quickPick.items = codeSuggestions(typed, search(typed, reports), reports).map((found) => ({
      ...found,
      alwaysShow: true,
    }));
  };
  keepOrder(quickPick);
  quickPick.placeholder = 'Type a code or words, or paste a line from a log';
  show('');
  quickPick.onDidChangeValue(show);
  return quickPick;
}

/** Opens the explanation of a row's code, or of what the user selects. Needs no connection. */
export async function explainErrorCode(
  catalog: Catalog,
  documents: LazyDocuments,
  sessions: Sessions,
  title: string,
  subject: Subject | undefined,
): Promise<void> {
  const explain = await catalog.load();
  const isCode = subject?.kind === 'errorCode';
  const known = isCode ? explain(subject.codeKind, subject.code) : undefined;
  if (isCode && known === undefined) {
    void vscode.window.showInformationMessage(`${title} Greengrass Explorer doesn't know this code.`);
  }
  const selected = known ?? (await select(title, await catalog.search(), sessions));
  if (typeof selected === 'string') {
    await documents.showMarkdown(logTopicWords[selected].label, topicExplanation(selected));
  } else if (selected !== undefined) {
    await documents.showMarkdown(selected.code, explanation(selected));
  }
}

async function select(title: string, search: SearchCodes, sessions: Sessions): Promise<CodeSuggestion['explains']> {
  const quickPick = codeQuickPick(search, sessions);
  quickPick.title = title;
  return (await showPick(quickPick))?.explains;
}
