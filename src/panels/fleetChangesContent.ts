import { visibleText } from '../base/visibleText';
import { changesSince, type ComparedSnapshot } from '../fleet/snapshots/changesSince';
import type { Sessions } from '../fleet/sessions';
import type { FleetChangesAddress } from '../greengrass/addresses/fleetAddress';
import { fleetChangesPanel } from '../text/panels/fleetChangesPanel';
import type { Content, ContentOptions } from './content';

/** The name of the file with a URI. */
function nameOf(file: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** What the content needs. */
interface FleetChangesOptions extends Pick<ContentOptions, 'timeZone' | 'readSnapshot'> {
  /** With several connections, the heading says which one it is. */
  readonly sessions: Pick<Sessions, 'all'>;
}

/**
 * The content of the panel of what changed in a fleet since a snapshot. It follows the fleet, and asks AWS nothing until
 * the user refreshes it.
 */
export function fleetChangesContent(
  address: FleetChangesAddress,
  { sessions, timeZone, readSnapshot }: FleetChangesOptions,
): Content {
  let snapshot: ComparedSnapshot | undefined;
  let refusal: string | undefined;
  const read = async (): Promise<void> => {
    const found = await readSnapshot(address.file);
    if (found.kind === 'refused') {
      refusal = found.why;
      return;
    }
    refusal = undefined;
    const { takenAt, devices, isWhole, profile, account, region } = found.snapshot;
    snapshot = { takenAt, devices, isWhole, profile, account, region };
  };
  return {
    closesWithConnection: true,
    open: async () => {
      if (snapshot === undefined) {
        await read();
      }
    },
    refresh: async (fleet) => {
      await Promise.all([read(), fleet.list.refresh()]);
    },
    current: (fleet) => {
      const file = nameOf(address.file);
      const notices =
        refusal === undefined ? [] : [{ severity: 'error', text: `${visibleText(file)}: ${refusal}` } as const];
      if (snapshot === undefined) {
        return { panel: undefined, notices, isLoading: refusal === undefined };
      }
      const panel = fleetChangesPanel({
        address,
        since: changesSince(fleet, snapshot),
        fileName: file,
        timeZone: timeZone(),
      });
      const { id, asOf } = fleet.connection;
      const heading = sessions.all.length > 1 ? `${panel.heading}: ${visibleText(id)}` : panel.heading;
      // A snapshot can't be refreshed or scanned.
      const actions = asOf === undefined ? panel.actions : panel.actions.filter((action) => action === 'copyChanges');
      return {
        panel: { ...panel, heading, actions, notices: [...notices, ...panel.notices] },
        notices: [],
        isLoading: false,
      };
    },
  };
}
