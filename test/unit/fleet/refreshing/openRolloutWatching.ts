import { RolloutWatches } from '../../../../src/fleet/refreshing/rolloutWatches';
import type { WatchedRolloutAddress } from '../../../../src/fleet/refreshing/watched';
import { BackgroundRequests } from '../../../../src/fleet/requests/backgroundRequests';
import { rolloutWatchWords } from '../../../../src/text/messages/deployments/rolloutWatchWords';
import { cloudDeploymentsOn } from '../../../simulator/cloudDeployments';
import { ManualClock } from '../../../simulator/clock';
import { coreDevice, groupDeployment } from '../../../simulator/generated/deviceParts';
import type { SimulatedFleet } from '../../../simulator/fleetFile';
import type { LiveRollout } from '../../../simulator/iot/liveRollout';
import type { RolloutPlan } from '../../../simulator/iot/rolloutPlan';
import { account, hours, region, seededRandom, targetArn } from '../../../simulator/generated/random';
import { now } from '../../fixtures';
import { openLiveFleet, type LiveFleet } from '../liveFleet';

export const classic = { coreVersion: '2.14.3', isLite: false };
/** The revision before the rollouts. */
export const earlier = groupDeployment(seededRandom(6), 'line-3', 'press-line', 90 * hours);
export const things = ['press-1', 'press-2', 'press-3', 'press-4'];
const devices = things.map((name) => coreDevice(name, classic, 60, [earlier], []));
export const simulated: SimulatedFleet = { account, region, devices, deployments: cloudDeploymentsOn(devices) };
const failure = {
  statusDetails: { errorStack: ['DEPLOYMENT_FAILURE', 'COMPONENT_BROKEN'], errorTypes: ['COMPONENT_ERROR'] },
};

/** A fleet with watches of rollouts. */
export interface RolloutWatching {
  readonly live: LiveFleet;
  readonly watches: RolloutWatches;
  /** The words of each watch that has ended. */
  readonly ended: readonly string[];
  /** The request budget. */
  perMinute: number;
  /** Lets time pass in the simulator and in the program. */
  pass(seconds: number): Promise<void>;
  addressOf(rollout: LiveRollout): WatchedRolloutAddress;
  /** One device every 10 seconds, each of which starts after 10 seconds and ends after another 10: all end after 50. */
  begin(plan?: Partial<RolloutPlan>): Promise<LiveRollout>;
  close(): Promise<void>;
}

/** Opens a fleet of which four devices are in a thing group. */
export async function openRolloutWatching(): Promise<RolloutWatching> {
  const clock = new ManualClock(now.getTime());
  const live = await openLiveFleet(simulated, {}, { clock, signatureTolerance: Infinity });
  const ended: string[] = [];
  const requests = new BackgroundRequests(live.fleet, live.clock, () => opened.perMinute);
  const watches = new RolloutWatches(live.fleet, live.clock, requests);
  watches.onDidEnd((end) => {
    const { text, severity } = rolloutWatchWords(end);
    ended.push(`${severity}: ${text}`);
  });
  const addressOf = ({ deploymentId }: LiveRollout): WatchedRolloutAddress => {
    const { id } = live.fleet.connection;
    return { kind: 'deployment', connectionId: id, targetArn: targetArn('thinggroup', 'line-3'), deploymentId };
  };
  const opened: RolloutWatching = {
    live,
    watches,
    ended,
    perMinute: 60,
    pass: async (seconds) => {
      for (let passed = 0; passed < seconds; passed += 10) {
        clock.advance(10);
        await live.advance(10);
      }
    },
    addressOf,
    begin: async (plan = {}) => {
      const rollout = live.simulator.startRollout({ target: 'line-3', things, perMinute: 6, failure, ...plan });
      await live.fleet.rollouts.latest.listing.refresh();
      watches.watch(addressOf(rollout));
      await live.advance(0);
      live.takeRequests();
      return rollout;
    },
    close: async () => {
      watches.dispose();
      await live.close();
    },
  };
  await live.fleet.list.readFirst();
  return opened;
}
