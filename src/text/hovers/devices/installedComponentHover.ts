import { isFailedComponent } from '../../../greengrass/failures/failure';
import { statusCodesOf } from '../../../greengrass/failures/headline';
import { componentCaveats } from '../../messages/devices/nucleusCaveats';
import { visibleName } from '../../../base/visibleText';
import type { ExplainErrorCode } from '../../../greengrass/codes/errorCodes';
import { lifecycleStateLook } from '../../../greengrass/status/status';
import { componentKindWords } from '../../messages/components/componentKindWords';
import { explainedCode } from '../errorCodeHover';
import { actionLinks, caveats, documentation, field, timeField, type Hover } from '../hover';
import type { InstalledComponentFacts } from './installedComponentFacts';
import { logFields } from '../logFields';

/**
 * The hover of an installed component: every field of the API, with the name of its source. The explanation of a
 * failure comes first because a long hover scrolls.
 */
export function installedComponentHover(
  { component, source, nucleus, logs, address, timeZone, loadedAt }: InstalledComponentFacts,
  explain: ExplainErrorCode,
): Hover {
  const isFailed = isFailedComponent(component);
  const nucleusCaveats = caveats(componentCaveats(nucleus));
  return [
    { kind: 'heading', text: visibleName(component.componentName) },
    ...field('Lifecycle state', lifecycleStateLook(component.lifecycleState).words),
    ...statusCodesOf(component).flatMap((code) => explainedCode({ kind: 'component', code }, explain)),
    ...field('Details', component.lifecycleStateDetails),
    ...(isFailed ? nucleusCaveats : []),
    ...logFields(logs),
    { kind: 'actions', links: actionLinks(address, isFailed ? ['showDetails', 'copyFailureReport'] : ['showDetails']) },
    ...(isFailed ? [documentation('component')] : []),
    ...field('Version', component.componentVersion),
    ...timeField('Last status change', component.lastStatusChangeTimestamp, 'not reported', timeZone),
    ...timeField('Last report', component.lastReportedTimestamp, 'not reported', timeZone),
    ...(loadedAt === undefined ? [] : timeField('Loaded', loadedAt, '', timeZone)),
    ...field('Installed by', source),
    ...field('Kind', componentKindWords(component, nucleus)),
    ...(isFailed ? [] : nucleusCaveats),
  ];
}
