import type { ListedComponentVersion } from '../../greengrass/component';
import type { Fleet } from '../fleet';

/** The published versions of a component, greater versions first. Rejects with a FleetError if not all of them can be loaded. */
export async function listedVersions(fleet: Fleet, componentArn: string): Promise<readonly ListedComponentVersion[]> {
  const listing = fleet.components.versions(componentArn);
  await listing.read();
  const { items, error, isPartial } = listing.state;
  if (error !== undefined && (items === undefined || isPartial)) {
    throw error;
  }
  return items ?? [];
}
