import { flag, member, trimmedString } from '../../base/json';

/**
 * Which core devices are wanted. A device has to fit every part that is there. Case does not matter. Fit for JSON, so
 * that it can be remembered.
 */
export interface DeviceFilter {
  /** A part of the name; with `*` for any text, the whole name; with `!` before it, not that. */
  readonly name?: string;
  /** `HEALTHY` or `UNHEALTHY`, as far as documented. */
  readonly status?: string;
  /** Only devices whose report is stale. */
  readonly isStale?: true;
  /** Only devices that are unhealthy, or on which a deployment or component is known to have failed. */
  readonly isFailing?: true;
  /** Only devices with a deployment that is known to have been in progress for too long. */
  readonly isStuck?: true;
  /** `aws_nucleus_classic`, which a device without a runtime counts as, or `aws_nucleus_lite`. */
  readonly runtime?: string;
  readonly platform?: string;
  /** Of the nucleus: a whole version, or its beginning: `2.12` is that of `2.12.3` and not of `2.120.0`. */
  readonly coreVersion?: string;
  /** A code that a deployment or component of the device reported. */
  readonly errorCode?: string;
  /** The whole name of an installed component, with `*` for any text. */
  readonly component?: string;
  /** Of the component: a whole version, or its beginning. Says nothing without a component. */
  readonly componentVersion?: string;
  /** The name of a thing group that the device is in. */
  readonly thingGroup?: string;
}

export type FilterPart = keyof DeviceFilter;

/** What a person is offered, in this order. The version of a component goes with the component. */
export const filterParts = [
  'name',
  'status',
  'isFailing',
  'isStale',
  'isStuck',
  'component',
  'errorCode',
  'thingGroup',
  'runtime',
  'platform',
  'coreVersion',
] as const;

/** A longer text is none that a person typed. */
const mostCharacters = 200;

function textIn(value: unknown, part: keyof DeviceFilter): string | undefined {
  const text = trimmedString(member(value, part));
  return text === undefined || text.length > mostCharacters || text === '!' ? undefined : text;
}

function flagIn(value: unknown, part: keyof DeviceFilter): true | undefined {
  return flag(member(value, part));
}

/** A filter as it was remembered, or typed: what does not fit a part, and what says nothing, is left out. */
export function parseFilter(value: unknown): DeviceFilter {
  const component = textIn(value, 'component');
  return {
    name: textIn(value, 'name'),
    status: textIn(value, 'status'),
    isStale: flagIn(value, 'isStale'),
    isFailing: flagIn(value, 'isFailing'),
    isStuck: flagIn(value, 'isStuck'),
    runtime: textIn(value, 'runtime'),
    platform: textIn(value, 'platform'),
    coreVersion: textIn(value, 'coreVersion'),
    errorCode: textIn(value, 'errorCode'),
    component,
    componentVersion: component === undefined ? undefined : textIn(value, 'componentVersion'),
    thingGroup: textIn(value, 'thingGroup'),
  };
}

/** Whether a filter lets every device through. */
export function isEmptyFilter(filter: DeviceFilter): boolean {
  return Object.values(parseFilter(filter)).every((part) => part === undefined);
}

const insideParts = ['isFailing', 'isStuck', 'coreVersion', 'errorCode', 'component'] as const;
/** A part of a filter that the list of devices does not tell enough for. */
export type ScannedFilterPart = (typeof insideParts)[number];

/**
 * The parts of a filter that need the deployments, components or fields of a device that no list carries: until it has
 * been looked into, a device does not fit them. Of a failing device it is known only that it is unhealthy.
 */
export function partsNeedingScan(filter: DeviceFilter): readonly ScannedFilterPart[] {
  const parts = parseFilter(filter);
  return insideParts.filter((part) => parts[part] !== undefined);
}
