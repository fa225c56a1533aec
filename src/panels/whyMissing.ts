import type { FleetSession } from '../fleet/fleetSession';
import type { Sessions } from '../fleet/sessions';
import { isOfSnapshot } from '../greengrass/addresses/snapshotId';
import type { FleetError } from '../greengrass/ports/fleetError';
import { connectionKey } from '../greengrass/ports/addedConnection';
import { errorNotices } from '../text/panels/devices/deviceFacts';
import type { Notice } from '../text/panels/panel';

/** Notices that say why a panel has no content. `failure` is the error of its last load. */
export function whyMissing(
  sessions: Sessions,
  connectionId: string,
  failure: FleetError | undefined,
): readonly Notice[] {
  const { all } = sessions;
  const fleet = sessions.fleetOf(connectionId);
  if (fleet !== undefined) {
    return failure === undefined ? [] : errorNotices([failure], fleet.connection);
  }
  const own = all.find(({ target }) => connectionKey(target) === connectionId) ?? all[0];
  const error = own?.state.kind === 'failed' ? own.state.error : failure;
  if (error !== undefined) {
    return errorNotices([error], { profile: own?.target.profile ?? 'default', region: own?.target.region });
  }
  const isSnapshotOpen = all.some((session) => session.fleet?.connection.asOf !== undefined);
  return own?.state.kind === 'open' ? [otherConnection(connectionId, isSnapshotOpen)] : [];
}

/** Says that the panel belongs to another connection, and what to do. */
function otherConnection(connectionId: string, isSnapshotOpen: boolean): Notice {
  const instead = isSnapshotOpen ? 'Close the open snapshot' : 'Select that profile and Region, or add the connection,';
  const text = isOfSnapshot(connectionId)
    ? 'This panel belongs to a closed snapshot.'
    : `This panel belongs to ${connectionId}, which isn't in the Greengrass view. ${instead} to load it again.`;
  return { severity: 'warning', text };
}

/**
 * Whether a session shows a connection or may show it once it is open. If the user selected no profile or Region, the AWS
 * SDK determines it when the session opens.
 */
export function mayShow({ fleet, target: { profile, region } }: FleetSession, connectionId: string): boolean {
  if (fleet !== undefined) {
    return fleet.connection.id === connectionId;
  }
  const isOfProfile = profile === undefined || connectionId.startsWith(`${profile}@`);
  return isOfProfile && (region === undefined || connectionId.endsWith(`@${region}`));
}
