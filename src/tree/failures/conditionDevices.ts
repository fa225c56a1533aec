import { once } from '../../base/once';
import type { Fleet } from '../../fleet/fleet';

/** The devices with a condition. Sorting takes long in a large fleet, so it waits until someone wants to see them. */
export interface ConditionDevices {
  readonly size: number;
  readonly inNameOrder: () => readonly string[];
}

/** @param isIncluded tests names that may be left out */
export function conditionDevices(
  { devices }: Fleet,
  thingNames: ReadonlySet<string>,
  isIncluded?: (thingName: string) => boolean,
): ConditionDevices {
  const included = isIncluded === undefined ? thingNames : new Set([...thingNames].filter(isIncluded));
  return {
    size: included.size,
    inNameOrder: once(() => devices.namesInOrder.filter((thingName) => included.has(thingName))),
  };
}
