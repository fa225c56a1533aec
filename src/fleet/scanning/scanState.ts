import type { FleetError } from '../../greengrass/ports/fleetError';
import type { Caller } from '../requests/requestPool';

/**
 * `quick` uses the filters of the API to find failures. `full` reads every device. `components` reads the components of every
 * device that isn't scanned, and `allComponents` those of every device.
 */
export type ScanKind = 'quick' | 'full' | 'components' | 'allComponents';

/**
 * Largest fleet, in core devices, that gets a full scan by default. A full scan takes two requests per device. In a small
 * fleet that is about as many as a quick scan takes for the deployments, and it misses nothing.
 */
export const maxDevicesInFullScan = 200;

/** A quick scan stops after this many requests and asks to continue. A longer full scan asks before it starts. */
export const scanAllowance = 1_000;

/** How many steps of a scan run at once. One less than the limit of background requests leaves room for other tasks. */
const concurrentSteps = 3;

/** The options of a scan that the user starts. */
export function manualScan(kind: ScanKind): ScanOptions {
  const allowance = kind === 'quick' ? scanAllowance : Infinity;
  return { kind, isAutomatic: false, allowance, concurrency: concurrentSteps };
}

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

/** How a scan sends its requests. */
export interface ScanOptions {
  readonly kind: ScanKind;
  /** Whether it runs in the background, without a command. */
  readonly isAutomatic: boolean;
  /** It stops after this many requests; each resume allows as many again. */
  readonly allowance: number;
  /** How many steps run at once. */
  readonly concurrency: number;
  /** Delays each request until a budget allows it. */
  readonly admit?: Caller['admit'];
  /** The requests per minute that the budget allows; `undefined` while it doesn't limit the scan. */
  readonly requestsPerMinute?: () => number | undefined;
}

/** State of a scan. */
export interface ScanState extends Pick<ScanOptions, 'kind' | 'isAutomatic'> {
  readonly phase: ScanPhase;
  /** Parts that have items, or may still get some. */
  readonly parts: readonly ScannedPart[];
  readonly failures: readonly ScanFailure[];
  /** The number of core devices that were known to be failing when it last ended, muted or not. Until then, it still changes. */
  readonly failing: number;
  /** Number of requests sent. */
  readonly requests: number;
  /** Number of steps that are queued. */
  readonly left: number;
  /** The part of the known steps that has ended, from 0 to 1. */
  readonly progress: number;
  /** See {@link ScanOptions.requestsPerMinute}. */
  readonly requestsPerMinute?: number | undefined;
  readonly startedAt: Date;
  /** When it last ended or stopped; `undefined` until then. */
  readonly endedAt: Date | undefined;
}

/** Whether a scan has loaded anything at all. */
export function hasResults({ parts }: Pick<ScanState, 'parts'>): boolean {
  return parts.some(({ done }) => done > 0) || parts.every(({ isListed }) => isListed);
}
