import type { OpenedDevice } from '../knownDevice';
import type { EffectiveDeployment, InstalledComponent } from '../model';
import { parseVersionConflict } from '../versions/versionConflict';
import { deploymentHeadline, statusCodesOf } from './headline';
import { brokenComponentIn, namedComponent } from './namedComponent';
import { mayHaveRun } from './reason';

/** The code of a deployment that couldn't remove a component which it no longer contains, and so hasn't installed. */
const removalCode = 'REMOVE_COMPONENT_ERROR';

/** The name of the one component that is broken; `undefined` if none or several are. */
function onlyBroken(components: readonly InstalledComponent[]): string | undefined {
  const [first, ...others] = components.filter(({ lifecycleState }) => lifecycleState === 'BROKEN');
  return others.length === 0 ? first?.componentName : undefined;
}

/** Whether a failing component is all that can explain a deployment: it has no code, and may have started components. */
function reportsNoCause(deployment: EffectiveDeployment): boolean {
  const { reason, coreDeviceExecutionStatus } = deployment;
  const hasEnded = coreDeviceExecutionStatus !== 'TIMED_OUT';
  return hasEnded && deploymentHeadline(deployment) === undefined && mayHaveRun(reason);
}

/**
 * The component that made a deployment fail: one for which no version satisfies the requirements, else one that this deployment
 * installed and that reports a status code, else the one that the reason names. The definition of the deployment says which
 * names are components, else the installed components do, else the sentence of the nucleus about a broken one. If the deployment
 * has no code, it is else the only broken component that it installed.
 * @param failing the failing components of the device, in display order
 */
export function concernedComponent(
  deployment: EffectiveDeployment,
  failing: readonly InstalledComponent[],
  { components = [], deployedComponents }: OpenedDevice,
): string | undefined {
  const { deploymentId, reason } = deployment;
  const own = failing.filter(
    ({ lastInstallationSource }) => deploymentId !== '' && lastInstallationSource === deploymentId,
  );
  const reported = own
    .filter((component) => statusCodesOf(component).length > 0)
    .map(({ componentName }) => componentName);
  const inReason = (names: readonly string[]): string | undefined => namedComponent(reason, names);
  const installedInReason = (): string | undefined => inReason(components.map(({ componentName }) => componentName));
  if (deploymentHeadline(deployment) === removalCode) {
    return installedInReason();
  }
  return (
    // The reason also names the components that require versions of it.
    parseVersionConflict(reason)?.componentName ??
    inReason(reported) ??
    reported[0] ??
    inReason(deployedComponents?.(deploymentId) ?? []) ??
    installedInReason() ??
    brokenComponentIn(reason) ??
    // Nucleus Lite and nucleus versions before 2.8.0 report no codes, and often no reason.
    (reportsNoCause(deployment) ? onlyBroken(own) : undefined)
  );
}
