import type { Sessions } from '../../fleet/sessions';

/**
 * Reloads the lists of components that are loaded, in every open connection. Versions are described again when they are next
 * needed, because each takes a request.
 */
export async function refreshComponents(sessions: Sessions): Promise<void> {
  await Promise.all(
    sessions.all.flatMap(({ fleet }) => {
      fleet?.components.markVersionsOutdated();
      return fleet === undefined
        ? []
        : [fleet.components.own, fleet.components.provided, ...fleet.components.allVersions()]
            .filter(({ state }) => state.items !== undefined || state.error !== undefined)
            .map((listing) => listing.refresh());
    }),
  );
}
