/** Part of a text, in UTF-16 code units. The end isn't part of it. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** The lifecycle steps of the API, in the order in which the nucleus runs them. */
export const stepNames = [
  'Setenv',
  'Bootstrap',
  'Install',
  'Startup',
  'Run',
  'Recover',
  'Shutdown',
  'Uninstall',
] as const;

export type StepName = (typeof stepNames)[number];

/** A lifecycle step of a recipe. Texts are as they are in the recipe. */
export interface LifecycleStep {
  readonly name: StepName;
  /** The selections it is limited to: keys of the global lifecycle, such as `linux` or `all`. */
  readonly selections: readonly string[];
  readonly script: string | undefined;
  readonly timeout: string | undefined;
  readonly requiresPrivilege: string | undefined;
  readonly skipIf: string | undefined;
  /** The names of its environment variables. */
  readonly variables: readonly string[];
  /** Where its key is, and those of its properties. */
  readonly keys: readonly TextSpan[];
}

export interface RecipeDependency {
  readonly componentName: string;
  readonly versionRequirement: string | undefined;
  /** `HARD` or `SOFT`, as far as documented. HARD applies if there is none. */
  readonly dependencyType: string | undefined;
  readonly span: TextSpan;
}

export interface RecipeArtifact {
  readonly uri: string | undefined;
  /** `NONE` or `ZIP`, as far as documented. NONE applies if there is none. */
  readonly unarchive: string | undefined;
}

export interface RecipeManifest {
  readonly name: string | undefined;
  /** For example `os` and `architecture`. */
  readonly platform: Readonly<Record<string, string>>;
  readonly selections: readonly string[];
  readonly lifecycle: readonly LifecycleStep[];
  readonly artifacts: readonly RecipeArtifact[];
}

/** A recipe variable, as in `{com.acme.Line:configuration:/speed}`. */
export interface RecipeVariable {
  /** The component that it belongs to; `undefined` for the component of the recipe. */
  readonly componentName: string | undefined;
  /** `configuration`, `artifacts`, `work`, `kernel`, or `iot`. */
  readonly namespace: string;
  /** A JSON pointer in the namespace `configuration`. */
  readonly key: string;
  /** The nucleus always replaces it in a lifecycle, in a configuration only if it is set up so, and nowhere else. */
  readonly place: 'lifecycle' | 'configuration' | 'elsewhere';
  readonly span: TextSpan;
}

/** What of a text could not be read as a recipe. */
export type RecipeProblem =
  | { readonly kind: 'tooLong' }
  /** It may be nested too deeply. */
  | { readonly kind: 'tooComplex' }
  /** It isn't an object, so it can't be a recipe. */
  | { readonly kind: 'notARecipe' }
  /** The text has syntax errors. What comes before and after is read as far as possible. */
  | { readonly kind: 'syntax'; readonly message: string; readonly offset: number };

/** What a recipe says. Nothing in it is checked: a recipe can have any text anywhere. */
export interface Recipe {
  readonly componentName: string | undefined;
  readonly componentVersion: string | undefined;
  readonly componentDescription: string | undefined;
  readonly componentPublisher: string | undefined;
  readonly componentType: string | undefined;
  /** A JSON value. */
  readonly defaultConfiguration: unknown;
  readonly dependencies: readonly RecipeDependency[];
  readonly manifests: readonly RecipeManifest[];
  /** The global lifecycle. It applies to manifests that have none. */
  readonly lifecycle: readonly LifecycleStep[];
  readonly variables: readonly RecipeVariable[];
  readonly problem: RecipeProblem | undefined;
}
