import { failedAt } from '../../greengrass/failures/failedAt';
import { failuresOf } from '../../greengrass/failures/failure';
import { attentionOf, attentions, type Attention, type DeviceFindings } from '../../greengrass/status/attention';
import type { StatusContext } from '../../greengrass/status/thresholds';

/** What core devices can be sorted by. */
export const deviceSorts = ['failingFirst', 'differingFirst', 'name', 'lastReport'] as const;
export type DeviceSort = (typeof deviceSorts)[number];

/** The known core devices of a fleet. */
export interface KnownDevices {
  /** In order of arrival. */
  all(): Iterable<DeviceFindings>;
  get(thingName: string): DeviceFindings | undefined;
  readonly namesInOrder: readonly string[];
}

/** What is sorted. */
export interface DevicesToSort {
  readonly devices: KnownDevices;
  /** The names that every order has: those of the list or of a filter, in their own order. */
  readonly listed: readonly string[];
  /** Whether devices that come first do so even if `listed` doesn't have them. */
  readonly isWholeFleet: boolean;
  /** Whether a device is known to differ from what was asked for. */
  readonly differs: (thingName: string) => boolean;
  /** Whether everything that is wrong with a device is muted, so that it doesn't come first. */
  readonly isMuted: (thingName: string) => boolean;
}

/** Core devices in the order of their rows. */
export interface DeviceOrder {
  readonly thingNames: readonly string[];
  /** The failing ones that come first. */
  readonly failing: ReadonlySet<string>;
}

const noNames: ReadonlySet<string> = new Set();

/** When the worst failure of a device happened, in milliseconds since the epoch; -Infinity if that isn't known. */
function failureTime({ device, opened, findings }: DeviceFindings): number {
  const [worst] = findings.hasFailed ? failuresOf(opened) : [];
  return (worst && failedAt(worst, { ...opened, device, details: undefined }))?.getTime() ?? -Infinity;
}

/** Devices with the newest failure first. Equal times keep their order, and unknown ones come last. */
function byFailureTime(thingNames: readonly string[], devices: KnownDevices): string[] {
  const times = new Map<string, number>();
  for (const thingName of thingNames) {
    const device = devices.get(thingName);
    times.set(thingName, device === undefined ? -Infinity : failureTime(device));
  }
  return [...thingNames].sort((a, b) => {
    const [timeA = -Infinity, timeB = -Infinity] = [times.get(a), times.get(b)];
    return timeA === timeB ? 0 : timeB - timeA;
  });
}

function failingFirst({ devices, listed, isWholeFleet, isMuted }: DevicesToSort, context: StatusContext): DeviceOrder {
  const attentionByName = new Map<string, Attention>();
  for (const device of devices.all()) {
    const attention = attentionOf(device, context);
    if (attention !== undefined && !isMuted(device.device.coreDeviceThingName)) {
      attentionByName.set(device.device.coreDeviceThingName, attention);
    }
  }
  if (attentionByName.size === 0) {
    return { thingNames: listed, failing: noNames };
  }
  const leading: Record<Attention, string[]> = { failing: [], stuck: [], stale: [] };
  // The names are in order already. Sorting those that need attention would take longer if they are many.
  for (const thingName of isWholeFleet ? devices.namesInOrder : listed) {
    const attention = attentionByName.get(thingName);
    if (attention !== undefined) {
      leading[attention].push(thingName);
    }
  }
  leading.failing = byFailureTime(leading.failing, devices);
  const others = listed.filter((thingName) => !attentionByName.has(thingName));
  return {
    thingNames: [...attentions.flatMap((attention) => leading[attention]), ...others],
    failing: new Set(leading.failing),
  };
}

function differingFirst({ devices, listed, isWholeFleet, differs }: DevicesToSort): readonly string[] {
  const leading = (isWholeFleet ? devices.namesInOrder : listed).filter(differs);
  const isLeading = new Set(leading);
  return leading.length === 0 ? listed : [...leading, ...listed.filter((thingName) => !isLeading.has(thingName))];
}

/** The newest report first. Devices that never reported come last. Equal times keep their order. */
function byLastReport({ devices, listed }: DevicesToSort): readonly string[] {
  const reported = Float64Array.from(listed, (thingName) => {
    const time = devices.get(thingName)?.device.lastStatusUpdateTimestamp?.getTime() ?? NaN;
    return Number.isNaN(time) ? -Infinity : time;
  });
  const indexes = [...listed.keys()].sort((a, b) => {
    const [timeA = 0, timeB = 0] = [reported[a], reported[b]];
    return timeA === timeB ? a - b : timeB - timeA;
  });
  return indexes.map((index) => listed[index] ?? '');
}

/**
 * Sorts core devices. Failing First has the failing ones first, the newest failure first, then the stuck and the stale ones by
 * name, then the others and the muted ones in the order of `listed`. Differing First has those first, by name, that differ from
 * what was asked for.
 */
export function sortDevices(sort: DeviceSort, toSort: DevicesToSort, context: StatusContext): DeviceOrder {
  switch (sort) {
    case 'failingFirst':
      return failingFirst(toSort, context);
    case 'differingFirst':
      return { thingNames: differingFirst(toSort), failing: noNames };
    case 'name':
      return { thingNames: toSort.listed, failing: noNames };
    case 'lastReport':
      return { thingNames: byLastReport(toSort), failing: noNames };
  }
}
