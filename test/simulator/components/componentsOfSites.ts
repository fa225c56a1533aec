import { cloudDeploymentsOfSites } from '../cloudDeployments';
import { component, systemComponents } from '../generated/deviceParts';
import { days } from '../generated/random';
import { everySite } from '../rollouts';
import { componentsOf } from './publish';
import type { PublishedComponent } from './publishedComponent';
import { addDeployed, addInstalled, UsedVersions } from './usedVersions';

/** Before any device of a generated fleet changed a dependency. */
const longAgo = 400 * days;

/**
 * The components that a generated fleet uses. Visits none of its devices, because there can be 100,000.
 * @param coreVersions the versions of the nucleus on its devices
 */
export function componentsOfSites(seed: number, coreVersions: readonly string[]): readonly PublishedComponent[] {
  const used = new UsedVersions();
  addDeployed(used, cloudDeploymentsOfSites(seed));
  for (const coreVersion of coreVersions) {
    addInstalled(used, systemComponents(coreVersion, '', longAgo));
  }
  for (const { dependencies } of everySite) {
    const items = Object.entries(dependencies).map(([name, version]) => component(name, version, '', longAgo));
    addInstalled(used, items);
  }
  return componentsOf(used);
}
