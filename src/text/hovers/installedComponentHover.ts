import { isFailedComponent } from '../../greengrass/failures/failure';
import { statusCodesOf } from '../../greengrass/failures/headline';
import { type Nucleus } from '../../greengrass/status/nucleus';
import { componentCaveats } from '../messages/nucleusCaveats';
import { visibleName } from '../../base/visibleText';
import type { ExplainErrorCode } from '../../greengrass/codes/errorCodes';
import type { EffectiveDeployment, InstalledComponent } from '../../greengrass/model';
import { lifecycleStateLook } from '../../greengrass/status/status';
import { explainedCode } from './errorCodeHover';
import { caveats, field, timeField, type Hover } from './hover';
import { installationSource } from '../messages/installationSource';

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
