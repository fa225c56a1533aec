import type { RolloutFilter, RolloutGrouping } from '../../../../src/fleet/deployments/rolloutSelection';
import { invisibleRow } from '../../../../src/text/rows/row';
import { DeploymentRows } from '../../../../src/tree/deployments/deploymentRows';
import type { Node } from '../../../../src/tree/engine/node';
import { lazyCatalog } from '../../../../src/ui/catalog';
import { cloudDeploymentsOn } from '../../../simulator/cloudDeployments';
import { ManualClock } from '../../../simulator/clock';
import { coreDevice, groupDeployment, thingDeployment } from '../../../simulator/generated/deviceParts';
import { failedAs } from '../../../simulator/sample/failureScenarios';
import type { SimulatedFleet } from '../../../simulator/fleetFile';
import { account, hours, region, seededRandom } from '../../../simulator/generated/random';
import { now } from '../../fixtures';
import { openLiveFleet, type LiveFleet } from '../../fleet/liveFleet';

export const classic = { coreVersion: '2.14.3', isLite: false };
const older = groupDeployment(seededRandom(6), 'line-3', 'press-line', 90 * hours);
export const latest = groupDeployment(seededRandom(7), 'line-3', 'press-line', 9 * hours);
export const failed = { ...latest, ...failedAs(4) };
export const parent = groupDeployment(seededRandom(8), 'vans', 'van-telemetry', 20 * hours);
export const sub = groupDeployment(seededRandom(9), 'vans-test', 'van-telemetry-next', 3 * hours);
const single = thingDeployment(seededRandom(10), 'press-3', 'bring-up', hours);
export const devices = [
  coreDevice('press-1', classic, 60, [older, failed], []),
  coreDevice('press-2', classic, 60, [older, latest], []),
  coreDevice('press-3', classic, 60, [single], []),
  coreDevice('van-1', classic, 60, [parent], []),
  coreDevice('van-2', classic, 60, [parent, sub], []),
];
export const simulated: SimulatedFleet = {
  account,
  region,
  devices,
  deployments: cloudDeploymentsOn(devices).map((deployment) =>
    deployment.targetArn === sub.targetArn ? { ...deployment, parentTargetArn: parent.targetArn ?? '' } : deployment,
  ),
};

/** What the user has set, and how often the rows asked to be drawn again. */
interface View {
  filter: RolloutFilter;
  grouping: RolloutGrouping;
  isWatched: boolean | undefined;
  redrawn: number;
}

/** The rows of the deployments of a simulated fleet, with its list of core devices and its deployments loaded. */
export interface ShownDeployments {
  readonly live: LiveFleet;
  readonly view: View;
  readonly top: Node;
}

/** Opens a fleet and shows its deployments. */
export async function openDeploymentRows(fleet: SimulatedFleet): Promise<ShownDeployments> {
  const live = await openLiveFleet(fleet, {}, { clock: new ManualClock(now.getTime()), signatureTolerance: Infinity });
  const view: View = { filter: {}, grouping: 'none', isWatched: undefined, redrawn: 0 };
  const { clock } = live;
  const top: Node = {
    id: 'deployments',
    parent: undefined,
    isExpandable: true,
    row: () => invisibleRow,
    children: () => rows.rows(),
  };
  const rows = new DeploymentRows(() => top, {
    context: {
      clock,
      catalog: lazyCatalog(),
      thresholds: () => ({ staleAfterHours: 25, stuckAfterHours: 2 }),
      timeZone: () => 'local',
      areDependenciesShown: () => false,
      isWatched: () => view.isWatched,
      isMuted: () => false,
      failingCount: () => 0,
      stuckCount: () => 0,
    },
    fleet: live.fleet,
    filter: () => view.filter,
    grouping: () => view.grouping,
    redraw: () => {
      view.redrawn += 1;
    },
  });
  await live.fleet.list.readFirst();
  await live.fleet.rollouts.latest.listing.read();
  live.takeRequests();
  return { live, view, top };
}
