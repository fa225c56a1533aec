import type { ComponentAddress } from '../../../fleet/components/componentAt';
import type { DefinitionCoverage } from '../../../fleet/deployments/latestDefinitions';
import type { IndexCoverage } from '../../../fleet/components/indexCoverage';
import type { KnownComponent } from '../../../fleet/components/knownComponents';
import type { KnownVersion } from '../../../fleet/components/knownVersions';
import type { ComponentVersion } from '../../../greengrass/component';
import type { KnownDevice, Place } from '../../../greengrass/knownDevice';
import type { Deployment, InstalledComponent } from '../../../greengrass/model';
import type { FleetError } from '../../../greengrass/ports/fleetError';

/** A core device that has the version. */
export interface DeviceWithVersion {
  readonly thingName: string;
  readonly component: InstalledComponent;
  /** When its components were loaded; `undefined` in a snapshot. */
  readonly loadedAt?: Date | undefined;
}

/** A component that the recipe names, or whose recipe names this one. */
export interface DependencyFacts {
  readonly componentName: string;
  /** The ARN to open it by; `undefined` if it is in no catalog that was loaded. */
  readonly arn: string | undefined;
  readonly versionRequirement: string | undefined;
  /** `HARD` or `SOFT`, as far as documented. */
  readonly dependencyType: string | undefined;
}

/** The data for the panel of a component, which shows its latest version, or of one of its versions. */
export interface ComponentPanelFacts {
  readonly address: ComponentAddress;
  readonly place: Place;
  readonly component: KnownComponent;
  readonly version: KnownVersion;
  /** Greater versions first. */
  readonly versions: readonly KnownVersion[];
  /** `undefined` until DescribeComponent has returned. */
  readonly described: ComponentVersion | undefined;
  /** Core devices with the version, or with any version in the panel of a component. Failing ones first, and not all if many. */
  readonly devices: readonly DeviceWithVersion[];
  readonly coverage: IndexCoverage;
  /** `undefined` until the recipe is loaded. */
  readonly dependencies: { readonly items: readonly DependencyFacts[]; readonly areAll: boolean } | undefined;
  /** The components whose loaded recipes name this one. */
  readonly dependents: readonly DependencyFacts[];
  /** The loaded deployments that ask for the component. */
  readonly deployments: readonly Deployment[];
  readonly definitions: DefinitionCoverage;
  /** A core device that has the version; `undefined` if none is known. */
  readonly example: KnownDevice | undefined;
  readonly errors: readonly FleetError[];
  readonly readAt: Date | undefined;
  readonly isLoading: boolean;
}
