import type { VersionSpread } from '../../../src/fleet/components/componentIndex';
import type { IndexCoverage } from '../../../src/fleet/components/indexCoverage';
import type { KnownComponent } from '../../../src/fleet/components/knownComponents';
import type { KnownVersion } from '../../../src/fleet/components/knownVersions';
import type { CatalogComponent, CloudComponentStatus, ComponentVersion } from '../../../src/greengrass/component';
import { hoursAgo } from '../fixtures';

const arn = 'arn:aws:greengrass:eu-west-1:123456789012:components:com.example.Press';

/** A fleet of 20 core devices is scanned. */
export const allScanned: IndexCoverage = { scanned: 20, known: 20, isWhole: true, isIndexing: false };

/** Half of a fleet of 20 core devices is scanned. */
export const halfScanned: IndexCoverage = { scanned: 10, known: 20, isWhole: true, isIndexing: false };

/** A listed component whose latest version is 1.4.2. */
export function catalogComponent(fields: Partial<CatalogComponent> = {}): CatalogComponent {
  return {
    arn,
    componentName: 'com.example.Press',
    latestVersion: {
      arn: `${arn}:versions:1.4.2`,
      componentVersion: '1.4.2',
      creationTimestamp: hoursAgo(5),
      description: 'Controls a press.',
      publisher: 'Example',
      platforms: [{ name: 'Linux', attributes: { os: 'linux', architecture: 'aarch64' } }],
    },
    ...fields,
  };
}

/** A version that runs on three devices. */
export function versionSpread(fields: Partial<VersionSpread> = {}): VersionSpread {
  return { version: '1.4.2', devices: 3, failed: 0, states: new Map([['RUNNING', 3]]), ...fields };
}

/** A component on the given versions. */
export function knownComponent(
  versions: readonly VersionSpread[] = [],
  fields: Partial<KnownComponent> = {},
): KnownComponent {
  const devices = versions.reduce((sum, version) => sum + version.devices, 0);
  const failed = versions.reduce((sum, version) => sum + version.failed, 0);
  return {
    componentName: 'com.example.Press',
    origin: 'own',
    arn,
    listed: catalogComponent(),
    spread: versions.length === 0 ? undefined : { devices, failed, versions },
    replacesProvided: false,
    discouraged: [],
    ...fields,
  };
}

/** The latest version. */
export const latest: KnownVersion = {
  version: '1.4.2',
  arn: `${arn}:versions:1.4.2`,
  isUnlisted: false,
  isLatest: true,
  published: hoursAgo(5),
};

/** The latest version, whose publisher advises against it. */
export const discontinued: KnownComponent['discouraged'][number] = {
  version: '1.4.2',
  state: { words: 'Discontinued', icon: 'warning', severity: 'warning' },
  status: describedVersion({ vendorGuidance: 'DISCONTINUED', vendorGuidanceMessage: 'Use 1.5.0 or later.' }).status,
};

/** An earlier version that AWS doesn't list. */
export const unlistedVersion: KnownVersion = {
  version: '1.3.0',
  arn: undefined,
  isUnlisted: true,
  isLatest: false,
  published: undefined,
};

/** The response of DescribeComponent for the latest version. */
export function describedVersion(status: Partial<CloudComponentStatus> = {}): ComponentVersion {
  const { latestVersion } = catalogComponent();
  return {
    arn: latestVersion?.arn,
    componentName: 'com.example.Press',
    componentVersion: '1.4.2',
    creationTimestamp: latestVersion?.creationTimestamp,
    description: latestVersion?.description,
    publisher: latestVersion?.publisher,
    platforms: latestVersion?.platforms ?? [],
    tags: { owner: 'line-3' },
    status: {
      componentState: 'DEPLOYABLE',
      message: undefined,
      errors: {},
      vendorGuidance: 'ACTIVE',
      vendorGuidanceMessage: undefined,
      ...status,
    },
  };
}
