import { isFailedComponent, statusCodesOf } from '../failure';
import { componentCaveats, type Nucleus } from '../fidelity';
import { visibleName } from '../format';
import type { ExplainErrorCode } from '../errorCodes';
import type { EffectiveDeployment, InstalledComponent } from '../model';
import { deploymentLabel } from '../rows/effectiveDeploymentRow';
import { lifecycleStateLook } from '../status';
import { explainedCode } from './errorCodeHover';
import { caveats, field, timeField, type Hover } from './hover';

/** Who installed a component, in words: the deployment by its name, a local deployment, or the ID as it came. */
export function installationSource(
  source: string | undefined,
  deployments: readonly EffectiveDeployment[] | undefined,
): string {
  if (source === undefined || source === '') {
    return 'not reported';
  }
  if (source === 'LOCAL') {
    return 'a local deployment, made on the device';
  }
  const deployment = deployments?.find(({ deploymentId }) => deploymentId === source);
  if (deployment !== undefined) {
    return `deployment ${deploymentLabel(deployment)} (${source})`;
  }
  const why = deployments === undefined ? 'deployments not read' : 'not among the effective deployments of the device';
  return `deployment ${source} (${why})`;
}

/**
 * The hover of an installed component: every field that the API has, its source by name. What explains a failure, and
 * where to look when nothing does, stands first: a long hover scrolls.
 */
export function installedComponentHover(
  component: InstalledComponent,
  deployments: readonly EffectiveDeployment[] | undefined,
  nucleus: Nucleus,
  explain: ExplainErrorCode,
): Hover {
  const isFailed = isFailedComponent(component);
  const notTrusted = caveats(componentCaveats(nucleus));
  return [
    { kind: 'heading', text: visibleName(component.componentName) },
    ...field('Lifecycle state', lifecycleStateLook(component.lifecycleState).words),
    ...statusCodesOf(component).flatMap((code) => explainedCode('component', code, explain)),
    ...field('Details', component.lifecycleStateDetails),
    ...(isFailed ? notTrusted : []),
    ...field('Version', component.componentVersion),
    ...timeField('Last status change', component.lastStatusChangeTimestamp, 'not reported'),
    ...timeField('Last report', component.lastReportedTimestamp, 'not reported'),
    ...field('Installed by', installationSource(component.lastInstallationSource, deployments)),
    ...field('Kind', component.isRoot ? 'root component: a deployment names it' : 'dependency of another component'),
    ...(isFailed ? [] : notTrusted),
  ];
}
