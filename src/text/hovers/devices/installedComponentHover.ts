import { componentHeadline, statusCodesOf } from '../../../greengrass/failures/headline';
import { componentCaveats } from '../../messages/devices/nucleusCaveats';
import { visibleName } from '../../../base/visibleText';
import type { ExplainErrorCode } from '../../../greengrass/codes/errorCodes';
import { lifecycleStateLook } from '../../../greengrass/status/status';
import { componentKindWords } from '../../messages/components/componentKindWords';
import { explainedCode } from '../errorCodeHover';
import { explainedFailure } from '../explainedFailure';
import { actionLinks, caveats, documentation, field, timeField, type Hover } from '../hover';
import type { InstalledComponentFacts } from './installedComponentFacts';
import { logFields } from '../logFields';

/**
 * The hover of an installed component: every field of the API, with the name of its source. The explanation of a
 * failure comes first because a long hover scrolls.
 */
export function installedComponentHover(
  { component, source, nucleus, clues, isSnapshot, logs, address, timeZone, loadedAt }: InstalledComponentFacts,
  explain: ExplainErrorCode,
): Hover {
  const isFailed = clues !== undefined;
  const headline = componentHeadline(component);
  const codes = statusCodesOf(component);
  const nucleusCaveats = caveats(componentCaveats(nucleus));
  return [
    { kind: 'heading', text: visibleName(component.componentName) },
    ...field('Lifecycle state', lifecycleStateLook(component.lifecycleState).words),
    ...codes.flatMap((code) =>
      isFailed && code === headline ? [] : explainedCode({ kind: 'component', code }, explain),
    ),
    ...(isFailed ? explainedFailure(headline, clues, explain, timeZone) : []),
    ...field('Details', component.lifecycleStateDetails),
    ...(isFailed ? nucleusCaveats : []),
    ...logFields(logs),
    {
      kind: 'actions',
      links: actionLinks(address, [
        'showDetails',
        ...(isFailed && !isSnapshot ? (['showLogs'] as const) : []),
        ...(isFailed ? (['copyFailureReport'] as const) : []),
      ]),
    },
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
