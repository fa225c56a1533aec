import type { FleetError } from '../../greengrass/ports/fleetError';

/** `quick` uses the filters of the API to find failures. `full` reads every device. */
export type ScanKind = 'quick' | 'full';

/**
 * Largest fleet, in core devices, that gets a full scan by default. A full scan takes two requests per device. In a small
 * fleet that is about as many as a quick scan takes for the deployments, and it misses nothing.
 */
export const maxDevicesInFullScan = 200;

/** A quick scan stops after this many requests and asks to continue. A longer full scan asks before it starts. */
export const scanAllowance = 1_000;

/** Minimum requests of a full scan per device: deployments and components. */
export const requestsPerDevice = 2;

/** The parts of a scan. */
export const scanParts = ['unhealthyDevices', 'deployments', 'failedDevices', 'knownFailures', 'devices'] as const;
export type ScanPart = (typeof scanParts)[number];

/** Progress of a part of a scan. */
export interface ScanCount {
  readonly done: number;
  readonly total: number;
  /** Whether all items have been listed; otherwise `total` still grows. */
  readonly isListed: boolean;
}

interface ScannedPart extends ScanCount {
  readonly part: ScanPart;
}

/** A failed step of a scan. */
export interface ScanFailure {
  readonly part: ScanPart;
  /** Whether a list of items failed; then the number of missing items is unknown. */
  readonly isList: boolean;
  readonly error: FleetError;
}

/** `stopped`: the request allowance is used up, and the scan can resume. */
export type ScanPhase = 'running' | 'stopped' | 'canceled' | 'done';

/** State of a scan. */
export interface ScanState {
  readonly kind: ScanKind;
  readonly phase: ScanPhase;
  /** Parts that have items, or may still get some. */
  readonly parts: readonly ScannedPart[];
  readonly failures: readonly ScanFailure[];
  /** Number of requests sent. */
  readonly requests: number;
  /** Number of steps that are queued. */
  readonly left: number;
  readonly startedAt: Date;
}
