/** A thing group of the sample company: similar devices in one place and their components. */
export interface Site {
  readonly group: string;
  readonly deploymentName: string;
  /** Prefix of device names. */
  readonly prefix: string;
  readonly platform: string;
  readonly architectures: readonly [string, ...string[]];
  readonly isLite: boolean;
  /** Root components with versions in the newest revision of the deployment. Older revisions have lower versions. */
  readonly components: Readonly<Record<string, string>>;
  /** Dependencies of the root components. */
  readonly dependencies: Readonly<Record<string, string>>;
}

export const sites = [
  {
    group: 'plant-graz-line-3',
    deploymentName: 'press-line',
    prefix: 'graz-press-',
    platform: 'linux',
    architectures: ['amd64', 'amd64', 'aarch64'],
    isLite: false,
    components: { 'com.fjordwerk.PressMonitor': '2.4.1', 'com.fjordwerk.OpcUaBridge': '1.4.0' },
    dependencies: { 'aws.greengrass.StreamManager': '2.1.13' },
  },
  {
    group: 'plant-linz-paint',
    deploymentName: 'paint-shop',
    prefix: 'linz-paint-cell-',
    platform: 'linux',
    architectures: ['amd64'],
    isLite: false,
    components: { 'com.fjordwerk.PaintRobot': '5.0.2', 'com.fjordwerk.VisionModel': '1.9.0' },
    dependencies: { 'aws.greengrass.DockerApplicationManager': '2.0.12' },
  },
  {
    group: 'shops-vienna',
    deploymentName: 'shop-terminals',
    prefix: 'shop-vienna-',
    platform: 'windows',
    architectures: ['amd64', 'amd64', 'x86'],
    isLite: false,
    components: { 'com.fjordwerk.LabelPrinter': '3.2.0', 'com.fjordwerk.ShelfCamera': '0.9.7' },
    dependencies: { 'aws.greengrass.ShadowManager': '2.3.9' },
  },
  {
    group: 'windfarm-hornsund',
    deploymentName: 'turbine-gateway',
    prefix: 'hornsund-wtg-',
    platform: 'linux',
    architectures: ['aarch64'],
    isLite: false,
    components: { 'com.fjordwerk.TurbineGateway': '4.11.0', 'com.fjordwerk.VibrationModel': '2.0.5' },
    dependencies: { 'aws.greengrass.DiskSpooler': '1.0.5', 'com.fjordwerk.lib.Modbus': '1.3.2' },
  },
  {
    group: 'cold-stores',
    deploymentName: 'cold-store-monitor',
    prefix: 'ColdStore_Rotterdam_',
    platform: 'linux',
    architectures: ['arm', 'aarch64'],
    isLite: false,
    components: { 'com.fjordwerk.ColdChain': '1.12.3' },
    dependencies: { 'com.fjordwerk.lib.Modbus': '1.3.2' },
  },
  {
    group: 'delivery-vans',
    deploymentName: 'van-telemetry',
    prefix: 'van:eu:',
    platform: 'linux',
    architectures: ['aarch64', 'aarch64', 'arm'],
    isLite: true,
    components: { 'com.fjordwerk.VanTelemetry': '0.31.0', 'com.fjordwerk.RoutePlanner': '2.2.2' },
    dependencies: { 'com.fjordwerk.lib.CanBus': '1.0.8' },
  },
  {
    group: 'water-works',
    deploymentName: 'pump-control',
    prefix: 'pump-station-',
    platform: 'linux',
    architectures: ['arm', 'amd64', 'riscv64'],
    isLite: true,
    components: { 'com.fjordwerk.PumpControl': '7.1.0' },
    dependencies: { 'com.fjordwerk.lib.Modbus': '1.3.2' },
  },
] as const satisfies readonly [Site, ...Site[]];

/** The sites in round-robin order. A site that appears twice has twice as many devices. */
const turns = [0, 3, 2, 5, 1, 3, 2, 0, 6, 5, 4, 2, 3, 1, 5, 0] as const;

/** The site of the n-th device of a fleet, and its number within the site, from 1. */
export function siteOf(n: number): { readonly site: Site; readonly number: number } {
  const turn = n % turns.length;
  const siteIndex = turns[turn] ?? 0;
  const perRound = turns.filter((index) => index === siteIndex).length;
  const earlier = turns.slice(0, turn).filter((index) => index === siteIndex).length;
  return { site: sites[siteIndex], number: Math.floor(n / turns.length) * perRound + earlier + 1 };
}

/** A deployment to all classic devices besides those of their sites. */
export const baseline: Site = {
  group: 'all-gateways',
  deploymentName: 'gateway-baseline',
  prefix: '',
  platform: 'linux',
  architectures: ['amd64'],
  isLite: false,
  components: { 'aws.greengrass.LogManager': '2.3.9', 'aws.greengrass.SecureTunneling': '1.1.3' },
  dependencies: {},
};
