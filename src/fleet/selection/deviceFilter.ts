import { member } from '../../base/json';
import type { IndexConditions } from '../../greengrass/indexQuery';

/**
 * A filter for core devices. A device matches if it matches every part that is set. Case is ignored. Serializable as
 * JSON, because it is stored.
 */
export interface DeviceFilter {
  /** A substring of the name, or with the wildcard `*` the whole name. A leading `!` negates it. */
  readonly name?: string;
  /** Documented values: `HEALTHY` and `UNHEALTHY`. */
  readonly status?: string;
  /** Only devices whose report is stale. */
  readonly isStale?: true;
  /** Only failing devices: unhealthy, or with a known failed deployment or component. */
  readonly isFailing?: true;
  /** Only devices with a known stuck deployment. */
  readonly isStuck?: true;
  /** Only devices that are known to differ from what their deployments ask for. */
  readonly isDiffering?: true;
  /** Only devices that are disconnected from AWS IoT Core, according to the fleet index. */
  readonly isOffline?: true;
  /** The name of a thing type. */
  readonly thingType?: string;
  /** A name and a value of an attribute of the thing: `site=graz`. The case of the name matters. */
  readonly attribute?: string;
  /** `aws_nucleus_classic` (also for devices without a runtime) or `aws_nucleus_lite`. */
  readonly runtime?: string;
  readonly platform?: string;
  /** Nucleus version or version prefix: `2.12` matches `2.12.3` but not `2.120.0`. */
  readonly coreVersion?: string;
  /** An error code of a deployment or a status code of a component. */
  readonly errorCode?: string;
  /** The whole name of an installed component; `*` is a wildcard. */
  readonly component?: string;
  /** Version or version prefix of the component. Ignored without a component. */
  readonly componentVersion?: string;
  /** Lifecycle state of the component, such as `BROKEN`. Ignored without a component. */
  readonly componentState?: string;
  /** The name of a thing group of the device. */
  readonly thingGroup?: string;
  /** The names of selected core devices. */
  readonly things?: readonly string[];
}

export type FilterPart = keyof DeviceFilter;

/** The parts that a quick pick offers, in this order. `componentVersion` and `componentState` belong to `component`. */
export const filterParts = [
  'name',
  'status',
  'isFailing',
  'isStale',
  'isStuck',
  'isDiffering',
  'isOffline',
  'component',
  'errorCode',
  'thingGroup',
  'thingType',
  'attribute',
  'runtime',
  'platform',
  'coreVersion',
] as const;

/** The parts that only the fleet index of AWS IoT can answer. */
export const indexParts = ['isOffline', 'thingType', 'attribute'] as const;

/** Nobody types longer texts. */
const maxCharacters = 200;

function textIn(value: unknown, part: keyof DeviceFilter): string | undefined {
  const found = member(value, part);
  const text = typeof found === 'string' && found.length <= maxCharacters ? found.trim() : '';
  return text === '' || text === '!' ? undefined : text;
}

/** The largest number of selected core devices in a filter, because a filter is stored. */
export const maxThings = 2_000;

function namesIn(value: unknown, part: keyof DeviceFilter): readonly string[] | undefined {
  const found = member(value, part);
  const names: readonly unknown[] = Array.isArray(found) && found.length <= maxThings ? found : [];
  const texts = names.filter((name) => typeof name === 'string').filter((name) => name.length <= maxCharacters);
  return texts.length === 0 ? undefined : texts;
}

function flagIn(value: unknown, part: keyof DeviceFilter): true | undefined {
  return member(value, part) === true ? true : undefined;
}

/** Parses a stored or typed filter. Ignores invalid and empty parts. */
export function parseFilter(value: unknown): DeviceFilter {
  const component = textIn(value, 'component');
  return {
    name: textIn(value, 'name'),
    status: textIn(value, 'status'),
    isStale: flagIn(value, 'isStale'),
    isFailing: flagIn(value, 'isFailing'),
    isStuck: flagIn(value, 'isStuck'),
    isDiffering: flagIn(value, 'isDiffering'),
    isOffline: flagIn(value, 'isOffline'),
    thingType: textIn(value, 'thingType'),
    attribute: textIn(value, 'attribute'),
    runtime: textIn(value, 'runtime'),
    platform: textIn(value, 'platform'),
    coreVersion: textIn(value, 'coreVersion'),
    errorCode: textIn(value, 'errorCode'),
    component,
    componentVersion: component === undefined ? undefined : textIn(value, 'componentVersion'),
    componentState: component === undefined ? undefined : textIn(value, 'componentState'),
    thingGroup: textIn(value, 'thingGroup'),
    things: namesIn(value, 'things'),
  };
}

/** Whether every device matches a filter. */
export function isEmptyFilter(filter: DeviceFilter): boolean {
  return Object.values(parseFilter(filter)).every((part) => part === undefined);
}

const scannedParts = ['isFailing', 'isStuck', 'isDiffering', 'coreVersion', 'errorCode', 'component'] as const;
/** A part of a filter that needs more data than ListCoreDevices returns. */
export type ScannedFilterPart = (typeof scannedParts)[number];

/**
 * The parts of a filter that need a scan of the device: its deployments, its components or GetCoreDevice. A device that
 * isn't scanned doesn't match them, except that an unhealthy device matches `isFailing`.
 */
export function partsNeedingScan(filter: DeviceFilter): readonly ScannedFilterPart[] {
  const parts = parseFilter(filter);
  return scannedParts.filter((part) => parts[part] !== undefined);
}

/** The parts of a filter that only the fleet index of AWS IoT can answer; `undefined` if there are none. */
export function indexConditions(filter: DeviceFilter): IndexConditions | undefined {
  const parts = parseFilter(filter);
  const { isOffline, thingType, attribute } = parts;
  return indexParts.some((part) => parts[part] !== undefined) ? { isOffline, thingType, attribute } : undefined;
}
