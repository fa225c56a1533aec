import { targetInWords } from '../../greengrass/addresses/arn';
import { failuresOf, type Failure } from '../../greengrass/failures/failure';
import { groupFailures, type FailureGroup } from '../../greengrass/failures/failureGroups';
import { codeTopic, topicKey } from '../../greengrass/failures/failureTopics';
import { count, grouped } from '../../base/numbers';
import type { TimeZone } from '../../base/time';
import { visibleName, visibleText } from '../../base/visibleText';
import { noStatus } from '../../greengrass/status/status';
import type { IncidentFacts } from '../../greengrass/failures/incident';
import type { KnownDevice } from '../../greengrass/knownDevice';
import { incidentSentences } from '../messages/incidentWords';
import { topicLabel } from '../messages/failureWords';
import type { Cell, Chart, Division, Field, Panel } from './panel';
import type { PanelAddress } from './panelAddress';
import { headingOf, kindWords } from './panelWords';
import { field } from './values';

/** The health of the known core devices of a fleet. */
export interface FleetHealth {
  /** The number of devices by status, including `No status`. */
  readonly statuses: ReadonlyMap<string, number>;
  /** Devices with a stale report, whatever their last status. */
  readonly stale: number;
  /** Devices of which only the status is known. */
  readonly notScanned: number;
  /** Whether the fleet may have devices that aren't loaded yet. */
  readonly isPartial: boolean;
}

/** The data for the overview. */
export interface OverviewFacts {
  readonly connectionId: string;
  readonly failing: readonly KnownDevice[];
  /** What is failing without what is muted. */
  readonly incident: IncidentFacts;
  readonly health: FleetHealth;
  readonly staleAfterHours: number;
  readonly timeZone: TimeZone;
  /** The coverage of the last scan. */
  readonly coverage: string | undefined;
  readonly readAt: Date | undefined;
  /** Whether the first core devices are still loading. */
  readonly isLoading: boolean;
}

/** More parts than this are combined, because more colors are hard to distinguish. */
const maxParts = 5;

/** More groups than this have no bar and are only in the table. */
const maxBars = 20;

/** The part of a division that a failure belongs to. `undefined` means a device that is unhealthy without a known cause. */
type PartOf = (failure: Failure | undefined) => string;

const divisions: readonly (readonly [title: string, partOf: PartOf])[] = [
  [
    'Error type',
    (failure) => failure?.errorTypes[0] ?? (failure?.kind === 'component' ? 'Component' : 'No error type'),
  ],
  ['Target', (failure) => (failure?.targetArn === undefined ? 'Unknown' : targetInWords(failure.targetArn))],
];

