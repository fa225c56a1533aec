import { specificationOf } from '../definitions';
import { failedAs, noVersionSatisfies } from './failureScenarios';
import type { CloudDeployment, SimulatedDeployment, SimulatedDevice } from '../fleetFile';
import type { SimulatedGroup } from '../iot/iotFleet';
import { minutes, revisionIds, type Random } from '../generated/random';
import { driftDeploymentNames, driftHistories, type DriftHistory } from './sampleHistories';
import type { SlotEvent } from '../slots/slotEvents';
import { slotFleet } from '../slots/slotFleet';
import { playHistory } from '../slots/slotHistory';
import type { SlotWorld } from '../slots/slotWorld';

/** The time from one event to the next, in seconds. */
const step = 4 * minutes;

/** How long a history takes, in seconds. */
function durationOf(events: readonly SlotEvent[]): number {
  const waits = events.map((event) => (event.kind === 'wait' ? event.seconds : 0));
  return waits.reduce((sum, seconds) => sum + seconds, (events.length - 1) * step);
}

function worldOf({ thingName, nucleus, endedAgo, events }: DriftHistory): SlotWorld {
  const setting = {
    thingName,
    nucleus,
    parents: {},
    dependencies: {},
    canListGroups: true,
    isSourceTheLastDeployment: false,
    listsHistory: true,
    restoresLatest: false,
    startsAt: -endedAgo - durationOf(events),
    step,
  };
  return playHistory(setting, events);
}

/** The failures of the histories with the reasons of real devices, by the ID that a deployment has in its history. */
const failures: Readonly<Record<string, SimulatedDeployment>> = {
  'plant-graz-labels-2': failedAs(4),
  'opc-ua-pilot-1': {
    ...failedAs(7),
    reason: noVersionSatisfies(
      'com.fjordwerk.OpcUaBridge',
      'thinggroup/plant-graz-buffers requires =1.4.0',
      'thinggroup/opc-ua-pilot requires =1.5.0',
    ),
  },
};

/** The IDs and names of deployments, by the ID that a deployment has in its history. */
type Labels = ReadonlyMap<string, ReturnType<typeof revisionIds> & { readonly deploymentName: string }>;

/** A device with the labels of its deployments. The timeline leaves it unchanged. */
function deviceOf(device: SimulatedDevice, { platform, architecture }: DriftHistory, labels: Labels): SimulatedDevice {
  return {
    ...device,
    platform,
    architecture,
    isSteady: true,
    effectiveDeployments: device.effectiveDeployments.map((deployment) => {
      const { deploymentId = '' } = deployment;
      return { ...deployment, ...failures[deploymentId], ...labels.get(deploymentId) };
    }),
    installedComponents: device.installedComponents.map((item) => {
      const source = labels.get(item.lastInstallationSource ?? '')?.deploymentId;
      return source === undefined ? item : { ...item, lastInstallationSource: source };
    }),
  };
}

function deploymentOf(deployment: CloudDeployment, labels: Labels): CloudDeployment {
  const { deploymentId, components = {}, isLatestForTarget } = deployment;
  const requested = Object.entries(components).map(([name, { componentVersion }]) => {
    const specification = specificationOf(name, componentVersion, isLatestForTarget ? 0 : 1);
    return [name, specification] as const;
  });
  return { ...deployment, ...labels.get(deploymentId), components: Object.fromEntries(requested) };
}

/** What the histories of core devices led to. */
export interface DriftingDevices {
  /** By the name of the generated device that each one replaces, so that the fleet keeps its size. */
  readonly byReplaced: ReadonlyMap<string, SimulatedDevice>;
  readonly deployments: readonly CloudDeployment[];
  readonly groups: readonly SimulatedGroup[];
}

/** The devices that differ from what their deployments ask for, or where nobody can tell. */
export function driftingDevices(random: Random): DriftingDevices {
  const { devices, deployments = [], iot } = slotFleet(driftHistories.map(worldOf));
  const labels: Labels = new Map(
    deployments.map(({ deploymentId, deploymentName: target = '', targetArn }) => {
      const deploymentName = driftDeploymentNames[target] ?? target;
      return [deploymentId, { ...revisionIds(random, targetArn), deploymentName }] as const;
    }),
  );
  const byReplaced = driftHistories.flatMap((history, index) => {
    const device = devices[index];
    return device === undefined ? [] : [[history.replaces, deviceOf(device, history, labels)] as const];
  });
  return {
    byReplaced: new Map(byReplaced),
    deployments: deployments.map((deployment) => deploymentOf(deployment, labels)),
    groups: iot?.groups ?? [],
  };
}
