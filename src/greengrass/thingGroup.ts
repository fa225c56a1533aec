/** A thing group: the response of DescribeThingGroup. */
export interface ThingGroup {
  /** Empty only if AWS broke its own contract and sent none. */
  readonly thingGroupName: string;
  /** The names of the groups above it, from the root to its parent. */
  readonly rootToParent: readonly string[];
}
