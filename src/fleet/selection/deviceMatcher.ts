import { parseFilter, partsNeedingScan, type DeviceFilter, type ScannedFilterPart } from './deviceFilter';
import { errorStackOf, statusCodesOf } from '../../greengrass/failures/headline';
import { isScanned, isFailingDevice, type JudgedDevice } from '../../greengrass/failures/findings';
import { coreVersionOf, runtimeOf } from '../../greengrass/status/nucleus';
import { isStale } from '../../greengrass/status/stale';
import type { CoreDevice } from '../../greengrass/model';
import { nameTest, wholeNameTest } from '../../base/namePattern';
import type { StatusContext } from '../../greengrass/status/thresholds';
import { filteredStatus } from '../../greengrass/status/status';
import { stuckDeployments, type StuckContext } from '../../greengrass/status/stuck';
import type { DeviceKnowledge } from '../../greengrass/knownDevice';

/** What a filter depends on besides the device. */
export interface FilterContext extends StatusContext {
  /** The things in the thing group of the filter; while they are not known, no device is in it. */
  readonly members: ReadonlySet<string> | undefined;
}

type Test<T> = (value: T) => boolean;

function sameText(wanted: string): Test<string | undefined> {
  const small = wanted.toLowerCase();
  return (text) => text?.toLowerCase() === small;
}

function versionTest(wanted: string): Test<string | undefined> {
  const numbers = wanted.toLowerCase().replace(/[.*]+$/u, '');
  return (version) => numbers === '' || `${version?.toLowerCase() ?? ''}.`.startsWith(`${numbers}.`);
}

function codeTest(wanted: string): Test<JudgedDevice> {
  const isWanted = sameText(wanted);
  return ({ deployments = [], components = [] }) =>
    deployments.some((deployment) => errorStackOf(deployment).some(isWanted)) ||
    components.some((component) => statusCodesOf(component).some(isWanted));
}

function componentTest(name: string, version: string | undefined): Test<JudgedDevice> {
  const isNamed = wholeNameTest(name);
  const isOfVersion = version === undefined ? () => true : versionTest(version);
  return ({ components = [] }) =>
    components.some(({ componentName, componentVersion }) => isNamed(componentName) && isOfVersion(componentVersion));
}

function memberTest({ members }: FilterContext): Test<CoreDevice> {
  return ({ coreDeviceThingName }) => members?.has(coreDeviceThingName) === true;
}

function staleTest({ staleAfterHours, now }: FilterContext): Test<CoreDevice> {
  return (device) => isStale(device, staleAfterHours, now);
}

function stuckTest(context: StuckContext): Test<JudgedDevice> {
  return ({ deployments = [] }) => stuckDeployments(deployments, context).length > 0;
}

/** A test of one fact; none where the filter does not ask for it. */
function textTest<Facts, Fact>(
  wanted: string | undefined,
  toTest: (wanted: string) => Test<Fact>,
  factOf: (facts: Facts) => Fact,
): readonly Test<Facts>[] {
  if (wanted === undefined) {
    return [];
  }
  const fits = toTest(wanted);
  return [(facts) => fits(factOf(facts))];
}

function every<T>(tests: readonly Test<T>[]): Test<T> {
  return (value) => {
    for (const fits of tests) {
      if (!fits(value)) {
        return false;
      }
    }
    return true;
  };
}

/** Makes a test of the parts of a filter that the list of devices tells enough for: most devices end there. */
export function makeListedMatcher(filter: DeviceFilter, context: FilterContext): Test<CoreDevice> {
  const wanted = parseFilter(filter);
  return every([
    ...textTest(wanted.status, sameText, filteredStatus),
    ...textTest(wanted.platform, sameText, ({ platform }: CoreDevice) => platform),
    ...(wanted.isStale === undefined ? [] : [staleTest(context)]),
    ...(wanted.thingGroup === undefined ? [] : [memberTest(context)]),
    ...textTest(wanted.name, nameTest, ({ coreDeviceThingName }: CoreDevice) => coreDeviceThingName),
  ]);
}

/** Makes a test of the other parts of a filter, of a device that fits so far. What is not known of it does not fit. */
export function makeKnownMatcher(filter: DeviceFilter, context: StuckContext): Test<JudgedDevice> {
  const wanted = parseFilter(filter);
  const { component, componentVersion, errorCode } = wanted;
  return every([
    ...textTest(wanted.runtime, sameText, runtimeOf),
    ...(wanted.isFailing === undefined
      ? []
      : [({ device, findings }: JudgedDevice) => isFailingDevice(device, findings)]),
    ...(wanted.isStuck === undefined ? [] : [stuckTest(context)]),
    ...textTest(wanted.coreVersion, versionTest, coreVersionOf),
    ...(errorCode === undefined ? [] : [codeTest(errorCode)]),
    ...(component === undefined ? [] : [componentTest(component, componentVersion)]),
  ]);
}

/** A quick scan reads only a part of what is on a device: what counts is what the filter asks for. */
const isScannedFor: Readonly<Record<ScannedFilterPart, Test<DeviceKnowledge>>> = {
  isFailing: isScanned,
  errorCode: isScanned,
  isStuck: ({ deployments }) => deployments !== undefined,
  coreVersion: ({ details, components }) => details !== undefined || components !== undefined,
  component: ({ components }) => components !== undefined,
};

/** Makes a test of whether a device has been looked into, so that it can fit the parts of a filter that need that. */
export function makeScannedTest(filter: DeviceFilter): Test<DeviceKnowledge> {
  return every(partsNeedingScan(filter).map((part) => isScannedFor[part]));
}
