import { isFailedComponent, isFailedDeployment } from '../../greengrass/failures/failure';
import type { EffectiveDeployment, InstalledComponent } from '../../greengrass/model';
import { executionStatusLook, lifecycleStateLook, worse, type StatusLook } from '../../greengrass/status/status';
import { stuckDeployments, type StuckContext } from '../../greengrass/status/stuck';
import type { Row } from './row';

/** `1 failed, 2 timed out`: how many of each failing state there are. */
function tally(looks: readonly StatusLook[]): string {
  const amounts = new Map<string, number>();
  for (const { words } of looks) {
    amounts.set(words, (amounts.get(words) ?? 0) + 1);
  }
  return [...amounts].map(([words, amount]) => `${amount} ${words.toLowerCase()}`).join(', ');
}

function groupRow(
  title: string,
  icon: string,
  amount: number | undefined,
  failing: readonly StatusLook[],
  stuck = 0,
): Row {
  const label = amount === undefined ? title : `${title} (${amount})`;
  const description = [tally(failing), stuck === 0 ? '' : `${stuck} stuck`].filter(Boolean).join(', ');
  return {
    label,
    description,
    icon,
    severity: failing.length > 0 ? failing.reduce(worse).severity : stuck > 0 ? 'warning' : 'neutral',
    accessibilityLabel: description === '' ? label : `${label}, ${description}`,
  };
}

/** The row above the effective deployments of a device; `undefined` while they have not been read. */
export function deploymentsRow(deployments: readonly EffectiveDeployment[] | undefined, context: StuckContext): Row {
  const failed = (deployments ?? []).filter(isFailedDeployment);
  const stuck = stuckDeployments(deployments ?? [], context);
  const looks = failed.map((deployment) => executionStatusLook(deployment.coreDeviceExecutionStatus));
  return groupRow('Deployments', 'rocket', deployments?.length, looks, stuck.length);
}

/** The row above the installed components of a device; it counts hidden dependencies, too. */
export function componentsRow(components: readonly InstalledComponent[] | undefined): Row {
  const failed = (components ?? []).filter(isFailedComponent);
  return groupRow(
    'Components',
    'extensions',
    components?.length,
    failed.map((component) => lifecycleStateLook(component.lifecycleState)),
  );
}
