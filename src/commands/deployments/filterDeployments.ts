import { count } from '../../base/numbers';
import { visibleText } from '../../base/visibleText';
import type { AppState } from '../../app/appState';
import { matchingDeployments } from '../../fleet/deployments/knownRollout';
import { hasRolloutFilter, notCounted, type RolloutFilter } from '../../fleet/deployments/rolloutSelection';
import { outcomes } from '../../greengrass/rollouts/outcome';
import { outcomeLabel } from '../../text/filter/rolloutFilterWords';
import { pickOrType } from '../support/pickOrType';

interface Pick {
  readonly label: string;
  readonly description?: string;
  readonly filter: RolloutFilter;
}

function amount({ sessions }: AppState, filter: RolloutFilter): number {
  return sessions.all.reduce(
    (sum, { fleet }) => sum + (fleet === undefined ? 0 : (matchingDeployments(fleet, filter)?.length ?? 0)),
    0,
  );
}

/** The outcomes that any deployment has, within the name that the filter already has. */
function outcomePicks(app: AppState, text: string | undefined): readonly Pick[] {
  return ([...outcomes, notCounted] as const).flatMap((outcome) => {
    const filter = { text, outcome };
    const matching = amount(app, filter);
    return matching === 0 ? [] : [{ label: outcomeLabel(outcome), description: count(matching, 'deployment'), filter }];
  });
}

/** Asks for a part of a name, or for an outcome, and filters the deployments. */
export async function filterDeployments(app: AppState, title: string): Promise<void> {
  const { text, outcome } = app.deploymentFilter.value;
  const byOutcome = outcomePicks(app, text);
  const pick = await pickOrType<Pick>({
    title,
    placeHolder: 'Type part of the name of a deployment or target, or select an outcome',
    picks: [
      ...byOutcome,
      ...(hasRolloutFilter(app.deploymentFilter.value) ? [{ label: 'Remove this filter', filter: {} }] : []),
    ],
    typed: (typed) => ({ label: `Name or target contains ${visibleText(typed)}`, filter: { text: typed, outcome } }),
  });
  if (pick !== undefined) {
    app.deploymentFilter.set(pick.filter);
  }
}
