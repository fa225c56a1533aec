import { isFailing, lifecycleStateLook } from '../../greengrass/status/status';
import { statusCodesOf } from '../../greengrass/failures/headline';
import type { ListingState } from '../requests/listing';
import type { ListedComponentVersion } from '../../greengrass/component';
import type { Fleet } from '../fleet';

/** The ARN of a component with a name, without a version. The account's own one comes first: it replaces AWS's. */
export function listedArn({ components }: Fleet, componentName: string): string | undefined {
  return [components.own, components.provided]
    .flatMap(({ state }) => state.items ?? [])
    .find((component) => component.componentName === componentName)?.arn;
}

/** The versions in a list. Versions without a number are left out. */
export function versionsIn(state: ListingState<ListedComponentVersion> | undefined): readonly string[] | undefined {
  return state?.items?.flatMap(({ componentVersion }) => componentVersion ?? []);
}

/** The published versions of a component as far as they were loaded; `undefined` if they weren't. */
export function publishedVersions(fleet: Fleet, componentName: string): readonly string[] | undefined {
  const arn = listedArn(fleet, componentName);
  return arn === undefined ? undefined : versionsIn(fleet.components.knownVersions(arn));
}

/** The versions of a component on scanned core devices, each with the number of devices that have it. */
export function installedVersions({ componentIndex }: Fleet, componentName: string): ReadonlyMap<string, number> {
  return new Map(componentIndex.spread(componentName)?.versions.map(({ version, devices }) => [version, devices]));
}

/** The number of scanned core devices on which a version reports each status code. */
export function devicesByStatusCode(fleet: Fleet, componentName: string, version: string): ReadonlyMap<string, number> {
  const { componentIndex, devices } = fleet;
  const states = componentIndex.spread(componentName)?.versions.find((one) => one.version === version)?.states;
  const counts = new Map<string, number>();
  // Only components that are errored or broken report codes.
  const failing = [...(states?.keys() ?? [])].filter((state) => isFailing(lifecycleStateLook(state).severity));
  for (const thingName of failing.flatMap((state) => componentIndex.devicesWith(componentName, version, state))) {
    const component = devices
      .get(thingName)
      ?.opened.components?.find((installed) => installed.componentName === componentName);
    for (const code of new Set(component === undefined ? [] : statusCodesOf(component))) {
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
  }
  return counts;
}
