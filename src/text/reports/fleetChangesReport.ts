import { absoluteTime } from '../../base/time';
import { legibleMarkdown } from '../../base/markdown';
import { count } from '../../base/numbers';
import { visibleName, visibleText } from '../../base/visibleText';
import type { FleetChanges, VersionMove } from '../../greengrass/comparing/fleetChanges';
import type { Place } from '../../greengrass/knownDevice';
import { item } from './literal';

/** A section names at most this many core devices or components. */
const maxNames = 200;

/** What a report of changes is about. */
export interface ReportedChanges {
  readonly place: Place;
  readonly changes: FleetChanges;
  /** When the snapshot was saved. */
  readonly before: Date;
  /** The time of the later state. */
  readonly after: Date;
  /** The account of the snapshot if it is another one. */
  readonly otherAccount: string | undefined;
  /** The Region of the snapshot if it is another one. */
  readonly otherRegion: string | undefined;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) {
    return [];
  }
  const rest = lines.length - maxNames;
  return [
    '',
    `## ${title} (${lines.length})`,
    '',
    ...lines.slice(0, maxNames).map((line) => `- ${legibleMarkdown(line)}`),
    ...(rest > 0 ? [`- and ${count(rest, 'other')}`] : []),
  ];
}

function moveWords({ componentName, from, to, devices }: VersionMove): string {
  const name = visibleName(componentName);
  const on = `on ${count(devices, 'core device')}`;
  const [older, newer] = [from, to].map((version) => (version === '' ? 'no version' : visibleText(version ?? '')));
  if (from === undefined) {
    return `${name} ${newer ?? ''} added ${on}`;
  }
  return to === undefined ? `${name} ${older ?? ''} removed ${on}` : `${name} ${older ?? ''} → ${newer ?? ''} ${on}`;
}

function coverage({ changes, otherAccount, otherRegion }: ReportedChanges): readonly string[] {
  const { compared, fullyCompared, gone } = changes;
  return [
    ...(otherAccount === undefined ? [] : [`The snapshot is of another account: ${otherAccount}.`]),
    ...(otherRegion === undefined ? [] : [`The snapshot is of another Region: ${otherRegion}.`]),
    `${count(compared, 'core device')} compared. The deployments and components of ${count(fullyCompared, 'core device')} are known at both times; of the others, only the status is compared.`,
    ...(gone === undefined
      ? ["Not every core device is loaded, so it isn't known which ones are gone. Load the whole list to see them."]
      : []),
  ];
}

/** What changed in a fleet since a snapshot, as Markdown. Times are in UTC. */
export function fleetChangesReport(reported: ReportedChanges): string {
  const { place, changes, before, after } = reported;
  const { failing, recovered, added, gone = [], moves, stillFailing } = changes;
  const nothing = [failing, recovered, added, gone, moves].every(({ length }) => length === 0);
  return [
    `# What changed since ${absoluteTime(before, 'utc')}`,
    '',
    ...item('Account', place.account),
    ...item('Region', place.region),
    ...item('Compared at', absoluteTime(after, 'utc')),
    '',
    `${count(failing.length, 'core device')} newly failing, ${recovered.length} recovered, ${stillFailing} still failing.`,
    ...coverage(reported).flatMap((sentence) => ['', legibleMarkdown(sentence)]),
    ...(nothing ? ['', 'Nothing changed.'] : []),
    ...section(
      'Newly failing',
      failing.map(({ thingName, code }) =>
        [visibleName(thingName), code && visibleText(code)].filter(Boolean).join(': '),
      ),
    ),
    ...section('Recovered', recovered.map(visibleName)),
    ...section('New core devices', added.map(visibleName)),
    ...section('Core devices that are gone', gone.map(visibleName)),
    ...section('Components', moves.map(moveWords)),
    '',
  ].join('\n');
}
