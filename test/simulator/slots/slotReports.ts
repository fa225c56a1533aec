import type { ActualComponent, NucleusState } from './nucleusSlots';
import type { Reported, SlotWorld } from './slotWorld';

/** Built-in services, which every classic nucleus reports. */
const builtIn = ['DeploymentService', 'FleetStatusService', 'TelemetryAgent', 'UpdateSystemPolicyService'];

function isRoot({ slots }: NucleusState, name: string): boolean {
  return [...slots.values()].some(({ roots }) => Object.hasOwn(roots, name));
}

function asReported(device: NucleusState, name: string, component: ActualComponent, world: SlotWorld): Reported {
  // On Nucleus Lite, every component is a root.
  return { ...component, isRoot: world.setting.nucleus.isLite || isRoot(device, name), at: world.now };
}

function ownComponents({ setting, now }: SlotWorld): readonly (readonly [string, Reported])[] {
  const { isLite, coreVersion } = setting.nucleus;
  if (isLite) {
    return [];
  }
  const own = { source: '', isRoot: false, isBroken: false, at: now };
  return [
    ['aws.greengrass.Nucleus', { ...own, version: coreVersion, isRoot: true }],
    ...builtIn.map((name) => [name, { ...own, version: '0.0.0' }] as const),
  ];
}

/** A device that reports all of its components, unless its reports are lost. */
export function reportAll(world: SlotWorld): SlotWorld {
  const { device, losesReports, now } = world;
  if (losesReports) {
    return world;
  }
  const own = Array.from(
    device.installed,
    ([name, component]) => [name, asReported(device, name, component, world)] as const,
  );
  return { ...world, reported: new Map([...ownComponents(world), ...own]), reportedAt: now };
}

/** A device that reports the components that have changed, unless its reports are lost. */
export function reportChanges(world: SlotWorld, before: NucleusState): SlotWorld {
  const { device, losesReports, now } = world;
  if (losesReports) {
    return world;
  }
  const reported = new Map(world.reported);
  for (const name of before.installed.keys()) {
    if (!device.installed.has(name)) {
      reported.delete(name);
    }
  }
  for (const [name, component] of device.installed) {
    if (component !== before.installed.get(name)) {
      const known = before.installed.get(name);
      const isChanged = known?.version !== component.version || known.source !== component.source;
      if (isChanged) {
        reported.set(name, asReported(device, name, component, world));
      }
    }
  }
  return { ...world, reported, reportedAt: now };
}
