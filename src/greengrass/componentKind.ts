import type { InstalledComponent } from './model';

/** Whether AWS calls a component a dependency. Without `isRoot`, it isn't known to be one, so it must not be hidden. */
export function isDependency({ isRoot }: Pick<InstalledComponent, 'isRoot'>): boolean {
  return isRoot === false;
}

/** The services of the classic nucleus. They are listed as components, but are part of the nucleus. */
export const nucleusServices: ReadonlySet<string> = new Set([
  'DeploymentService',
  'FleetStatusService',
  'TelemetryAgent',
  'UpdateSystemPolicyService',
]);

/**
 * The components of AWS that log to the file of the classic nucleus, because they run in its JVM: the plugin components
 * (ComponentType `aws.greengrass.plugin`) and the token exchange service. From "Local log file" in the pages of the
 * components in the AWS developer guide. A plugin of someone else is told only by its recipe.
 */
export const nucleusPlugins: ReadonlySet<string> = new Set(
  [
    'Cli',
    'DiskSpooler',
    'LambdaManager',
    'LocalDebugConsole',
    'LogManager',
    'SecretManager',
    'ShadowManager',
    'TokenExchangeService',
    'clientdevices.Auth',
    'clientdevices.IPDetector',
    'clientdevices.mqtt.Bridge',
    'clientdevices.mqtt.Moquette',
    'crypto.Pkcs11Provider',
    'telemetry.NucleusEmitter',
  ].map((name) => `aws.greengrass.${name}`),
);

/** `aws.greengrass.labs` is the community: everyone publishes its components in their own account. */
const providedNames = /^aws\.(?:greengrass|iot)\.(?!labs\.)/u;

/** Whether a component has a name of those that AWS provides. An account can have a component of the same name. */
export function isProvidedName(componentName: string): boolean {
  return providedNames.test(componentName) || nucleusServices.has(componentName);
}

/** How many components of a device are of which kind. */
export interface ComponentCounts {
  readonly roots: number;
  readonly dependencies: number;
  /** Components without `isRoot`. */
  readonly unknown: number;
}

/** Counts the components of a device; `undefined` if they aren't loaded. */
export function componentCounts(components: readonly InstalledComponent[] | undefined): ComponentCounts | undefined {
  if (components === undefined) {
    return undefined;
  }
  const roots = components.filter(({ isRoot }) => isRoot === true).length;
  const dependencies = components.filter(isDependency).length;
  return { roots, dependencies, unknown: components.length - roots - dependencies };
}
