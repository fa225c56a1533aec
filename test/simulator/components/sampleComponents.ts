import type { SimulatedFleet } from '../fleetFile';
import { days, hours } from '../generated/random';
import { componentsUsedBy } from './publish';
import type { PublishedComponent, PublishedVersion } from './publishedComponent';

/** Components of the sample fleet with one special feature each. */
export const sampleComponents = {
  /** Devices run 2.4.1, and 2.5.0 was published after that. */
  newer: 'com.fjordwerk.PressMonitor',
  /** The latest version couldn't be published: an artifact is missing. */
  failed: 'com.fjordwerk.VisionModel',
  /** A broken version that its publisher advises against. */
  discontinued: 'com.fjordwerk.lib.ColourMixer',
  /** Its only version can't be deployed anymore. Devices still run it. */
  deleted: 'com.fjordwerk.LegacyGateway',
  /** The account has a component with the name of one that AWS provides. */
  replaced: 'aws.greengrass.DiskSpooler',
  /** Devices run it, but it is in no catalog that the account can read. So are the stages of the archive's pipeline. */
  foreign: 'com.fjordwerk.CellarClimate',
  /** No version satisfies the requirements of a failed deployment. */
  conflicting: 'com.fjordwerk.OpcUaBridge',
  /** 1.4.2, published after the failure, satisfies the requirements of a failed deployment. */
  publishedSince: 'com.fjordwerk.lib.Modbus',
  /** Published yesterday, and no device runs it. */
  unused: 'com.fjordwerk.EnergyMeter',
} as const;

/** Whether a component is published in another account. */
function isForeign({ componentName }: PublishedComponent): boolean {
  return componentName === sampleComponents.foreign || componentName.startsWith('com.fjordwerk.pipeline.');
}

function version(componentVersion: string, age: number, more: Partial<PublishedVersion> = {}): PublishedVersion {
  return { componentVersion, creationTimestamp: -age, tags: { owner: 'edge-platform' }, ...more };
}

/** Versions that no device runs, and versions with a special status. By component of the account. */
const versions: Readonly<Record<string, readonly PublishedVersion[]>> = {
  [sampleComponents.newer]: [version('2.5.0', 20 * hours, { tags: { owner: 'edge-platform', ticket: 'FW-4711' } })],
  [sampleComponents.conflicting]: [version('1.5.0', 12 * days)],
  [sampleComponents.publishedSince]: [version('1.2.0', 300 * days), version('1.4.2', 3 * days), version('2.0.0', days)],
  [sampleComponents.failed]: [
    version('2.0.0', 2 * hours, {
      status: {
        componentState: 'FAILED',
        message: 'Encountered errors in artifacts.',
        errors: {
          's3://fjordwerk-edge-artifacts/com.fjordwerk.VisionModel/2.0.0/model.tar.gz':
            'Specified artifact resource cannot be accessed',
        },
      },
    }),
  ],
  [sampleComponents.discontinued]: [
    version('0.9.1', 90 * days, {
      status: {
        vendorGuidance: 'DISCONTINUED',
        vendorGuidanceMessage: 'The installation of 0.9.1 fails without pip. Use 0.9.2 or later.',
      },
    }),
    version('0.9.2', 20 * days),
  ],
  [sampleComponents.deleted]: [
    version('1.0.0', 500 * days, {
      status: {
        vendorGuidance: 'DELETED',
        vendorGuidanceMessage: 'Use com.fjordwerk.OpcUaBridge 1.4.0 or later instead.',
      },
    }),
  ],
  'com.fjordwerk.TurbineGateway': [version('5.0.0-rc.1', 5 * days)],
  'com.fjordwerk.TransformerWatch': [version('1.7.2', 140 * days)],
  [sampleComponents.unused]: [version('0.1.0', 26 * hours)],
  [sampleComponents.replaced]: [version('1.0.5', 30 * days), version('1.0.6', 9 * days)],
};

/** Components of AWS that no device runs, and versions that are newer than those on devices. */
const versionsOfAws: Readonly<Record<string, readonly PublishedVersion[]>> = Object.fromEntries(
  (
    [
      ['LogManager', '2.3.10'],
      ['StreamManager', '2.2.1'],
      ['SystemLogForwarder', '2.1.0'],
      ['SystemsManagerAgent', '1.2.4'],
      ['LocalDebugConsole', '2.4.3'],
      ['LambdaManager', '2.3.5'],
      ['clientdevices.Auth', '2.5.3'],
      ['clientdevices.mqtt.Bridge', '2.3.2'],
      ['telemetry.NucleusEmitter', '1.0.9'],
    ] as const
  ).map(([name, componentVersion], index) => [
    `aws.greengrass.${name}`,
    [{ componentVersion, creationTimestamp: -(index + 1) * 13 * days }],
  ]),
);

/** A component with more versions, which replace those with the same numbers. */
function withVersions(component: PublishedComponent, more: readonly PublishedVersion[]): PublishedComponent {
  const numbers = new Set(more.map(({ componentVersion }) => componentVersion));
  const others = component.versions.filter(({ componentVersion }) => !numbers.has(componentVersion));
  return { ...component, versions: [...others, ...more] };
}

/** The components of a sample fleet in the cloud, with the situations of {@link sampleComponents}. */
export function componentsOfSample(fleet: SimulatedFleet): readonly PublishedComponent[] {
  const used = componentsUsedBy(fleet).filter((component) => !isForeign(component));
  const withMore = (
    scope: PublishedComponent['scope'],
    table: Readonly<Record<string, readonly PublishedVersion[]>>,
  ): readonly PublishedComponent[] => {
    const ofScope = used.filter((component) => component.scope === scope);
    const known = new Set(ofScope.map(({ componentName }) => componentName));
    const added = Object.keys(table)
      .filter((componentName) => !known.has(componentName))
      .map((componentName): PublishedComponent => ({ componentName, scope, versions: [] }));
    return [...ofScope, ...added].map((component) => withVersions(component, table[component.componentName] ?? []));
  };
  return [...withMore('PRIVATE', versions), ...withMore('PUBLIC', versionsOfAws)];
}
