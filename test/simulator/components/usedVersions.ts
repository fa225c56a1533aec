import type { CloudDeployment, SimulatedComponent } from '../fleetFile';
import { isProvidedByAws } from './publishedComponent';

/** The versions of components that a fleet runs or deploys, with the time of their first known use, in seconds from the start. */
export class UsedVersions {
  private readonly byName = new Map<string, Map<string, number>>();

  add(componentName: string, componentVersion: string, time: number): void {
    const versions = this.byName.get(componentName) ?? new Map<string, number>();
    this.byName.set(componentName, versions);
    versions.set(componentVersion, Math.min(time, versions.get(componentVersion) ?? 0));
  }

  /** The versions of every component by name, with the times. */
  all(): ReadonlyMap<string, ReadonlyMap<string, number>> {
    return this.byName;
  }
}

/** The version of components that belong to the nucleus. They aren't in any catalog. */
const builtInVersion = '0.0.0';

/** Adds the versions that deployments contain. */
export function addDeployed(used: UsedVersions, deployments: readonly CloudDeployment[]): void {
  for (const { components = {}, creationTimestamp } of deployments) {
    for (const [name, { componentVersion }] of Object.entries(components)) {
      used.add(name, componentVersion, creationTimestamp);
    }
  }
}

/** Adds the versions that a device runs, except those that were installed locally. */
export function addInstalled(used: UsedVersions, items: readonly SimulatedComponent[]): void {
  for (const item of items) {
    const { componentName = '', componentVersion = '', lastInstallationSource, lastStatusChangeTimestamp = 0 } = item;
    const isLocal = lastInstallationSource === 'LOCAL' && !isProvidedByAws(componentName);
    if (componentVersion !== builtInVersion && !isLocal) {
      used.add(componentName, componentVersion, lastStatusChangeTimestamp);
    }
  }
}
