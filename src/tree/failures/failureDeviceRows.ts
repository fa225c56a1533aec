import type { DeviceTarget } from '../../greengrass/addresses/deviceAddress';
import type { KnownDevice } from '../../greengrass/knownDevice';
import { ChildNodes, type Node } from '../engine/node';
import { failureDeviceNode, rowLimitBelow, type FailureRowsOptions } from './failureDeviceNode';

/**
 * The rows of devices below a row, up to a limit.
 * @param known what is known about a device; asked only for the rows within the limit
 * @param problem what a row is about; `undefined` for the device itself
 */
export function deviceRows<D>(
  parent: () => Node,
  options: FailureRowsOptions,
  known: (device: D) => KnownDevice | undefined,
  problem: (on: KnownDevice) => DeviceTarget | undefined = () => undefined,
): (devices: readonly D[]) => readonly Node[] {
  const limit = rowLimitBelow(parent, 'devices', options);
  const nodes = new ChildNodes<KnownDevice>((key, cell) => failureDeviceNode(parent(), key, cell, options, problem));
  const isHeld = (node: Node): boolean => options.held.isHeld(node);
  return (devices) =>
    limit.rows(devices, (first) =>
      nodes.for(
        first.flatMap((device) => {
          const on = known(device);
          return on === undefined ? [] : [[on.device.coreDeviceThingName, on] as const];
        }),
        isHeld,
      ),
    );
}

/** For rows that have what is known about their devices. */
export function itself(on: KnownDevice): KnownDevice {
  return on;
}

/** For rows that have only the names of their devices. */
export function knownBy({ fleet }: FailureRowsOptions): (thingName: string) => KnownDevice | undefined {
  return (thingName) => {
    const own = fleet();
    const record = own?.devices.get(thingName);
    return record && own?.known(record);
  };
}
