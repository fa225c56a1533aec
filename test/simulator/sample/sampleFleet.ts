import { cloudDeploymentsOn } from '../cloudDeployments';
import { componentsOfSample } from '../components/sampleComponents';
import type { ListedFleet, SimulatedDevice, SimulatedLogGroup } from '../fleetFile';
import { generateFleet } from '../generated/generateFleet';
import { account, region, seededRandom } from '../generated/random';
import { driftingDevices } from './sampleDrift';
import { galleries } from './sampleGalleries';
import { oddDevices } from './sampleOddities';
import { withRollouts } from './sampleRollouts';
import { limitedDevices, silentDevices, failingDevices } from './sampleScenarios';

const generatedCount = 116;
const seed = 22;

/** The cellars failed longer ago than their lines are kept. */
const logGroups: readonly SimulatedLogGroup[] = [
  { logGroupName: `/aws/greengrass/UserComponent/${region}/com.fjordwerk.CellarClimate`, retentionInDays: 7 },
];

/** Spreads a few devices evenly over many. Otherwise they would all be on one page. */
function mixed(many: readonly SimulatedDevice[], few: readonly SimulatedDevice[]): readonly SimulatedDevice[] {
  const gap = Math.floor(many.length / few.length);
  return many.flatMap((device, index) => {
    const guest = index % gap === 0 ? few[index / gap] : undefined;
    return guest === undefined ? [device] : [guest, device];
  });
}

/** A device with its deployments to this device alone. Those to thing groups are known already. */
function onlyToThing(device: SimulatedDevice): SimulatedDevice {
  return {
    ...device,
    effectiveDeployments: device.effectiveDeployments.filter(
      ({ targetArn }) => targetArn?.includes(':thing/') === true,
    ),
  };
}

/**
 * The fleet of `npm start` and of the tests: about 150 devices of a sample company with every status and state, mostly
 * healthy. The timeline doesn't change the devices in `sampleNames`.
 */
export function sampleFleet(): ListedFleet {
  const { devices, deployments = [] } = generateFleet(generatedCount, seed);
  const many = Array.from({ length: devices.length }, (_, index) => devices.at(index)).filter(
    (device) => device !== undefined,
  );
  const drifting = driftingDevices(seededRandom(21));
  const random = seededRandom(20);
  const few = [
    ...failingDevices(random),
    ...oddDevices(random),
    ...limitedDevices(random),
    ...silentDevices(random),
    ...galleries(random),
  ].map((device) => ({ ...device, isSteady: true }));
  const kept = many.filter(({ coreDeviceThingName }) => !drifting.byReplaced.has(coreDeviceThingName));
  const known = [...deployments, ...cloudDeploymentsOn(few), ...cloudDeploymentsOn(kept.map(onlyToThing))];
  const all = mixed(
    many.map((device) => drifting.byReplaced.get(device.coreDeviceThingName) ?? device),
    few,
  );
  const rollouts = withRollouts({ account, region, devices: all, deployments: [...known, ...drifting.deployments] });
  const groups = [...(rollouts.iot?.groups ?? []), ...drifting.groups];
  const fleet = { ...rollouts, iot: { ...rollouts.iot, groups } };
  return { ...fleet, components: componentsOfSample(fleet), logGroups };
}
