import type { NucleusKind } from '../generated/deviceParts';
import { days, hours, minutes } from '../generated/random';
import { sampleNames } from './sampleNames';
import type { SlotEvent, Versions } from '../slots/slotEvents';

/** What happened to a core device of the sample fleet, and to the deployments of its thing groups. */
export interface DriftHistory {
  readonly thingName: string;
  /** The generated device that it replaces. */
  readonly replaces: string;
  readonly nucleus: NucleusKind;
  readonly platform: string;
  readonly architecture: string;
  /** The age of the last event, in seconds. */
  readonly endedAgo: number;
  readonly events: readonly SlotEvent[];
}

const classic: Pick<DriftHistory, 'nucleus' | 'platform' | 'architecture'> = {
  nucleus: { coreVersion: '2.16.1', isLite: false },
  platform: 'linux',
  architecture: 'amd64',
};

const report: SlotEvent = { kind: 'report' };
const succeed: SlotEvent = { kind: 'finish', ending: 'succeeds' };

function wait(seconds: number): SlotEvent {
  return { kind: 'wait', seconds };
}

function join(group: string): SlotEvent {
  return { kind: 'join', group, isQueued: true };
}

/** A revision for a thing group or a thing. The names of its components come without `com.fjordwerk.`. */
function revise(target: string, components: Versions): SlotEvent {
  const named = Object.entries(components).map(([name, version]) => [`com.fjordwerk.${name}`, version] as const);
  return { kind: 'revise', target, components: Object.fromEntries(named) };
}

/** The device joins a thing group and runs what its deployment asks for. */
function install(group: string, components: Versions): readonly SlotEvent[] {
  return [join(group), revise(group, components), succeed];
}

const masts = 'windfarm-hornsund-masts';
const ovens = 'plant-linz-ovens';
const visionTrial = 'plant-linz-vision-trial';
const spares = 'plant-graz-spares';
const buffers = 'plant-graz-buffers';
const pilot = 'opc-ua-pilot';
const labels = 'plant-graz-labels';
const popups = 'shops-popup';
const shelves = 'shops-shelf-trial';
const loaners = 'van-loaners';
const routes = 'van-route-trial';
const gateways = 'plant-linz-gateways';

/** The names of the deployments, by thing group or thing. */
export const driftDeploymentNames: Readonly<Record<string, string>> = {
  [masts]: 'met-mast-gateway',
  [ovens]: 'paint-oven',
  [visionTrial]: 'vision-trial',
  [spares]: 'press-spare',
  [buffers]: 'press-buffer',
  [pilot]: 'opc-ua-pilot',
  [labels]: 'graz-labels',
  [popups]: 'popup-terminals',
  [shelves]: 'shelf-trial',
  [loaners]: 'loaner-telemetry',
  [routes]: 'route-trial',
  [gateways]: 'linz-gateway',
  [sampleNames.liteLeftGroup]: 'loaner-hotfix',
};

/**
 * The histories of core devices that differ from what was asked for, or that nobody can judge. Each replaces a healthy
 * device of its site, or a failing one if it fails itself. The counts of the fleet don't depend on them.
 */
export const driftHistories: readonly DriftHistory[] = [
  {
    ...classic,
    thingName: sampleNames.restored,
    replaces: 'hornsund-wtg-022',
    architecture: 'aarch64',
    endedAgo: 35 * minutes,
    events: [
      // The image is from the end of this.
      ...install(masts, { TurbineGateway: '4.10.0' }),
      wait(40 * days),
      revise(masts, { TurbineGateway: '4.11.0', VibrationModel: '2.0.5' }),
      succeed,
      wait(8 * days),
      { kind: 'restoreImage' },
    ],
  },
  {
    ...classic,
    thingName: sampleNames.leftGroup,
    replaces: 'linz-paint-cell-011',
    endedAgo: 3 * hours,
    events: [
      ...install(visionTrial, { VisionModel: '1.9.0' }),
      wait(12 * days),
      ...install(ovens, { PaintRobot: '5.0.2' }),
      wait(2 * days),
      { kind: 'leave', group: visionTrial },
      wait(20 * hours),
      report,
    ],
  },
  {
    ...classic,
    thingName: sampleNames.overridden,
    replaces: 'graz-press-007',
    endedAgo: 2 * hours,
    events: [
      ...install(spares, { PressMonitor: '2.4.1', OpcUaBridge: '1.4.0' }),
      wait(6 * days),
      {
        kind: 'deployLocally',
        merge: { 'com.fjordwerk.PressMonitor': '2.4.2-torque' },
        remove: [],
        // In the slot of the group. In its own slot, the nucleus would find a conflict.
        group: spares,
      },
    ],
  },
  {
    ...classic,
    thingName: sampleNames.conflicting,
    replaces: 'graz-press-004',
    endedAgo: 50 * minutes,
    events: [
      ...install(buffers, { PressMonitor: '2.4.1', OpcUaBridge: '1.4.0' }),
      ...install(labels, { LabelPrinter: '3.1.0' }),
      wait(9 * days),
      revise(labels, { LabelPrinter: '3.2.0' }),
      { kind: 'finish', ending: 'rollsBack' },
      wait(9 * hours),
      // The nucleus finds the conflict, so this fails.
      ...install(pilot, { OpcUaBridge: '1.5.0' }),
      report,
    ],
  },
  {
    ...classic,
    thingName: sampleNames.waiting,
    replaces: 'shop-vienna-022',
    platform: 'windows',
    endedAgo: 12 * minutes,
    events: [
      ...install(popups, { LabelPrinter: '3.1.0' }),
      wait(5 * days),
      revise(popups, { LabelPrinter: '3.2.0' }),
      { kind: 'cancel', target: popups },
      wait(7 * hours),
      report,
      wait(30 * minutes),
      join(shelves),
      revise(shelves, { ShelfCamera: '0.9.7' }),
    ],
  },
  {
    ...classic,
    thingName: sampleNames.liteLeftGroup,
    replaces: 'van:eu:016',
    nucleus: { coreVersion: '2.6.0', isLite: true },
    architecture: 'aarch64',
    endedAgo: 4 * hours,
    events: [
      ...install(loaners, { VanTelemetry: '0.31.0' }),
      ...install(routes, { RoutePlanner: '2.2.2' }),
      wait(3 * days),
      // Nucleus Lite doesn't support deployments to a single thing.
      revise(sampleNames.liteLeftGroup, { VanTelemetry: '0.32.0' }),
      { kind: 'leave', group: routes },
      wait(18 * hours),
      report,
    ],
  },
  {
    ...classic,
    thingName: sampleNames.forgotGroups,
    replaces: 'linz-paint-cell-014',
    endedAgo: 25 * minutes,
    events: [
      ...install(gateways, { OpcUaBridge: '1.4.0', VisionModel: '1.9.0', LabelPrinter: '3.1.0' }),
      wait(11 * days),
      { kind: 'forgetGroups' },
      report,
    ],
  },
];
