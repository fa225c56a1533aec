import { count, grouped } from '../../base/numbers';
import { absoluteTime, type TimeZone } from '../../base/time';
import type { ChangesSince } from '../../fleet/snapshots/changesSince';
import type { FleetChangesAddress } from '../../greengrass/addresses/fleetAddress';
import type { ChangedDevice, VersionMove } from '../../greengrass/comparing/fleetChanges';
import { coreDeviceStatusLook } from '../../greengrass/status/status';
import {
  changeTitles,
  comparedSentences,
  failureCounts,
  isUnchanged,
  movedVersion,
  mismatchSentences,
} from '../messages/comparing/fleetChangesWords';
import { visibleName } from '../../base/visibleText';
import type { Cell, Notice, Panel, Section } from './panel';
import { kindWords } from './panelWords';
import { cell, copyable, field, moment, statusCell } from './values';

/** The data for the panel of what changed since a snapshot. */
export interface FleetChangesFacts {
  readonly address: FleetChangesAddress;
  readonly since: ChangesSince;
  /** The name of the snapshot's file. */
  readonly fileName: string;
  readonly timeZone: TimeZone;
}

type TableKey = keyof typeof changeTitles;

/** The section of a kind of change; none without rows. */
function tableSection(
  id: TableKey,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): readonly Section[] {
  const label = changeTitles[id];
  return rows.length === 0
    ? []
    : [
        {
          id,
          title: `${label} (${grouped(rows.length)})`,
          blocks: [{ kind: 'table', id, label, columns, rows }],
        },
      ];
}

/** A device that is gone has no panel to open. */
function deviceCell({ thingName }: ChangedDevice, isGone: boolean): Cell {
  const text = visibleName(thingName);
  return isGone ? { text } : { text, target: { kind: 'coreDevice', thingName } };
}

function deviceSection(
  id: Exclude<TableKey, 'moves'>,
  devices: readonly ChangedDevice[],
  [status, code]: readonly [status: string, code: string],
): readonly Section[] {
  const rows = devices.map((device): readonly Cell[] => [
    deviceCell(device, id === 'gone'),
    statusCell(coreDeviceStatusLook(device.status)),
    cell(device.code),
  ]);
  return tableSection(id, ['Core device', status, code], rows);
}

function moveRow({ componentName, from, to, devices }: VersionMove): readonly Cell[] {
  return [
    { text: visibleName(componentName) },
    { text: movedVersion(from) },
    { text: movedVersion(to) },
    { text: grouped(devices), order: devices },
  ];
}

/** What is compared: two states of a fleet, each with its time. */
function comparedSection({ since, fileName }: FleetChangesFacts): Section {
  const fields = [
    field('Snapshot saved', moment(since.before)),
    field('Core devices listed', moment(since.after, 'not yet')),
    field('Snapshot file', copyable(fileName)),
  ];
  const sentences = comparedSentences(since).map((text) => ({ kind: 'paragraph', text }) as const);
  return { id: 'compared', title: 'Compared', blocks: [{ kind: 'fields', fields }, ...sentences] };
}

function noticesOf(since: ChangesSince): readonly Notice[] {
  return mismatchSentences(since).map((text) => ({ severity: 'warning', text }));
}

/** The panel of what changed in a fleet since a snapshot. */
export function fleetChangesPanel(facts: FleetChangesFacts): Panel {
  const { address, since, timeZone } = facts;
  const { changes, before, after, place } = since;
  const { failing, recovered, added, gone = [], moves } = changes;
  const nothing: Section = {
    id: 'nothing',
    title: 'Changes',
    blocks: [{ kind: 'paragraph', text: 'Nothing changed.' }],
  };
  return {
    address,
    kind: kindWords(address),
    heading: `Changes since ${absoluteTime(before, timeZone)}`,
    status: undefined,
    summary: [
      ...failureCounts(changes).map((text) => ({ text })),
      { text: `${grouped(added.length)} new` },
      { text: changes.gone === undefined ? 'gone: not known' : `${grouped(gone.length)} gone` },
      { text: count(moves.length, 'version change') },
    ],
    notices: noticesOf(since),
    actions: ['copyChanges', 'refresh', 'scan'],
    sections: [
      ...deviceSection('failing', failing, ['Status', 'Error code']),
      ...deviceSection('recovered', recovered, ['Status', 'Earlier error code']),
      ...deviceSection('added', added, ['Status', 'Error code']),
      ...deviceSection('gone', gone, ['Earlier status', 'Earlier error code']),
      ...tableSection('moves', ['Component', 'Snapshot', 'Fleet', 'Core devices'], moves.map(moveRow)),
      ...(isUnchanged(changes) ? [nothing] : []),
      comparedSection(facts),
    ],
    readAt: after?.getTime(),
    isSnapshot: place.asOf !== undefined,
    isLoading: false,
  };
}
