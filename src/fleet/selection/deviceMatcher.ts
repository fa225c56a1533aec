import { parseFilter, partsNeedingScan, type DeviceFilter, type ScannedFilterPart } from './deviceFilter';
import { errorStackOf, statusCodesOf } from '../../greengrass/failures/headline';
import { isScanned, isFailingDevice, type JudgedDevice } from '../../greengrass/failures/findings';
import { coreVersionOf, runtimeOf } from '../../greengrass/status/nucleus';
import { isStale } from '../../greengrass/status/stale';
import type { CoreDevice } from '../../greengrass/model';
import { nameTest, wholeNameTest } from '../../base/names/namePattern';
import type { StatusContext } from '../../greengrass/status/thresholds';
import { filteredStatus } from '../../greengrass/status/status';
import { hasStuckDeployment, type StuckContext } from '../../greengrass/status/stuck';
import type { DeviceKnowledge } from '../../greengrass/knownDevice';

/** Data for a filter besides the device. */
export interface FilterContext extends StatusContext {
  /** Members of the thing group of the filter. No device matches until they have loaded. */
  readonly members: ReadonlySet<string> | undefined;
  /** The only devices that can match; `undefined` for all. */
  readonly found: ReadonlySet<string> | undefined;
}

/** Data for the parts of a filter that need more than the list of core devices. */
export interface KnownContext extends StuckContext {
  /** Whether a device is known to differ from what its deployments ask for. */
  readonly isDiffering: (thingName: string) => boolean;
}

type Test<T> = (value: T) => boolean;

function sameText(wanted: string): Test<string | undefined> {
  const lowerCase = wanted.toLowerCase();
  return (text) => text?.toLowerCase() === lowerCase;
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

function componentTest(
  name: string,
  { componentVersion: version, componentState: state }: Pick<DeviceFilter, 'componentVersion' | 'componentState'>,
): Test<JudgedDevice> {
  const isNamed = wholeNameTest(name);
  const isInState = state === undefined ? () => true : sameText(state);
  const isOfVersion = version === undefined ? () => true : versionTest(version);
  return ({ components = [] }) =>
    components.some(
      ({ componentName, componentVersion, lifecycleState }) =>
        isNamed(componentName) && isOfVersion(componentVersion) && isInState(lifecycleState),
    );
}

function memberTest({ members }: FilterContext): Test<CoreDevice> {
  return ({ coreDeviceThingName }) => members?.has(coreDeviceThingName) === true;
}

function foundTest({ found }: FilterContext): Test<CoreDevice> {
  return ({ coreDeviceThingName }) => found?.has(coreDeviceThingName) !== false;
}

function thingsTest(things: readonly string[]): Test<CoreDevice> {
  const wanted = new Set(things);
  return ({ coreDeviceThingName }) => wanted.has(coreDeviceThingName);
}

function staleTest({ staleAfterHours, now }: FilterContext): Test<CoreDevice> {
  return (device) => isStale(device, staleAfterHours, now);
}

function stuckTest(context: StuckContext): Test<JudgedDevice> {
  return (device) => hasStuckDeployment(device, context);
}

/** A test of one fact; none if the filter doesn't use it. */
function textTest<Facts, Fact>(
  wanted: string | undefined,
  toTest: (wanted: string) => Test<Fact>,
  factOf: (facts: Facts) => Fact,
): readonly Test<Facts>[] {
  if (wanted === undefined) {
    return [];
  }
  const matches = toTest(wanted);
  return [(facts) => matches(factOf(facts))];
}

function every<T>(tests: readonly Test<T>[]): Test<T> {
  return (value) => {
    for (const matches of tests) {
      if (!matches(value)) {
        return false;
      }
    }
    return true;
  };
}

/** Tests the parts of a filter that need only ListCoreDevices, because most devices fail these. */
export function makeListedMatcher(filter: DeviceFilter, context: FilterContext): Test<CoreDevice> {
  const wanted = parseFilter(filter);
  return every([
    ...(wanted.things === undefined ? [] : [thingsTest(wanted.things)]),
    ...(context.found === undefined ? [] : [foundTest(context)]),
    ...textTest(wanted.status, sameText, filteredStatus),
    ...textTest(wanted.platform, sameText, ({ platform }: CoreDevice) => platform),
    ...(wanted.isStale === undefined ? [] : [staleTest(context)]),
    ...(wanted.thingGroup === undefined ? [] : [memberTest(context)]),
    ...textTest(wanted.name, nameTest, ({ coreDeviceThingName }: CoreDevice) => coreDeviceThingName),
  ]);
}

/** Tests the other parts of a filter. Unknown facts don't match. */
export function makeKnownMatcher(filter: DeviceFilter, context: KnownContext): Test<JudgedDevice> {
  const wanted = parseFilter(filter);
  const { component, errorCode } = wanted;
  return every([
    ...textTest(wanted.runtime, sameText, runtimeOf),
    ...(wanted.isFailing === undefined
      ? []
      : [({ device, findings }: JudgedDevice) => isFailingDevice(device, findings)]),
    ...(wanted.isStuck === undefined ? [] : [stuckTest(context)]),
    ...(wanted.isDiffering === undefined
      ? []
      : [({ device }: JudgedDevice) => context.isDiffering(device.coreDeviceThingName)]),
    ...textTest(wanted.coreVersion, versionTest, coreVersionOf),
    ...(errorCode === undefined ? [] : [codeTest(errorCode)]),
    ...(component === undefined ? [] : [componentTest(component, wanted)]),
  ]);
}

/** The data that each part of a filter needs, because a quick scan reads only some of the lists of a device. */
const isScannedFor: Readonly<Record<ScannedFilterPart, Test<DeviceKnowledge>>> = {
  isFailing: isScanned,
  errorCode: isScanned,
  isStuck: ({ deployments }) => deployments !== undefined,
  isDiffering: ({ deployments, components }) => deployments !== undefined && components !== undefined,
  coreVersion: ({ details, components }) => details !== undefined || components !== undefined,
  component: ({ components }) => components !== undefined,
};

/** Tests whether a device has the scanned data that a filter needs. */
export function makeScannedTest(filter: DeviceFilter): Test<DeviceKnowledge> {
  return every(partsNeedingScan(filter).map((part) => isScannedFor[part]));
}
