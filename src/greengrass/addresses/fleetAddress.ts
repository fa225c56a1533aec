/** Identifies something that belongs to a fleet and not to one core device. */
export type FleetTarget =
  /** The deployment of a thing or thing group: its latest revision, or the one with the deployment ID if given. */
  | { readonly kind: 'deployment'; readonly targetArn: string; readonly deploymentId?: string }
  /** A component of the catalog, by its ARN without a version, because a private and a public one can share a name. */
  | { readonly kind: 'component'; readonly arn: string }
  /** A version of a component, by its ARN with the version. */
  | { readonly kind: 'componentVersion'; readonly arn: string }
  /**
   * A component by its name, or one of its versions: one that runs on core devices but is in no loaded catalog, or one that a
   * deployment names. It has no known ARN.
   */
  | { readonly kind: 'unlistedComponent'; readonly componentName: string; readonly componentVersion?: string }
  | { readonly kind: 'thingGroup'; readonly thingGroupName: string }
  /** Everything that failed across the fleet. */
  | { readonly kind: 'failures' };

/** Identifies something of one fleet that isn't on one core device. */
export type FleetAddress = FleetTarget & { readonly connectionId: string };

/** Identifies what changed in a fleet since a snapshot. No row and no link leads there. */
export interface FleetChangesAddress {
  readonly kind: 'fleetChanges';
  readonly connectionId: string;
  /** The URI of the snapshot's file. */
  readonly file: string;
}
