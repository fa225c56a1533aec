import { compareNames } from '../../base/names/compareNames';
import { verdictKinds } from '../../greengrass/drift/verdict';
import type { ComponentVerdict } from '../../greengrass/drift/componentVerdict';
import type { Fleet } from '../fleet';
import { knownDifferences } from './knownDrift';

/** The devices on which a component differs from what was asked for in one way. */
export interface DifferingDevices {
  /** Unique among the groups of a fleet. */
  readonly key: string;
  /** One of the verdicts; they all are of the same kind. */
  readonly example: ComponentVerdict;
  /** In order of arrival. */
  readonly thingNames: readonly string[];
}

/** Whether a core device is known to differ from what was asked for. Sends no request. */
export function differs(fleet: Fleet, thingName: string): boolean {
  const record = fleet.devices.get(thingName);
  return record !== undefined && knownDifferences(fleet, record).length > 0;
}

/**
 * The core devices that are known to differ from what was asked for, by verdict and component: most devices first, then the
 * most important verdicts, then by name. Only devices whose deployments and components are loaded are judged. Sends no request.
 */
export function differingDevices(fleet: Fleet): readonly DifferingDevices[] {
  const groups = new Map<string, { example: ComponentVerdict; thingNames: string[] }>();
  for (const record of fleet.devices.all()) {
    for (const difference of knownDifferences(fleet, record)) {
      const key = JSON.stringify([difference.verdict.kind, difference.componentName]);
      const group = groups.get(key) ?? { example: difference, thingNames: [] };
      groups.set(key, group);
      group.thingNames.push(record.device.coreDeviceThingName);
    }
  }
  return [...groups]
    .map(([key, group]) => ({ key, ...group }))
    .sort(
      (a, b) =>
        b.thingNames.length - a.thingNames.length ||
        verdictKinds.indexOf(a.example.verdict.kind) - verdictKinds.indexOf(b.example.verdict.kind) ||
        compareNames(a.example.componentName, b.example.componentName),
    );
}
