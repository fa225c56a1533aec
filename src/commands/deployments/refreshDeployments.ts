import type { Displays } from '../../app/displays';
import type { Sessions } from '../../fleet/sessions';

/** Reloads the deployments of every open connection, and the counts and devices below open rows. */
export async function refreshDeployments(sessions: Sessions, displays: Displays): Promise<void> {
  await Promise.all(
    sessions.all.map(async ({ fleet }) => {
      if (fleet !== undefined) {
        const open = displays.shownRollouts(fleet.connection.id).filter(({ isOpen }) => isOpen);
        await Promise.all([
          fleet.rollouts.latest.listing.refresh(),
          ...open.map(({ deployment }) => fleet.rollouts.refresh(deployment.deploymentId)),
        ]);
      }
    }),
  );
}
