import type { ComponentScope } from '../../../src/greengrass/component';

/** The status of a published version. By default it is DEPLOYABLE, and its vendor guidance ACTIVE. */
interface VersionStatus {
  readonly componentState?: 'REQUESTED' | 'INITIATED' | 'DEPLOYABLE' | 'FAILED' | 'DEPRECATED';
  readonly message?: string;
  /** By artifact URI. */
  readonly errors?: Readonly<Record<string, string>>;
  readonly vendorGuidance?: 'ACTIVE' | 'DISCONTINUED' | 'DELETED';
  readonly vendorGuidanceMessage?: string;
}

/** A version of a component in the cloud. Its recipe follows from its name and version. */
export interface PublishedVersion {
  readonly componentVersion: string;
  /** In seconds from the start of the simulator, negative for the past. */
  readonly creationTimestamp: number;
  readonly status?: VersionStatus;
  readonly tags?: Readonly<Record<string, string>>;
  /** The text of another recipe. It is returned in any format. */
  readonly recipeText?: string;
}

/** A component in the cloud. */
export interface PublishedComponent {
  readonly componentName: string;
  readonly scope: ComponentScope;
  readonly versions: readonly PublishedVersion[];
}

/** Whether AWS provides the components with this name. An account can have a component with the same name. */
export function isProvidedByAws(componentName: string): boolean {
  return componentName.startsWith('aws.greengrass.');
}
