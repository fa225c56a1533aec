import { failuresOf, type Failure } from '../../greengrass/failures/failure';
import type { EffectiveDeployment, InstalledComponent } from '../../greengrass/model';
import { stuckDeployments, type StuckContext } from '../../greengrass/status/stuck';
import type { Row } from './row';

/** `2 timed out, 1 failed`: the number of failures by state, most first. */
function tally(failures: readonly Failure[]): string {
  const amounts = new Map<string, number>();
  for (const { look } of failures) {
    amounts.set(look.words, (amounts.get(look.words) ?? 0) + 1);
  }
  return [...amounts]
    .sort(([, a], [, b]) => b - a)
    .map(([words, amount]) => `${amount} ${words.toLowerCase()}`)
    .join(', ');
}

function groupRow(
  title: string,
  icon: string,
  amount: number | undefined,
  failures: readonly Failure[],
  stuck = 0,
): Row {
  const label = amount === undefined ? title : `${title} (${amount})`;
  const [worst] = failures;
  const description = [tally(failures), stuck === 0 ? '' : `${stuck} stuck`].filter(Boolean).join(', ');
  return {
    label,
    description,
    icon,
    severity: worst?.look.severity ?? (stuck > 0 ? 'warning' : 'neutral'),
    accessibilityLabel: description === '' ? label : `${label}, ${description}`,
  };
}

/**
 * The row above the effective deployments of a device.
 * @param deployments `undefined` until they are loaded
 */
export function deploymentsRow(deployments: readonly EffectiveDeployment[] | undefined, context: StuckContext): Row {
  const failures = failuresOf({ deployments, components: undefined });
  const stuck = stuckDeployments(deployments ?? [], context);
  return groupRow('Deployments', 'rocket', deployments?.length, failures, stuck.length);
}

/**
 * The row above the installed components of a device. Its count includes hidden dependencies.
 * @param components `undefined` until they are loaded
 */
export function componentsRow(components: readonly InstalledComponent[] | undefined): Row {
  const failures = failuresOf({ deployments: undefined, components });
  return groupRow('Components', 'extensions', components?.length, failures);
}
