import { grouped } from '../../../base/numbers';
import type { TimeZone } from '../../../base/time';
import { visibleName, visibleText } from '../../../base/visibleText';
import type { VersionSpread } from '../../../fleet/components/componentIndex';
import type { IndexCoverage } from '../../../fleet/components/indexCoverage';
import type { KnownComponent } from '../../../fleet/components/knownComponents';
import { coverageSentences } from '../../messages/components/componentCoverageWords';
import { cloudStateReasons, cloudStateSentences } from '../../messages/components/componentStateWords';
import { platformWords } from '../../messages/devices/platformWords';
import { originSentences } from '../../messages/components/componentOriginWords';
import { caveats, field, timeField, type Hover } from '../hover';

/** The data for the hover of a component. */
export interface ComponentHoverFacts {
  readonly component: Omit<KnownComponent, 'spread'>;
  readonly versions: readonly Pick<VersionSpread, 'version' | 'devices' | 'failed'>[];
  readonly coverage: IndexCoverage;
  readonly timeZone: TimeZone;
}

/** How many versions a hover names. */
const maxVersions = 5;

function versionWords({ version, devices, failed }: Pick<VersionSpread, 'version' | 'devices' | 'failed'>): string {
  const failing = failed === 0 ? '' : ` (${grouped(failed)} failing)`;
  return `${version === '' ? '(no version)' : visibleText(version)} on ${grouped(devices)}${failing}`;
}

/** The hover of a component: where it runs, what the catalog says, and its ARN. */
export function componentHover({ component, versions, coverage, timeZone }: ComponentHoverFacts): Hover {
  const { componentName, origin, listed, replacesProvided, discouraged } = component;
  const latest = listed?.latestVersion;
  const shown = [...versions].sort((a, b) => b.devices - a.devices).slice(0, maxVersions);
  const rest = versions.length - shown.length;
  const none = coverage.scanned === 0 ? '' : 'none';
  const where =
    shown.length === 0
      ? none
      : [...shown.map(versionWords), ...(rest === 0 ? [] : [`${grouped(rest)} more versions`])].join(', ');
  return [
    { kind: 'heading', text: visibleName(componentName) },
    ...caveats(originSentences({ origin, replacesProvided })),
    ...discouraged.flatMap(({ version, state, status }) =>
      field(
        visibleText(`${version} ${state.words.toLowerCase()}`),
        [...cloudStateSentences(status), ...cloudStateReasons(status)].join(' '),
      ),
    ),
    ...field('On core devices', where),
    ...caveats(coverageSentences(coverage)),
    ...field('Latest version', latest?.componentVersion),
    ...(latest === undefined ? [] : timeField('Published', latest.creationTimestamp, 'not reported', timeZone)),
    ...field('Description', latest?.description),
    ...field('Publisher', latest?.publisher),
    ...field('Platforms', latest === undefined ? undefined : platformWords(latest.platforms)),
    ...field('ARN', listed?.arn),
  ];
}
