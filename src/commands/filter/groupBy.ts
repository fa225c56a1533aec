import * as vscode from 'vscode';
import { groupings } from '../../greengrass/failures/failureTopics';
import { failureGroupingWords } from '../../text/messages/selection/groupings';
import type { FailuresView } from '../../tree/failures/failuresView';

/** Asks what the failures are to be put together by. */
export async function groupBy(failures: FailuresView, title: string): Promise<void> {
  const picks = groupings.map((grouping) => ({
    label: failureGroupingWords[grouping],
    description: grouping === failures.grouping ? 'current' : '',
    grouping,
  }));
  const pick = await vscode.window.showQuickPick(picks, { title });
  if (pick !== undefined) {
    failures.groupBy(pick.grouping);
  }
}
