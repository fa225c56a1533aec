import { groupFailures, type FailureGroup } from '../../greengrass/failures/failureGroups';
import type { Incident } from '../../greengrass/failures/incident';
import { noStatus } from '../../greengrass/status/status';
import { atLeast, count, grouped } from '../../base/numbers';
import type { TimeZone } from '../../base/time';
import { visibleText } from '../../base/visibleText';
import { topicLabel } from '../messages/failureWords';
import { incidentSentences, mutedSentences } from '../messages/incidentWords';
import { failuresChart, groupsInWords } from './failuresChart';
import type { Block, Cell, Field, Panel, Section } from './panel';
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
  /** Whether the fleet may have devices that aren't loaded yet, so the numbers are minimums. */
  readonly isPartial: boolean;
  /** Whether a scan has found the failing ones even of those that aren't loaded. */
  readonly isFleetScanned: boolean;
}

/** The data for the overview. */
export interface OverviewFacts {
  readonly connectionId: string;
  /** What is failing without what is muted. */
  readonly incident: Incident;
  readonly health: FleetHealth;
  readonly staleAfterHours: number;
  readonly stuckAfterHours: number;
  readonly timeZone: TimeZone;
  /** The coverage of the last scan. */
  readonly coverage: string | undefined;
  readonly readAt: Date | undefined;
  /** Whether the first core devices are still loading. */
  readonly isLoading: boolean;
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

function healthFields({ health, incident, staleAfterHours, stuckAfterHours }: OverviewFacts): readonly Field[] {
  const { statuses, stale, notScanned, isPartial } = health;
  const known = [...statuses.values()].reduce((sum, amount) => sum + amount, 0);
  // Only the loaded ones can be counted.
  const devices = (amount: number): { readonly text: string } => ({
    text: isPartial ? `${grouped(amount)} of ${grouped(known)} loaded devices` : count(amount, 'device'),
  });
  const having = (status: string): { readonly text: string } => devices(statuses.get(status) ?? 0);
  const others = [...statuses.keys()].filter((status) => status !== 'HEALTHY' && status !== 'UNHEALTHY').sort();
  return [
    isPartial
      ? field('Loaded', { text: count(known, 'device') }, "The fleet has more core devices that aren't loaded yet.")
      : field('Known', devices(known)),
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
    ...(incident.stuck === 0
      ? []
      : [
          field(
            'Stuck',
            devices(incident.stuck),
            `No known failure, but a deployment in progress for ${count(stuckAfterHours, 'hour')} or more. Also counted above.`,
          ),
        ]),
    ...(stale === 0
      ? []
      : [
          field(
            'Stale',
            devices(stale),
            `No report for ${staleAfterHours} hours or more. Also counted above by their last status.`,
          ),
        ]),
    ...(notScanned === 0
      ? []
      : [
          field(
            'Not scanned',
            devices(notScanned),
            'Only their status is known. A scan checks the ones that may be failing.',
          ),
        ]),
  ];
}

/** The summary of the incident, and what it leaves out. */
function incidentSection({ incident, timeZone }: OverviewFacts): readonly Section[] {
  const sentences = [...incidentSentences(incident, timeZone), ...mutedSentences(incident.muted)];
  return sentences.length === 0 ? [] : [{ id: 'incident', title: 'Summary', blocks: sentences.map(paragraph) }];
}

/** What the section of the chart says if there is nothing to draw. */
function withoutFailures({ incident: { failing, muted }, isLoading }: OverviewFacts): string {
  if (isLoading) {
    return 'Core devices are loading.';
  }
  return failing.length + muted > 0 ? 'All known failures are muted.' : 'No failures on the scanned core devices.';
}

function causesSection(groups: readonly FailureGroup[]): readonly Section[] {
  const rows = groups.flatMap((group) =>
    group.causes.map((cause): readonly Cell[] => [
      { text: topicLabel(group), group: { grouping: 'code', key: group.key } },
      { text: topicLabel(cause) },
      { text: grouped(cause.size), order: cause.size },
    ]),
  );
  const columns = ['Error code', 'Component or deployment', 'Devices'];
  const table: Block = { kind: 'table', id: 'causes', label: 'Causes', columns, rows };
  return rows.length === 0 ? [] : [{ id: 'table', title: 'Error codes by component and deployment', blocks: [table] }];
}

/** How many core devices fail. Those that are known are the least if others can be failing. */
function failingWords(amount: number, isMinimum: boolean): string {
  return isMinimum && amount > 0
    ? `${atLeast(amount, true)} failing core devices`
    : count(amount, 'failing core device');
}

/** The panel of all failures across a fleet. It counts nothing that is muted. */
export function failuresOverview(facts: OverviewFacts): Panel {
  const { incident, health } = facts;
  const groups = groupFailures(incident.failing, 'code', incident.isShown);
  const amount = (size: number): string => atLeast(size, health.isPartial);
  const address: PanelAddress = { kind: 'failures', connectionId: facts.connectionId };
  return {
    address,
    kind: kindWords(address),
    heading: headingOf(address),
    status: undefined,
    summary: [
      { text: failingWords(incident.failing.length, health.isPartial && !health.isFleetScanned) },
      ...groupsInWords(groups, 'error code').map((text) => ({ text })),
      ...(incident.stuck === 0 ? [] : [{ text: `${amount(incident.stuck)} stuck` }]),
      ...(health.stale === 0 ? [] : [{ text: `${amount(health.stale)} stale` }]),
      ...(health.notScanned === 0 ? [] : [{ text: `${amount(health.notScanned)} not scanned` }]),
    ],
    notices: facts.coverage === undefined ? [] : [{ severity: 'info', text: facts.coverage }],
    actions: ['scan', 'copyIncidentSummary', 'exportFailures'],
    sections: [
      ...incidentSection(facts),
      {
        id: 'failing',
        title: 'Failing core devices',
        blocks: [groups.length === 0 ? paragraph(withoutFailures(facts)) : failuresChart(incident, groups)],
      },
      // The table is last, because it scrolls with the page and grows.
      { id: 'health', title: 'Fleet health', blocks: [{ kind: 'fields', fields: healthFields(facts) }] },
      ...causesSection(groups),
    ],
    readAt: facts.readAt?.getTime(),
    isLoading: false,
  };
}
