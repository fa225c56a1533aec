/** Whose components ListComponents returns: the account's own, or those that AWS provides. */
export type ComponentScope = 'PRIVATE' | 'PUBLIC';

/** The language of a recipe. AWS converts a recipe to either, whichever was uploaded. */
export type RecipeFormat = 'JSON' | 'YAML';

/** A platform that a version of a component supports. */
export interface ComponentPlatform {
  readonly name: string | undefined;
  /** For example `os` and `architecture`. An absent attribute and `*` match everything. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** An item of ListComponents: a component with its latest version. */
export interface CatalogComponent {
  /** The ARN without a version. Empty only if AWS broke its own contract and sent none. */
  readonly arn: string;
  readonly componentName: string;
  readonly latestVersion: LatestComponentVersion | undefined;
}

/** The latest version of a component. */
export interface LatestComponentVersion {
  readonly arn: string | undefined;
  readonly componentVersion: string | undefined;
  readonly creationTimestamp: Date | undefined;
  readonly description: string | undefined;
  readonly publisher: string | undefined;
  readonly platforms: readonly ComponentPlatform[];
}

/** An item of ListComponentVersions, which has no dates. */
export interface ListedComponentVersion {
  /** The ARN with the version. Empty only if AWS broke its own contract and sent none. */
  readonly arn: string;
  readonly componentName: string | undefined;
  readonly componentVersion: string | undefined;
}

/** Whether a version of a component can be deployed. */
export interface CloudComponentStatus {
  /** REQUESTED, INITIATED, DEPLOYABLE, FAILED, or DEPRECATED, as far as documented. */
  readonly componentState: string | undefined;
  /** `undefined` also if AWS sent its placeholder `NONE`. */
  readonly message: string | undefined;
  /** By artifact URI. */
  readonly errors: Readonly<Record<string, string>>;
  /** ACTIVE, DISCONTINUED (deployable, but not advised), or DELETED (not deployable), as far as documented. */
  readonly vendorGuidance: string | undefined;
  readonly vendorGuidanceMessage: string | undefined;
}

/** A version of a component: the response of DescribeComponent. */
export interface ComponentVersion extends LatestComponentVersion {
  readonly componentName: string | undefined;
  readonly status: CloudComponentStatus;
  readonly tags: Readonly<Record<string, string>>;
}

/** The recipe of a version of a component: the response of GetComponent. */
export interface ComponentRecipe {
  readonly recipeOutputFormat: RecipeFormat;
  /** The text as AWS returns it: comments of the uploaded file are lost. */
  readonly recipe: string;
}

/** On how many scanned core devices a component runs: all that is known of one that is in no catalog. */
export interface InstalledCounts {
  readonly componentName: string;
  readonly scannedCoreDevices: number;
  /** Greater versions first. */
  readonly versions: readonly {
    readonly componentVersion: string;
    readonly coreDevices: number;
    /** The number of core devices by lifecycle state. */
    readonly lifecycleStates: Readonly<Record<string, number>>;
  }[];
}
