import { isFailing, lifecycleStateLook } from '../../greengrass/status/status';
import { statusCodesOf } from '../../greengrass/failures/headline';
import { componentArnOf } from '../../greengrass/addresses/arn';
import type { FleetError } from '../../greengrass/ports/fleetError';
import type { ComponentVersion, ListedComponentVersion } from '../../greengrass/component';
import type { Fleet } from '../fleet';
import type { Listing } from '../requests/listing';

/** The ARNs that a component with a name can have: in the account, if that is known, and of AWS. */
function possibleArns(fleet: Fleet, componentName: string): readonly string[] {
  const { account, region } = fleet.place();
  return [account, 'aws'].flatMap((owner) => (owner === undefined ? [] : componentArnOf(componentName, region, owner)));
}

/** The lists of the versions that a component with a name can have. One of them usually is empty. */
export function versionLists(fleet: Fleet, componentName: string): readonly Listing<ListedComponentVersion>[] {
  return possibleArns(fleet, componentName).map((arn) => fleet.components.versions(arn));
}

/** The published versions of a component, as far as they were loaded. */
export interface PublishedVersions {
  /** `undefined` until all of them are loaded. A component of the account replaces one of AWS with the same name. */
  readonly versions: readonly string[] | undefined;
  /** The ARN of the component that has them; `undefined` if they aren't loaded or there are none. */
  readonly componentArn: string | undefined;
  /** The versions that DescribeComponent has returned. */
  readonly described: readonly ComponentVersion[];
  readonly isLoading: boolean;
  /** Why they couldn't be loaded. */
  readonly error: FleetError | undefined;
}

/** What is known about the published versions of a component. Sends no request. */
export function publishedVersions(fleet: Fleet, componentName: string): PublishedVersions {
  const arns = possibleArns(fleet, componentName);
  const states = arns.map((arn) => fleet.components.knownVersions(arn));
  // The start of a list says nothing about the versions that it lacks.
  const listedAt = states.findIndex((state) => state?.isPartial === true || (state?.items?.length ?? 0) > 0);
  const listed = states[listedAt];
  const errors = states.flatMap((state) => state?.error ?? []);
  const isAnswered = (state: (typeof states)[number]): boolean =>
    state?.items !== undefined || state?.error?.kind === 'notFound';
  const isNone = fleet.place().account !== undefined && states.every(isAnswered);
  const items = listed === undefined ? (isNone ? [] : undefined) : listed.isPartial ? undefined : listed.items;
  return {
    versions: items?.flatMap(({ componentVersion }) => componentVersion ?? []),
    componentArn: arns[listedAt],
    described: items?.flatMap(({ arn }) => fleet.components.description(arn) ?? []) ?? [],
    isLoading: states.some((state) => state?.isLoading === true),
    error: errors.find(({ kind }) => kind !== 'notFound'),
  };
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
