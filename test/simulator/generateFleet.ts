import { component, coreDevice, groupDeployment, systemComponents, type NucleusKind } from './deviceParts';
import { failureScenarios } from './failureScenarios';
import type { SimulatedComponent, SimulatedDevice, SimulatedFleet } from './fleetFile';
import { account, days, hours, minutes, region, seededRandom, targetArn, type Random } from './random';

interface Site {
  readonly group: string;
  readonly deploymentName: string;
  readonly prefix: string;
  readonly components: readonly [string, ...string[]];
  readonly isLite: boolean;
}

const sites: readonly [Site, ...Site[]] = [
  {
    group: 'plant-graz-line-3',
    deploymentName: 'press-line',
    prefix: 'graz-press',
    components: ['com.acme.PressMonitor', 'com.acme.OpcUaBridge', 'aws.greengrass.LogManager'],
    isLite: false,
  },
  {
    group: 'plant-linz-paint',
    deploymentName: 'paint-shop',
    prefix: 'linz-paint',
    components: ['com.acme.PaintRobot', 'com.acme.VisionModel', 'aws.greengrass.StreamManager'],
    isLite: false,
  },
  {
    group: 'shops-vienna',
    deploymentName: 'shop-terminals',
    prefix: 'shop-vienna',
    components: ['com.acme.LabelPrinter', 'com.acme.ShelfCamera', 'aws.greengrass.SecureTunneling'],
    isLite: false,
  },
  {
    group: 'windfarm-north-sea',
    deploymentName: 'turbine-gateway',
    prefix: 'turbine',
    components: ['com.acme.TurbineGateway', 'com.acme.VibrationModel', 'aws.greengrass.LogManager'],
    isLite: false,
  },
  {
    group: 'delivery-vans',
    deploymentName: 'van-telemetry',
    prefix: 'van',
    components: ['com.acme.VanTelemetry', 'com.acme.RoutePlanner'],
    isLite: true,
  },
];

const classicVersions = [
  '2.5.6',
  '2.7.0',
  '2.9.4',
  '2.11.2',
  '2.12.1',
  '2.12.6',
  '2.13.0',
  '2.14.3',
  '2.15.1',
  '2.17.0',
  '2.18.2',
] as const;
const liteVersions = ['2.1.0', '2.4.0', '2.6.0'] as const;

function nucleusAt(site: Site, random: Random): NucleusKind {
  const coreVersion = site.isLite ? random.pick([...liteVersions]) : random.pick([...classicVersions]);
  return { coreVersion, isLite: site.isLite };
}

/** Mostly within the last day, some silent for days or weeks. */
function reportAge(random: Random): number {
  if (random.chance(0.07)) {
    return days * (2 + random.below(28)) + random.below(days);
  }
  return random.chance(0.4) ? random.below(2 * hours) + minutes : random.below(23 * hours) + minutes;
}

function brokenComponent(random: Random, healthy: SimulatedComponent): SimulatedComponent {
  const step = random.pick(['Startup', 'Run', 'Install'] as [string, ...string[]]);
  const exitCode = 1 + random.below(3);
  return {
    ...healthy,
    lifecycleState: random.chance(0.6) ? 'BROKEN' : 'ERRORED',
    lifecycleStateDetails: `The ${step.toLowerCase()} script exited with code ${exitCode}`,
    lifecycleStatusCodes: [`${step.toUpperCase()}_ERROR`],
  };
}

function generateDevice(index: number, random: Random): SimulatedDevice {
  const site = sites[index % sites.length] ?? sites[0];
  const name = `${site.prefix}-${String(Math.floor(index / sites.length) + 1).padStart(3, '0')}`;
  const nucleus = nucleusAt(site, random);
  const age = days * (1 + random.below(90)) + random.below(days);
  const arrived = groupDeployment(random, site.group, site.deploymentName, age);
  const failure = random.chance(0.06) ? random.pick([...failureScenarios]) : undefined;
  const isWaiting = failure === undefined && random.chance(0.05);
  const deployments = [
    ...(failure === undefined
      ? []
      : [
          groupDeployment(random, 'all-core-devices', 'fleet-baseline', 1 + random.below(20 * hours) + hours, {
            coreDeviceExecutionStatus: 'FAILED',
            reason: failure.reason,
            statusDetails: failure,
          }),
        ]),
    ...(isWaiting
      ? [
          groupDeployment(random, 'all-core-devices', 'fleet-baseline', random.below(3 * hours) + 10 * minutes, {
            coreDeviceExecutionStatus: random.pick(['QUEUED', 'IN_PROGRESS'] as [string, ...string[]]),
            reason: undefined,
          }),
        ]
      : []),
    arrived,
  ];
  const source = arrived.deploymentId ?? '';
  const own = site.components.map((componentName) =>
    component(componentName, `${1 + random.below(3)}.${random.below(10)}.${random.below(5)}`, source, age),
  );
  const [first, ...rest] = own;
  const components = [
    ...(first === undefined ? [] : [random.chance(0.05) ? brokenComponent(random, first) : first]),
    ...rest,
    ...(site.isLite ? [] : systemComponents(nucleus.coreVersion, source, age)),
  ];
  const platform = site.prefix === 'shop-vienna' ? 'windows' : 'linux';
  const architecture =
    platform === 'windows' ? 'amd64' : random.pick(['amd64', 'aarch64', 'arm'] as [string, ...string[]]);
  return coreDevice(name, nucleus, reportAge(random), deployments, components, {
    platform,
    architecture,
    tags: { group: targetArn('thinggroup', site.group) },
  });
}

/** A believable fleet of any size, the same for the same seed; most of it is well. */
export function generateFleet(size: number, seed = 1): SimulatedFleet {
  const random = seededRandom(seed);
  const devices = Array.from({ length: size }, (_, index) => generateDevice(index, random));
  return { account, region, devices };
}
