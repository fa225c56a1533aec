import { withOwnAbort } from '../../base/abort';
import { failsEverything, type FleetError, type FleetErrorKind } from '../../greengrass/ports/fleetError';
import type { Fleet } from '../fleet';
import { fewAtOnce } from '../requests/fewAtOnce';
import { background } from '../requests/requestPool';

/** How many definitions are read at a time. One less than the limit of background requests leaves room for other tasks. */
const concurrent = 3;

/** How much is known about what the latest revisions deploy. */
export interface DefinitionCoverage {
  /** The listed revisions whose definition is loaded, or was deleted in the meantime. */
  readonly loaded: number;
  /** The latest revision for each target; `undefined` until they are listed. */
  readonly listed: number | undefined;
  /** Whether the list has the latest revision for every target. */
  readonly isWhole: boolean;
}

/** The listed latest revisions whose definition isn't known. */
function missingIn({ rollouts, deployments }: Fleet): readonly string[] {
  const ids = rollouts.latest.listing.state.items?.map(({ deploymentId }) => deploymentId) ?? [];
  return ids.filter((deploymentId) => {
    const { items, error } = deployments.known(deploymentId) ?? {};
    return deploymentId !== '' && items === undefined && error?.kind !== 'notFound';
  });
}

/** How many of the latest revisions have a loaded definition. Sends no request. */
export function definitionCoverage(fleet: Fleet): DefinitionCoverage {
  const { listing, hasMore } = fleet.rollouts.latest;
  const { items, isPartial } = listing.state;
  const listed = items?.length;
  return {
    loaded: (listed ?? 0) - missingIn(fleet).length,
    listed,
    isWhole: items !== undefined && !isPartial && !hasMore,
  };
}

/** The errors of one definition that the others would have, too, besides those of the whole connection. */
const ending: ReadonlySet<FleetErrorKind> = new Set(['throttled', 'denied', 'canceled']);

/** Whether an error of one definition ends the reads. */
function endsReads(error: FleetError): boolean {
  return failsEverything(error) || ending.has(error.kind);
}

/**
 * Reads the definitions of the listed latest revisions that aren't loaded (GetDeployment), a request each. Resolves with the
 * error that ended it early, if any, or else with the first one. Never rejects.
 * @param onProgress called after each request
 */
export async function readLatestDefinitions(
  fleet: Fleet,
  signal: AbortSignal,
  onProgress: () => void,
): Promise<FleetError | undefined> {
  const errors: FleetError[] = [];
  const ended = (): FleetError | undefined => errors.find(endsReads);
  const work = async (deploymentId: string): Promise<void> => {
    const definition = fleet.deployments.of(deploymentId);
    await withOwnAbort([signal], (own) => definition.read(background, own.signal));
    const { error } = definition.state;
    if (error !== undefined && error.kind !== 'notFound') {
      errors.push(error);
    }
    onProgress();
  };
  await fewAtOnce(missingIn(fleet), concurrent, work, () => signal.aborted || ended() !== undefined);
  return ended() ?? errors[0];
}
