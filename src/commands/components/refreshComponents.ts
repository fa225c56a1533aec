import type { Sessions } from '../../fleet/sessions';

/** Reloads the lists of components that are loaded, in every open connection. */
export async function refreshComponents(sessions: Sessions): Promise<void> {
  await Promise.all(
    sessions.all.flatMap(({ fleet }) =>
      fleet === undefined
        ? []
        : [fleet.components.own, fleet.components.provided, ...fleet.components.allVersions()]
            .filter(({ state }) => state.items !== undefined || state.error !== undefined)
            .map((listing) => listing.refresh()),
    ),
  );
}
