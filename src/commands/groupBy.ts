import * as vscode from 'vscode';
import { groupings, type Grouping } from '../core/failureGroups';
import type { FailuresView } from '../tree/failuresView';

const words: Readonly<Record<Grouping, string>> = {
  code: 'Error code',
  component: 'Component',
  deployment: 'Deployment',
  errorType: 'Error type',
};

/** Asks what the failures are to be put together by. */
export async function groupBy(failures: FailuresView, title: string): Promise<void> {
  const picks = groupings.map((grouping) => ({
    label: words[grouping],
    description: grouping === failures.grouping ? 'current' : '',
    grouping,
  }));
  const pick = await vscode.window.showQuickPick(picks, { title });
  if (pick !== undefined) {
    failures.groupBy(pick.grouping);
  }
}
