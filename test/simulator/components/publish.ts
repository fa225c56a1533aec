import type { SimulatedFleet } from '../fleetFile';
import { days, hours, seededRandom } from '../generated/random';
import { compareVersions } from './compareVersions';
import { isProvidedByAws, type PublishedComponent, type PublishedVersion } from './publishedComponent';
import { addDeployed, addInstalled, UsedVersions } from './usedVersions';

/** A number that follows from a text. */
function hash(text: string): number {
  return Buffer.from(text).reduce((sum, byte) => (Math.imul(sum, 31) + byte) >>> 0, 7);
}

/** The tags of a version of the account. AWS tags none of its own. */
function tagsOf(componentName: string, componentVersion: string): Readonly<Record<string, string>> {
  const build = hash(`${componentName} ${componentVersion}`) % 9000;
  return { owner: 'edge-platform', build: String(1000 + build) };
}

/** Versions in ascending order, each with the time of its first use. Each was published before it and before the next. */
function publishedVersions(componentName: string, used: ReadonlyMap<string, number>): readonly PublishedVersion[] {
  const random = seededRandom(hash(componentName));
  const isPublic = isProvidedByAws(componentName);
  let next = Infinity;
  const newestFirst = [...used]
    .sort(([a], [b]) => compareVersions(b, a))
    .map(([componentVersion, usedAt]): PublishedVersion => {
      const beforeUse = usedAt - 2 * hours - random.below((isPublic ? 90 : 3) * days);
      const beforeNext = next - 3 * days - random.below(40 * days);
      next = Math.min(beforeUse, beforeNext);
      const version = { componentVersion, creationTimestamp: next };
      return isPublic ? version : { ...version, tags: tagsOf(componentName, componentVersion) };
    });
  return newestFirst.toReversed();
}

/** The components in the cloud that these versions come from. */
export function componentsOf(used: UsedVersions): readonly PublishedComponent[] {
  return [...used.all()].map(([componentName, versions]) => ({
    componentName,
    scope: isProvidedByAws(componentName) ? 'PUBLIC' : 'PRIVATE',
    versions: publishedVersions(componentName, versions),
  }));
}

/** The components in the cloud that a fleet uses. Visits all devices. */
export function componentsUsedBy({ devices, deployments = [] }: SimulatedFleet): readonly PublishedComponent[] {
  const used = new UsedVersions();
  addDeployed(used, deployments);
  for (let index = 0; index < devices.length; index += 1) {
    addInstalled(used, devices.at(index)?.installedComponents ?? []);
  }
  return componentsOf(used);
}
