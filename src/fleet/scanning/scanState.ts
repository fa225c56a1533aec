import type { FleetError } from '../../greengrass/ports/fleetError';

/** Quick: what the service can be asked for directly. Full: every device, one after the other. */
export type ScanKind = 'quick' | 'full';

/**
 * A fleet of so many core devices at most is looked at in full: it takes two requests a device, about as many as it takes
 * to ask how each deployment went, and it leaves nothing out.
 */
export const mostInFull = 200;

/** After so many requests a quick scan stops and asks whether to go on; a full one that takes more asks before it begins. */
export const requestsAtOnce = 1_000;

/** What a full scan takes of each device at least: its deployments and its components. */
export const requestsADevice = 2;

/** What a scan looks at. */
export const scanParts = ['unhealthyDevices', 'deployments', 'failedDevices', 'knownFailures', 'devices'] as const;
export type ScanPart = (typeof scanParts)[number];

/** How far a scan is with something. */
export interface ScanCount {
  readonly done: number;
  readonly total: number;
  /** Whether the list of what there is has been read to its end; else `total` is what has been found so far. */
  readonly isListed: boolean;
}

/** A part with how far a scan is with it. */
interface ScannedPart extends ScanCount {
  readonly part: ScanPart;
}

/** Something that a scan could not look at. */
export interface ScanFailure {
  readonly part: ScanPart;
  /** Whether it was a list of such things, so that it is not known how many there are. */
  readonly isList: boolean;
  readonly error: FleetError;
}

/** Where a scan stands. `stopped`: it has used up its requests, and can go on. */
export type ScanPhase = 'running' | 'stopped' | 'canceled' | 'done';

/** A scan as far as it has come. */
export interface ScanState {
  readonly kind: ScanKind;
  readonly phase: ScanPhase;
  /** The parts that it has, or may still find to have, anything to look at. */
  readonly parts: readonly ScannedPart[];
  readonly failures: readonly ScanFailure[];
  /** Requests that went out. */
  readonly requests: number;
  /** What has been found and not been looked at yet. */
  readonly left: number;
  readonly startedAt: Date;
}
