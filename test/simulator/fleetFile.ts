import type { CoreDeviceDetails, EffectiveDeployment, InstalledComponent } from '../../src/core/model';

/** A time in a fleet file: seconds from the start of the simulator, below zero for the past. */
export type Offset = number;

/** The same shape with every time as an offset, and every field free to be absent. */
type Timed<T> = { readonly [K in keyof T]?: NonNullable<T[K]> extends Date ? Offset : T[K] };

export type SimulatedDeployment = Timed<EffectiveDeployment>;
export type SimulatedComponent = Timed<InstalledComponent>;

/** A core device with what it reports. */
export interface SimulatedDevice extends Timed<CoreDeviceDetails> {
  readonly coreDeviceThingName: string;
  readonly effectiveDeployments: readonly SimulatedDeployment[];
  readonly installedComponents: readonly SimulatedComponent[];
}

/** A fleet as its file has it. */
export interface SimulatedFleet {
  readonly account: string;
  readonly region: string;
  readonly devices: readonly SimulatedDevice[];
}

function isDevice(value: unknown): value is SimulatedDevice {
  return (
    typeof value === 'object' &&
    value !== null &&
    'coreDeviceThingName' in value &&
    'effectiveDeployments' in value &&
    Array.isArray(value.effectiveDeployments) &&
    'installedComponents' in value &&
    Array.isArray(value.installedComponents)
  );
}

/** Reads a fleet file. Throws for one that has no devices with their two lists. */
export function parseFleet(text: string): SimulatedFleet {
  const parsed: unknown = JSON.parse(text);
  const fleet = typeof parsed === 'object' && parsed !== null ? parsed : {};
  const { account, region } = { account: undefined, region: undefined, ...fleet };
  const devices: readonly unknown[] = 'devices' in fleet && Array.isArray(fleet.devices) ? fleet.devices : [];
  if (typeof account !== 'string' || typeof region !== 'string' || !devices.every(isDevice)) {
    throw new Error('A fleet file has an account, a region and devices with their deployments and components.');
  }
  return { account, region, devices };
}
