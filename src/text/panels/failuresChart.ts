import { targetInWords } from '../../greengrass/addresses/arn';
import { failuresOf, type Failure } from '../../greengrass/failures/failure';
import { groupFailures, type FailureGroup } from '../../greengrass/failures/failureGroups';
import { groupTopics, topicKey, type Grouping } from '../../greengrass/failures/failureTopics';
import type { Incident } from '../../greengrass/failures/incident';
import { failureKey } from '../../greengrass/failures/problems';
import { count } from '../../base/numbers';
import { visibleName } from '../../base/visibleText';
import { failureGroupingWords } from '../filter/groupings';
import { topicLabel } from '../messages/failureWords';
import type { Chart, ChartGrouping, Division } from './panel';

/** More parts than this are combined, because more colors are hard to distinguish. */
const maxParts = 5;

/** More groups than this have no bar. */
const maxBars = 20;

const chartGroupings = ['code', 'component', 'deployment'] as const;
type ChartedGrouping = (typeof chartGroupings)[number];

/** The part of a division that a failure belongs to. `undefined` means a device that is unhealthy without a known cause. */
type PartOf = (failure: Failure | undefined) => string;

const divisions: readonly (readonly [title: string, partOf: PartOf])[] = [
  [
    'Error type',
    (failure) => failure?.errorTypes[0] ?? (failure?.kind === 'component' ? 'Component' : 'No error type'),
  ],
  ['Target', (failure) => (failure?.targetArn === undefined ? 'Unknown' : targetInWords(failure.targetArn))],
];

/** The failures of an incident that aren't muted. */
type ShownFailures = Pick<Incident, 'failing' | 'isShown'>;

/** The first failure of each device that is listed in a group; `undefined` if it has no known cause. */
function failuresIn(
  { key, devices }: FailureGroup,
  grouping: Grouping,
  { isShown }: ShownFailures,
): readonly (Failure | undefined)[] {
  return devices.map((on) =>
    failuresOf(on).find(
      (failure) =>
        isShown(on, failureKey(failure)) &&
        groupTopics(failure, grouping, on.device.coreDeviceThingName).some((topic) => topicKey(topic) === key),
    ),
  );
}

/** Divides the devices of each group. A device counts once in its group, for its first failure in that group. */
function divide(title: string, partOf: PartOf, groups: readonly (readonly (Failure | undefined)[])[]): Division {
  const counted = groups.map((failures) => {
    const amounts = new Map<string, number>();
    for (const failure of failures) {
      const part = partOf(failure);
      amounts.set(part, (amounts.get(part) ?? 0) + 1);
    }
    return amounts;
  });
  const totals = new Map<string, number>();
  counted.forEach((amounts) => {
    amounts.forEach((amount, part) => totals.set(part, (totals.get(part) ?? 0) + amount));
  });
  const ranked = [...totals].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([part]) => part);
  const shown = ranked.slice(0, ranked.length > maxParts ? maxParts - 1 : maxParts);
  const hasOthers = ranked.length > shown.length;
  return {
    title,
    parts: [...shown.map(visibleName), ...(hasOthers ? ['Others'] : [])],
    amounts: counted.map((amounts) => {
      const own = shown.map((part) => amounts.get(part) ?? 0);
      const others = [...amounts.values()].reduce((sum, amount) => sum + amount, 0) - own.reduce((a, b) => a + b, 0);
      return hasOthers ? [...own, others] : own;
    }),
  };
}

/** How many of these groups have a code and how many don't, in words. Zeros are left out. */
export function groupsInWords(groups: readonly FailureGroup[], code: string): readonly string[] {
  const coded = groups.filter(({ kind }) => kind === 'deployment' || kind === 'component').length;
  const others = groups.length - coded;
  return [
    ...(coded > 0 ? [count(coded, code)] : []),
    ...(others > 0 ? [`${count(others, 'kind')} of failure without a code`] : []),
  ];
}

/** Where the groups without a bar are. The table has every error code. */
function noteOn(grouping: ChartedGrouping, groups: readonly FailureGroup[]): string | undefined {
  if (groups.length === 0) {
    return undefined;
  }
  return grouping === 'code'
    ? `${groupsInWords(groups, 'more code').join(' and ')} in the table below.`
    : `${count(groups.length, `more ${grouping}`)} in the Failures view.`;
}

function chartGrouping(
  grouping: ChartedGrouping,
  groups: readonly FailureGroup[],
  shown: ShownFailures,
): ChartGrouping {
  const charted = groups.slice(0, maxBars);
  const failures = charted.map((group) => failuresIn(group, grouping, shown));
  const title = failureGroupingWords[grouping];
  return {
    title,
    label: `Devices by ${title.toLowerCase()}`,
    bars: charted.map((group) => ({
      name: topicLabel(group),
      amount: group.size,
      group: { grouping, key: group.key },
    })),
    divisions: divisions.map(([name, partOf]) => divide(name, partOf, failures)),
    note: noteOn(grouping, groups.slice(maxBars)),
  };
}

/**
 * The failing devices as bars, by error code, component, or deployment.
 * @param byCode the groups by error code
 */
export function failuresChart(shown: ShownFailures, byCode: readonly FailureGroup[]): Chart {
  return {
    kind: 'chart',
    id: 'causes',
    groupings: chartGroupings.map((grouping) =>
      chartGrouping(
        grouping,
        grouping === 'code' ? byCode : groupFailures(shown.failing, grouping, shown.isShown),
        shown,
      ),
    ),
  };
}
