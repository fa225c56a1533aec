import { deviceLists, type DevicePlan, type Problem } from './generateLists';
import { cloudDeploymentsOfSites } from '../cloudDeployments';
import { componentsOfSites } from '../components/componentsOfSites';
import type { PublishedComponent } from '../components/publishedComponent';
import type { SimulatedDevice, SimulatedFleet } from '../fleetFile';
import type { NucleusKind } from './deviceParts';
import { account, days, hours, minutes, region, seededRandom, type Random } from './random';
import { everySite, rolloutsOf, type Rollout, type Rollouts } from '../rollouts';
import { baseline, siteOf, type Site } from '../sample/sites';

const classicVersions = [
  '2.5.6',
  '2.7.0',
  '2.9.6',
  '2.11.3',
  '2.12.1',
  '2.12.6',
  '2.13.0',
  '2.14.3',
  '2.14.3',
  '2.14.3',
  '2.15.1',
  '2.16.1',
  '2.16.1',
  '2.17.0',
  '2.17.0',
  '2.18.2',
];
const liteVersions = ['2.1.0', '2.2.2', '2.4.0', '2.5.0', '2.6.0'];

/** The number of devices with each problem, per 1,000 devices. The others have none. */
const problems: readonly (readonly [Problem, number])[] = [
  ['failedDeployment', 36],
  ['brokenComponent', 20],
  ['erroredComponent', 16],
  ['timedOut', 6],
  ['inProgress', 14],
  ['rejected', 6],
  ['canceled', 6],
];

/** Picks the problem of a device. */
type ProblemOf = (ordinal: number, random: Random) => Problem;

const pickProblem: ProblemOf = (_ordinal, random) => {
  let rest = random.next() * 1000;
  for (const [problem, share] of problems) {
    rest -= share;
    if (rest < 0) {
      return problem;
    }
  }
  return 'none';
};

/** Some devices are silent for days or weeks. The others report every 24 hours and when a deployment arrives. */
function reportAge(random: Random, newest: Rollout): Pick<DevicePlan, 'reportAge' | 'newestArrival'> {
  const fraction = random.next();
  const newestArrival = newest.age - minutes - random.below(180 * minutes) - fraction;
  if (random.chance(0.06)) {
    return { reportAge: days * (2 + random.below(40)) + random.below(days) + fraction, newestArrival };
  }
  const cadence = minutes + fraction + random.below(random.chance(0.4) ? 2 * hours : 23 * hours);
  return { reportAge: Math.min(cadence, newestArrival), newestArrival };
}

function pickNucleus(isLite: boolean, random: Random): NucleusKind {
  const versions = isLite ? liteVersions : classicVersions;
  return { coreVersion: versions[random.below(versions.length)] ?? '', isLite };
}

/** The number of the device at a position, because the list of AWS has no visible order. */
function shuffled(index: number, size: number): number {
  const step = [7919, 7907, 7901].find((prime) => size % prime !== 0) ?? 1;
  return (index * step + Math.floor(size / 3)) % size;
}

type RolloutsBySite = ReadonlyMap<Site, Rollouts>;

function planDevice(
  index: number,
  size: number,
  seed: number,
  bySite: RolloutsBySite,
  problemOf: ProblemOf,
): DevicePlan {
  const ordinal = shuffled(index, size);
  const { site, number } = siteOf(ordinal);
  const random = seededRandom(seed * 1_000_003 + ordinal);
  const rollouts = bySite.get(site) ?? rolloutsOf(site, seed);
  return {
    name: site.prefix + String(number).padStart(Math.max(3, String(size).length - 1), '0'),
    site,
    seed,
    ordinal,
    nucleus: pickNucleus(site.isLite, random),
    ...reportAge(random, rollouts[0]),
    rollouts,
    baseline: bySite.get(baseline) ?? rolloutsOf(baseline, seed),
    architecture: random.pick(site.architectures),
    problem: problemOf(ordinal, random),
  };
}

/** The device of a plan. Its lists are generated on access, which keeps a large fleet small. */
function generateDevice(plan: DevicePlan): SimulatedDevice {
  let lists: ReturnType<typeof deviceLists> | undefined;
  return {
    coreDeviceThingName: plan.name,
    status: plan.problem === 'brokenComponent' ? 'UNHEALTHY' : 'HEALTHY',
    lastStatusUpdateTimestamp: -plan.reportAge,
    platform: plan.site.platform,
    architecture: plan.architecture,
    runtime: plan.nucleus.isLite ? 'aws_nucleus_lite' : 'aws_nucleus_classic',
    coreVersion: plan.nucleus.coreVersion,
    tags: { site: plan.site.group, ring: String(plan.ordinal % 3) },
    thing: {
      thingTypeName: plan.nucleus.isLite ? 'lite-gateway' : 'gateway',
      attributes: { site: plan.site.group, ring: String(plan.ordinal % 3) },
    },
    get effectiveDeployments() {
      lists ??= deviceLists(plan);
      return lists.effectiveDeployments;
    },
    get installedComponents() {
      lists ??= deviceLists(plan);
      return lists.installedComponents;
    },
  };
}

/**
 * A realistic fleet of any size, the same for the same seed. About 10% have a problem, unless `problemOf` decides otherwise.
 * Devices are generated on access.
 */
export function generateFleet(size: number, seed = 1, problemOf = pickProblem): SimulatedFleet {
  let components: readonly PublishedComponent[] | undefined;
  const bySite = new Map(everySite.map((site) => [site, rolloutsOf(site, seed)]));
  return {
    account,
    region,
    deployments: cloudDeploymentsOfSites(seed),
    // Not before the first request for components.
    get components() {
      components ??= componentsOfSites(seed, classicVersions);
      return components;
    },
    devices: {
      length: size,
      at: (index) =>
        index >= 0 && index < size ? generateDevice(planDevice(index, size, seed, bySite, problemOf)) : undefined,
    },
  };
}
