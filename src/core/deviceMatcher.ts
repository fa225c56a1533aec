import { parseFilter, type DeviceFilter } from './deviceFilter';
import { errorStackOf, isFailingDevice, statusCodesOf } from './failure';
import { isStale, nucleusOf } from './fidelity';
import { nameTest, wholeNameTest } from './namePattern';
import type { RowContext } from './rows/row';
import type { KnownDevice } from './subject';

/** What is known of a device that is judged. */
export type JudgedDevice = Omit<KnownDevice, 'place'>;

/** What a filter depends on besides the device. */
export interface FilterContext extends Pick<RowContext, 'now' | 'staleAfterHours'> {
  /** The things in the thing group of the filter; while they are not known, no device is in it. */
  readonly members: ReadonlySet<string> | undefined;
}

/** What a classic nucleus calls itself among its components. A Nucleus Lite does not list itself. */
const nucleusComponent = 'aws.greengrass.Nucleus';

type Test<T> = (value: T) => boolean;

function sameText(wanted: string): Test<string | undefined> {
  const small = wanted.toLowerCase();
  return (text) => text?.toLowerCase() === small;
}

function versionTest(wanted: string): Test<string | undefined> {
  const numbers = wanted.toLowerCase().replace(/[.*]+$/u, '');
  return (version) => numbers === '' || `${version?.toLowerCase() ?? ''}.`.startsWith(`${numbers}.`);
}

/** From GetCoreDevice, else from the components: a scan reads these and not the other. */
function coreVersionOf({ device, details, components = [] }: JudgedDevice): string | undefined {
  const { coreVersion } = nucleusOf(device, details);
  return coreVersion ?? components.find(({ componentName }) => componentName === nucleusComponent)?.componentVersion;
}

function runtimeOf({ device, details }: JudgedDevice): string {
  return details?.runtime ?? device.runtime ?? 'aws_nucleus_classic';
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

function memberTest({ members }: FilterContext): Test<JudgedDevice> {
  return ({ device }) => members?.has(device.coreDeviceThingName) === true;
}

function staleTest({ staleAfterHours, now }: FilterContext): Test<JudgedDevice> {
  return ({ device }) => isStale(device, staleAfterHours, now);
}

/** A test of one fact about a device; none where the filter does not ask for it. */
function textTest<T>(
  wanted: string | undefined,
  toTest: (wanted: string) => Test<T>,
  factOf: (facts: JudgedDevice) => T,
): readonly Test<JudgedDevice>[] {
  if (wanted === undefined) {
    return [];
  }
  const fits = toTest(wanted);
  return [(facts) => fits(factOf(facts))];
}

/** Makes a test of devices that is quick enough for a whole fleet. What is not known of a device does not fit. */
export function makeMatcher(filter: DeviceFilter, context: FilterContext): Test<JudgedDevice> {
  const wanted = parseFilter(filter);
  const { component, componentVersion, errorCode } = wanted;
  const all = [
    // What is quick to judge comes first.
    ...textTest(wanted.status, sameText, ({ device }) => device.status),
    ...textTest(wanted.platform, sameText, ({ device }) => device.platform),
    ...textTest(wanted.runtime, sameText, runtimeOf),
    ...(wanted.isStale === undefined ? [] : [staleTest(context)]),
    ...(wanted.thingGroup === undefined ? [] : [memberTest(context)]),
    ...(wanted.isFailing === undefined ? [] : [isFailingDevice]),
    ...textTest(wanted.name, nameTest, ({ device }) => device.coreDeviceThingName),
    ...textTest(wanted.coreVersion, versionTest, coreVersionOf),
    ...(errorCode === undefined ? [] : [codeTest(errorCode)]),
    ...(component === undefined ? [] : [componentTest(component, componentVersion)]),
  ];
  return (facts) => {
    for (const fits of all) {
      if (!fits(facts)) {
        return false;
      }
    }
    return true;
  };
}
