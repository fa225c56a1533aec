import { grouped } from '../../../base/numbers';
import type { TimeZone } from '../../../base/time';
import { visibleText } from '../../../base/visibleText';
import type { IndexCoverage } from '../../../fleet/components/indexCoverage';
import type { KnownVersion } from '../../../fleet/components/knownVersions';
import type { ComponentVersion } from '../../../greengrass/component';
import { lifecycleStateLook } from '../../../greengrass/status/status';
import { cloudStateLook } from '../../../greengrass/status/cloudState';
import { cloudStateSentences, unlistedVersion } from '../../messages/components/componentStateWords';
import { coverageSentences } from '../../messages/components/componentCoverageWords';
import { platformWords } from '../../messages/devices/platformWords';
import { caveats, field, timeField, type Hover } from '../hover';

/** The data for the hover of a version. */
export interface ComponentVersionHoverFacts {
  readonly version: KnownVersion;
  readonly componentName: string;
  /** The number of devices by lifecycle state. */
  readonly states: readonly (readonly [state: string, devices: number])[];
  readonly described: ComponentVersion | undefined;
  readonly coverage: IndexCoverage;
  readonly timeZone: TimeZone;
}

/** `12 Running, 2 Broken` */
function stateWords(states: ComponentVersionHoverFacts['states']): string {
  return states
    .map(([state, devices]) => `${grouped(devices)} ${visibleText(lifecycleStateLook(state).words)}`)
    .join(', ');
}

/** The hover of a version: whether it can be deployed, where it runs, and its ARN. */
export function componentVersionHover(facts: ComponentVersionHoverFacts): Hover {
  const { version, componentName, states, described, coverage, timeZone } = facts;
  const status = described?.status;
  const published = described?.creationTimestamp ?? version.published;
  const look = status && cloudStateLook(status);
  return [
    { kind: 'heading', text: visibleText(`${componentName} ${version.version}`) },
    ...field('State', look?.words ?? (described === undefined ? undefined : 'Deployable')),
    ...caveats(status === undefined ? [] : cloudStateSentences(status)),
    ...field('Message', status?.message),
    ...field('Publisher says', status?.vendorGuidanceMessage),
    ...Object.entries(status?.errors ?? {}).flatMap(([artifact, error]) =>
      field(`Error of ${visibleText(artifact)}`, error),
    ),
    ...field('On core devices', states.length === 0 && coverage.scanned > 0 ? 'none' : stateWords(states)),
    ...caveats([...(version.isUnlisted ? [unlistedVersion] : []), ...coverageSentences(coverage)]),
    ...field('Latest version', version.isLatest ? 'yes' : undefined),
    ...(published === undefined ? [] : timeField('Published', published, 'not reported', timeZone)),
    ...field('Description', described?.description),
    ...field('Publisher', described?.publisher),
    ...field('Platforms', described === undefined ? undefined : platformWords(described.platforms)),
    ...field('ARN', version.arn),
  ];
}
