import type { FleetError } from './errors';
import { wordsForError, type AskedAt } from './errorWords';
import { absoluteTime, count, grouped } from './format';
import type { ScanFailure, ScanKind, ScanPart, ScanState } from './scan';

const kindWords: Readonly<Record<ScanKind, string>> = { quick: 'Scan', full: 'Full scan' };

/** One of a part, and several. */
const partWords: Readonly<Record<ScanPart, readonly [one: string, several: string]>> = {
  unhealthyDevices: ['unhealthy device', 'unhealthy devices'],
  deployments: ['deployment', 'deployments'],
  failedDevices: ['device with failed deployments', 'devices with failed deployments'],
  knownFailures: ['device that had failures before', 'devices that had failures before'],
  devices: ['device', 'devices'],
};

/** What has been looked at: `26 of 26 unhealthy devices, 12 of 12 deployments`. */
function coverage({ parts, phase }: ScanState): string {
  return parts
    .map(({ part, done, total, isListed }) => {
      if (total === 0 && !isListed) {
        return `${partWords[part][1]} not listed${phase === 'running' ? ' yet' : ''}`;
      }
      const atLeast = isListed ? '' : ' or more';
      return `${grouped(done)} of ${grouped(total)}${atLeast} ${partWords[part][total === 1 && isListed ? 0 : 1]}`;
    })
    .join(', ');
}

/** What a quick scan leaves out, by its nature. */
function leftOut({ kind, parts }: ScanState, fleetSize: number | undefined): string {
  if (kind === 'full') {
    return '';
  }
  const unhealthy = parts.find(({ part }) => part === 'unhealthyDevices');
  const isKnown = fleetSize !== undefined && unhealthy?.isListed !== false;
  const healthy = isKnown ? Math.max(0, fleetSize - (unhealthy?.total ?? 0)) : undefined;
  const devices =
    healthy === undefined
      ? 'the healthy devices'
      : `${grouped(healthy)} healthy ${healthy === 1 ? 'device' : 'devices'}`;
  const components = healthy === 0 ? '' : `components of ${devices}, `;
  return ` Not looked at: ${components}earlier revisions, and deployments to one device that are completed, canceled or inactive.`;
}

/** Why nothing at all could be listed; `undefined` where something was. */
function whyBlind({ parts, failures }: ScanState): FleetError | undefined {
  return parts.every(({ total, isListed }) => total === 0 && !isListed) ? failures[0]?.error : undefined;
}

/**
 * How far a scan is, in one or two sentences.
 * @param fleetSize how many core devices there are, where that is known
 */
export function scanSummary(state: ScanState, fleetSize: number | undefined, at: AskedAt): string {
  const { kind, phase, requests, left, startedAt } = state;
  const why = phase === 'running' ? undefined : whyBlind(state);
  if (why !== undefined) {
    return `${kindWords[kind]} of ${absoluteTime(startedAt)} could not begin: ${wordsForError(why, at).sentence}.`;
  }
  const seen = coverage(state) || 'nothing was looked at';
  const asked = count(requests, 'request');
  switch (phase) {
    case 'running':
      return `${kindWords[kind]} is running: ${seen}; ${asked} so far.`;
    case 'stopped':
      return `${kindWords[kind]} stopped after ${asked}: ${seen}. Still to look at: ${grouped(left)} or more.`;
    case 'canceled':
      return `${kindWords[kind]} canceled after ${asked}: ${seen}.`;
    case 'done':
      return `${kindWords[kind]} of ${absoluteTime(startedAt)}: ${seen}.${leftOut(state, fleetSize)}`;
  }
}

/** Failures of a scan that have one cause. */
export interface ScanFailureGroup {
  /** Tells the group from the others of its scan. */
  readonly key: string;
  readonly error: FleetError;
  /** What could not be looked at: `12 deployments`. */
  readonly what: string;
  readonly failures: readonly ScanFailure[];
}

/** What a scan could not look at: what is alike in cause and part is said once. */
export function groupScanFailures(failures: readonly ScanFailure[], at: AskedAt): readonly ScanFailureGroup[] {
  const groups = new Map<string, ScanFailure[]>();
  for (const failure of failures) {
    const key = `${failure.part}/${wordsForError(failure.error, at).sentence}`;
    groups.set(key, [...(groups.get(key) ?? []), failure]);
  }
  return [...groups].flatMap(([key, alike]) => {
    const [first] = alike;
    if (first === undefined) {
      return [];
    }
    const [one, several] = partWords[first.part];
    return [{ key, error: first.error, what: count(alike.length, one, several), failures: alike }];
  });
}
