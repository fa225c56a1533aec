import { knownRollout } from '../../../src/fleet/deployments/knownRollout';
import { rolloutDevices } from '../../../src/fleet/deployments/rolloutDevices';
import type { Fleet } from '../../../src/fleet/fleet';
import { RolloutReads } from '../../../src/fleet/refreshing/rolloutReads';
import { BackgroundRequests } from '../../../src/fleet/requests/backgroundRequests';
import { countsOf } from '../../../src/greengrass/rollouts/rollout';
import { systemClock } from '../../../src/ui/systemClock';
import { cloudDeploymentsOn } from '../../simulator/cloudDeployments';
import { coreDevice, groupDeployment } from '../../simulator/generated/deviceParts';
import { failedAs } from '../../simulator/sample/failureScenarios';
import type { SimulatedDeployment, SimulatedFleet } from '../../simulator/fleetFile';
import { account, hours, region, seededRandom } from '../../simulator/generated/random';
import type { Simulator } from '../../simulator/simulator';
import type { Figure } from '../measure';
import { latency, scanAll, withFleet } from '../withFleet';

const nucleus = { coreVersion: '2.14.3', isLite: false };
const never = new AbortController().signal;

/** A fleet in which each device has one of these deployments. */
function fleetWith(size: number, deploymentOf: (index: number) => SimulatedDeployment): SimulatedFleet {
  const devices = Array.from({ length: size }, (_, index) =>
    coreDevice(`press-${index}`, nucleus, 60, [deploymentOf(index)], []),
  );
  return { account, region, devices, deployments: cloudDeploymentsOn(devices) };
}

/** A deployment for each of 500 thing groups. */
function manyTargets(): SimulatedFleet {
  return fleetWith(500, (index) => groupDeployment(seededRandom(index), `line-${index}`, `line-${index}`, hours));
}

/** A deployment to 10,000 devices that failed on 60. */
function largeRollout(): SimulatedFleet {
  const rollout = groupDeployment(seededRandom(1), 'plant', 'plant', hours);
  return fleetWith(10_000, (index) => (index < 60 ? { ...rollout, ...failedAs(4) } : rollout));
}

/** The requests until this many rows are counted in the background. */
async function requestsToCount(fleet: Fleet, simulator: Simulator, rows: number): Promise<number> {
  const { latest } = fleet.rollouts;
  const shown = (latest.listing.state.items ?? [])
    .slice(0, rows)
    .map((deployment) => ({ deployment, isOpen: false, openOutcomes: [] }));
  const before = simulator.requests.length;
  const requests = new BackgroundRequests(fleet, systemClock, () => 10_000);
  const reads = new RolloutReads(fleet, systemClock, requests, () => shown);
  reads.didChange();
  while (shown.some(({ deployment }) => countsOf(knownRollout(fleet, deployment)) === undefined)) {
    await systemClock.delay(20, never);
  }
  reads.dispose();
  return simulator.requests.length - before;
}

const manyTargetsAt = `500 targets at ${latency} ms`;

async function listFigures(): Promise<readonly Figure[]> {
  return withFleet(manyTargets(), async (fleet) => {
    await scanAll(fleet);
    const start = performance.now();
    await fleet.rollouts.latest.listing.read();
    const ratio = (performance.now() - start) / (5 * latency);
    return [{ what: `${manyTargetsAt}: rows against 5 pages × latency`, value: ratio, limit: 1.1, unit: '×' }];
  });
}

async function countFigures(): Promise<readonly Figure[]> {
  return withFleet(manyTargets(), async (fleet, simulator) => {
    await fleet.rollouts.latest.listing.read();
    const [first, more] = [await requestsToCount(fleet, simulator, 25), await requestsToCount(fleet, simulator, 50)];
    return [
      { what: `${manyTargetsAt}: counts of the first 25 rows`, value: first, limit: 60, unit: 'requests' },
      { what: `${manyTargetsAt}: counts of the first 50 rows`, value: first + more, limit: 110, unit: 'requests' },
    ];
  });
}

async function rolloutFigures(): Promise<readonly Figure[]> {
  return withFleet(largeRollout(), async (fleet, simulator) => {
    await fleet.rollouts.latest.listing.read();
    const deploymentId = fleet.rollouts.latest.listing.state.items?.[0]?.deploymentId ?? '';
    const before = simulator.requests.length;
    await fleet.rollouts.job(deploymentId).read();
    await fleet.rollouts.executions(deploymentId, 'failed').read();
    const requests = simulator.requests.length - before;
    const failed = fleet.rollouts.executions(deploymentId, 'failed').state.items?.length ?? 0;
    await fleet.rollouts.executions(deploymentId, 'succeeded').read();
    const start = performance.now();
    rolloutDevices(fleet, deploymentId);
    const merged = performance.now() - start;
    const of = 'rollout to 10,000 devices';
    return [
      { what: `${of}: names of ${failed} failed devices`, value: requests, limit: 3, unit: 'requests' },
      { what: `${of}: all devices put together for the panel`, value: merged, limit: 50, unit: 'ms' },
    ];
  });
}

/** The cost of the Deployments view. */
export async function deploymentFigures(): Promise<readonly Figure[]> {
  return [...(await listFigures()), ...(await countFigures()), ...(await rolloutFigures())];
}
