import * as vscode from 'vscode';
import type { Option } from '../../app/option';
import { rolloutGroupings, type RolloutGrouping } from '../../fleet/deployments/rolloutSelection';
import { rolloutGroupingWords } from '../../text/filter/rolloutFilterWords';

/** Asks what to group the deployments by. */
export async function groupDeployments(option: Option<RolloutGrouping>, title: string): Promise<void> {
  const picks = rolloutGroupings.map((grouping) => ({
    label: rolloutGroupingWords[grouping],
    description: grouping === option.value ? 'current' : '',
    grouping,
  }));
  const pick = await vscode.window.showQuickPick(picks, { title });
  if (pick !== undefined) {
    option.set(pick.grouping);
  }
}
