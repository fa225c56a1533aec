import * as vscode from 'vscode';
import { groupings, type Grouping } from '../../greengrass/failures/failureTopics';
import { failureGroupingWords } from '../../text/filter/groupings';
import type { Option } from '../../app/option';

/** Asks what to group the failures by. */
export async function groupFailures(option: Option<Grouping>, title: string): Promise<void> {
  const picks = groupings.map((grouping) => ({
    label: failureGroupingWords[grouping],
    description: grouping === option.value ? 'current' : '',
    grouping,
  }));
  const pick = await vscode.window.showQuickPick(picks, { title });
  if (pick !== undefined) {
    option.set(pick.grouping);
  }
}
