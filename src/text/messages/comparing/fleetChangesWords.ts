import { count, grouped } from '../../../base/numbers';
import { visibleName, visibleText } from '../../../base/visibleText';
import type { ChangesSince } from '../../../fleet/snapshots/changesSince';
import type { FleetChanges, VersionMove } from '../../../greengrass/comparing/fleetChanges';

/** The titles of the kinds of changes, in the order in which they are shown. */
export const changeTitles = {
  failing: 'Newly failing',
  recovered: 'Recovered',
  added: 'New core devices',
  gone: 'Core devices that are gone',
  moves: 'Component versions',
} as const satisfies Partial<Record<keyof FleetChanges, string>>;

/** Whether nothing is known to have changed. */
export function isUnchanged({ failing, recovered, added, gone = [], moves }: FleetChanges): boolean {
  return [failing, recovered, added, gone, moves].every(({ length }) => length === 0);
}

/** How many core devices fail and don't fail any longer: one text each. */
export function failureCounts({ failing, recovered, stillFailing }: FleetChanges): readonly string[] {
  return [
    `${count(failing.length, 'core device')} newly failing`,
    `${grouped(recovered.length)} recovered`,
    `${grouped(stillFailing)} still failing`,
  ];
}

/** The version of one side of a move. */
export function movedVersion(version: string | undefined): string {
  return version === undefined ? 'not installed' : version === '' ? 'no version' : visibleText(version);
}

/** A component that was added, was removed, or moved to another version, with the number of core devices. */
export function moveWords({ componentName, from, to, devices }: VersionMove): string {
  const name = visibleName(componentName);
  const on = `on ${count(devices, 'core device')}`;
  if (from === undefined) {
    return `${name} ${movedVersion(to)} added ${on}`;
  }
  return to === undefined
    ? `${name} ${movedVersion(from)} removed ${on}`
    : `${name} ${movedVersion(from)} → ${movedVersion(to)} ${on}`;
}

/** Sentences that say why the two sides can't be compared. */
export function mismatchSentences({ isRedacted, otherAccount, otherRegion }: ChangesSince): readonly string[] {
  return [
    ...(isRedacted
      ? ['The snapshot is redacted: stand-ins replace its names. Compare with a snapshot that has the names.']
      : []),
    ...(otherAccount === undefined ? [] : [`The snapshot is of another account: ${otherAccount}.`]),
    ...(otherRegion === undefined ? [] : [`The snapshot is of another Region: ${otherRegion}.`]),
  ];
}

/** Sentences that say what each side lacks, and what isn't known for that reason. */
export function comparedSentences({ changes, isSnapshotWhole, place }: ChangesSince): readonly string[] {
  const { compared, fullyCompared, gone, added } = changes;
  const isGoneCertain = place.asOf === undefined || gone === undefined || gone.length === 0;
  return [
    `${count(compared, 'core device')} compared. The deployments and components of ${count(fullyCompared, 'core device')} are known at both times; of the others, only the status is compared.`,
    ...(gone === undefined
      ? ["Not every core device is loaded, so it isn't known which ones are gone. Load the whole list to see them."]
      : []),
    ...(isGoneCertain ? [] : ['The open snapshot may lack core devices. They may not be gone.']),
    ...(isSnapshotWhole || added.length === 0
      ? []
      : ['The snapshot may lack core devices, so some of those in the list may not be new.']),
  ];
}
