import type { ComponentScope } from '../../../src/greengrass/component';
import { partitionOf } from '../../../src/greengrass/regions';
import type { CloudDeployment, SimulatedFleet } from '../fleetFile';
import { minutes } from '../generated/random';
import { compareVersions } from './compareVersions';
import { componentsUsedBy } from './publish';
import type { PublishedComponent, PublishedVersion } from './publishedComponent';

/** What a deployment needs before it is created: a version that was published before. */
const publishedBefore = 10 * minutes;

/** A component with its versions, the greatest first. */
export interface CatalogEntry extends PublishedComponent {
  /** Without a version. */
  readonly arn: string;
}

function greatestFirst(versions: readonly PublishedVersion[]): readonly PublishedVersion[] {
  return versions.toSorted((a, b) => compareVersions(b.componentVersion, a.componentVersion));
}

/** The components of an account and of AWS. Deriving them from the fleet takes time, so that happens on the first access. */
export class Catalog {
  private published: readonly PublishedComponent[] | undefined;
  private firstIds: ReadonlySet<string> | undefined;
  private entries: ReadonlyMap<string, CatalogEntry> | undefined;

  /** @param deployments the current ones. A version that a later one deploys was published before. */
  constructor(
    private readonly origin: SimulatedFleet,
    private readonly deployments: () => readonly CloudDeployment[],
  ) {}

  /** Must be called when a deployment has changed. */
  didChange(): void {
    this.entries = undefined;
  }

  /** The components of a scope. */
  list(scope: ComponentScope): readonly CatalogEntry[] {
    return [...this.all().values()].filter((component) => component.scope === scope);
  }

  /** The component with this ARN. */
  component(arn: string): CatalogEntry | undefined {
    return this.all().get(arn);
  }

  /** Publishes a version, or replaces the one with this number. */
  publish(componentName: string, version: PublishedVersion, scope: ComponentScope = 'PRIVATE'): void {
    const isSame = (component: PublishedComponent): boolean =>
      component.componentName === componentName && component.scope === scope;
    const known = this.base().find(isSame)?.versions ?? [];
    const others = known.filter(({ componentVersion }) => componentVersion !== version.componentVersion);
    const component = { componentName, scope, versions: [...others, version] };
    this.published = [...this.base().filter((other) => !isSame(other)), component];
    this.didChange();
  }

  /** Deletes a version of a component, or all of its versions. A component without versions is gone. */
  delete(componentName: string, componentVersion?: string, scope: ComponentScope = 'PRIVATE'): void {
    this.published = this.base().flatMap((component) => {
      if (component.componentName !== componentName || component.scope !== scope) {
        return [component];
      }
      const left = component.versions.filter(
        (version) => componentVersion !== undefined && version.componentVersion !== componentVersion,
      );
      return left.length === 0 ? [] : [{ ...component, versions: left }];
    });
    this.didChange();
  }

  /** The ARN of a component without a version. */
  arnOf(componentName: string, scope: ComponentScope): string {
    const { account, region } = this.origin;
    const owner = scope === 'PUBLIC' ? 'aws' : account;
    return `arn:${partitionOf(region)}:greengrass:${region}:${owner}:components:${componentName}`;
  }

  private base(): readonly PublishedComponent[] {
    this.published ??= this.origin.components ?? componentsUsedBy(this.origin);
    return this.published;
  }

  private all(): ReadonlyMap<string, CatalogEntry> {
    this.entries ??= new Map(
      this.base().map((component) => {
        const arn = this.arnOf(component.componentName, component.scope);
        const versions = greatestFirst([...component.versions, ...this.deployedSince(component)]);
        return [arn, { ...component, arn, versions }];
      }),
    );
    return this.entries;
  }

  /** The deployments that the catalog was made for. */
  private first(): ReadonlySet<string> {
    this.firstIds ??= new Set(this.origin.deployments?.map(({ deploymentId }) => deploymentId));
    return this.firstIds;
  }

  /** Versions of a component that later deployments contain and that aren't in the catalog. */
  private deployedSince({ componentName, versions }: PublishedComponent): readonly PublishedVersion[] {
    const known = new Set(versions.map(({ componentVersion }) => componentVersion));
    return this.deployments().flatMap(({ deploymentId, components = {}, creationTimestamp }) => {
      const componentVersion = components[componentName]?.componentVersion;
      if (componentVersion === undefined || known.has(componentVersion) || this.first().has(deploymentId)) {
        return [];
      }
      known.add(componentVersion);
      return [{ componentVersion, creationTimestamp: creationTimestamp - publishedBefore }];
    });
  }
}