/** Divides the devices of each group. A device counts once in its group, for its first failure in that group. */
function divide(title: string, partOf: PartOf, groups: readonly FailureGroup[]): Division {
  const counted = groups.map(({ key, devices }) => {
    const amounts = new Map<string, number>();
    for (const on of devices) {
      const part = partOf(
        failuresOf(on).find((failure) => topicKey(codeTopic(failure, on.device.coreDeviceThingName)) === key),
      );
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

function healthFields({ health, staleAfterHours }: OverviewFacts): readonly Field[] {
  const { statuses, stale, notScanned, isPartial } = health;
  const known = [...statuses.values()].reduce((sum, amount) => sum + amount, 0);
  const devices = (amount: number): { readonly text: string } => ({ text: count(amount, 'device') });
  const having = (status: string): { readonly text: string } => devices(statuses.get(status) ?? 0);
  const others = [...statuses.keys()].filter((status) => status !== 'HEALTHY' && status !== 'UNHEALTHY').sort();
  return [
    field('Known', devices(known), isPartial ? "The fleet has more core devices that aren't loaded yet." : undefined),
    field(
      'Healthy',
      having('HEALTHY'),
      'No component was broken as of the last report. Deployments may still have failed.',
    ),
    field('Unhealthy', having('UNHEALTHY'), 'At least one component was broken as of the last report.'),
    ...others.map((status) =>
      status === noStatus
        ? field(noStatus, having(status), 'AWS has no status for these devices.')
        : field(visibleText(status), having(status), "Greengrass Explorer doesn't know this status."),
    ),
    field(
      'Stale',
      devices(stale),
      `No report for ${staleAfterHours} hours or more. Also counted above by their last status.`,
    ),
    field(
      'Not scanned',
      devices(notScanned),
      'Only their status is known. A scan checks the ones that may be failing.',
    ),
  ];
}

/** How many of these groups have a code and how many don't, in words. Zeros are left out. */
function groupsInWords(groups: readonly FailureGroup[], code: string): readonly string[] {
  const coded = groups.filter(({ kind }) => kind === 'deployment' || kind === 'component').length;
  const others = groups.length - coded;
  return [
    ...(coded > 0 ? [count(coded, code)] : []),
    ...(others > 0 ? [`${count(others, 'kind')} of failure without a code`] : []),
  ];
}

/** The panel of all failures across a fleet. */
export function failuresOverview(facts: OverviewFacts): Panel {
  const groups = groupFailures(facts.failing, 'code');
  const charted = groups.slice(0, maxBars);
  const chart: Chart = {
    kind: 'chart',
    id: 'codes',
    label: 'Devices by error code',
    bars: charted.map((group) => ({ name: topicLabel(group), amount: group.size, group: group.key })),
    divisions: divisions.map(([title, partOf]) => divide(title, partOf, charted)),
  };
  const rows = groups.flatMap((group) =>
    group.causes.map((cause): readonly Cell[] => [
      { text: topicLabel(group), group: group.key },
      { text: topicLabel(cause) },
      { text: grouped(cause.size), order: cause.size },
    ]),
  );
  const sentences = incidentSentences(facts.incident, facts.timeZone);
  const beyond = groupsInWords(groups.slice(maxBars), 'more code');
  const address: PanelAddress = { kind: 'failures', connectionId: facts.connectionId };
  return {
    address,
    kind: kindWords(address),
    heading: headingOf(address),
    status: undefined,
    summary: [
      { text: count(facts.failing.length, 'failing core device') },
      ...groupsInWords(groups, 'error code').map((text) => ({ text })),
      ...(facts.health.stale === 0 ? [] : [{ text: `${grouped(facts.health.stale)} stale` }]),
      ...(facts.health.notScanned === 0 ? [] : [{ text: `${grouped(facts.health.notScanned)} not scanned` }]),
    ],
    notices: facts.coverage === undefined ? [] : [{ severity: 'info', text: facts.coverage }],
    actions: ['scan', 'copyIncidentSummary', 'exportFailures'],
    sections: [
      ...(sentences.length === 0
        ? []
        : [
            {
              id: 'incident',
              title: 'Summary',
              blocks: sentences.map((text) => ({ kind: 'paragraph', text }) as const),
            },
          ]),
      {
        id: 'codes',
        title: 'Devices by error code',
        blocks:
          groups.length === 0
            ? [
                {
                  kind: 'paragraph',
                  text: facts.isLoading ? 'Core devices are loading.' : 'No failures on the scanned core devices.',
                },
              ]
            : [
                chart,
                ...(beyond.length > 0
                  ? [{ kind: 'paragraph', text: `${beyond.join(' and ')} in the table below.` } as const]
                  : []),
              ],
      },
      // The table is last, because it scrolls with the page and grows.
      { id: 'health', title: 'Fleet health', blocks: [{ kind: 'fields', fields: healthFields(facts) }] },
      ...(rows.length === 0
        ? []
        : [
            {
              id: 'table',
              title: 'Error codes by component and deployment',
              blocks: [
                {
                  kind: 'table',
                  id: 'causes',
                  label: 'Causes',
                  columns: ['Error code', 'Component or deployment', 'Devices'],
                  rows,
                } as const,
              ],
            },
          ]),
    ],
    readAt: facts.readAt?.getTime(),
    isLoading: false,
  };
}
