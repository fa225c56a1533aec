import type { FleetError } from '../../greengrass/ports/fleetError';
import { wordsForError } from '../errors/errorWords';
import { type ConnectionTarget } from '../../greengrass/ports/connection';
import { capitalized } from '../../base/capitalized';
import { count, grouped } from '../../base/numbers';
import { absoluteTime, type TimeZone } from '../../base/time';
import type { ScanFailure, ScanKind, ScanPart, ScanState } from '../../fleet/scanning/scanState';

const kindWords: Readonly<Record<ScanKind, string>> = {
  quick: 'Quick scan',
  full: 'Full scan',
  components: 'Component scan',
  allComponents: 'Component scan',
};

/** Each part in the singular and in the plural. */
const partWords: Readonly<Record<ScanPart, readonly [one: string, several: string]>> = {
  unhealthyDevices: ['unhealthy device', 'unhealthy devices'],
  deployments: ['deployment', 'deployments'],
  failedDevices: ['device with failed deployments', 'devices with failed deployments'],
  knownFailures: ['previously failing device', 'previously failing devices'],
  devices: ['device', 'devices'],
};

/** What is scanned: `26 of 26 unhealthy devices, 12 of 12 deployments`. */
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

/** What a quick scan always leaves out. */
function leftOut({ kind, parts }: ScanState, fleetSize: number | undefined): string {
  if (kind !== 'quick') {
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
  return ` Not scanned: ${components}earlier revisions, and deployments to one device that are completed, canceled, or inactive.`;
}

/** The error of a scan that couldn't list anything and has ended; `undefined` for any other. */
export function listingError({ parts, failures, phase }: ScanState): FleetError | undefined {
  const isNothingListed = parts.every(({ total, isListed }) => total === 0 && !isListed);
  return phase !== 'running' && isNothingListed ? failures[0]?.error : undefined;
}

/** The result of a scan, in sentences; `undefined` while it is running. */
function outcome(state: ScanState, muted: number, at: ConnectionTarget, zone: TimeZone): string | undefined {
  const { kind, phase, requests, startedAt, left, failing } = state;
  const toDo = left === 0 ? '' : ` Left to scan: ${grouped(left)} or more.`;
  const error = listingError(state);
  const found = count(failing, 'failing core device');
  const ofMuted = muted === 0 ? '' : ` ${count(muted, 'failing core device')} ${muted === 1 ? 'is' : 'are'} muted.`;
  const scan = `${kindWords[kind]} at ${absoluteTime(startedAt, zone)}`;
  if (error !== undefined) {
    return `${scan} couldn't start: ${wordsForError(error, at).sentence}.`;
  }
  switch (phase) {
    case 'running':
      return undefined;
    case 'stopped':
      return `${kindWords[kind]} stopped after ${count(requests, 'request')}: ${found} so far.${ofMuted}${toDo}`;
    case 'canceled':
      return `${kindWords[kind]} canceled after ${count(requests, 'request')}: ${found} so far.${ofMuted}${toDo}`;
    case 'done':
      return `${scan}: ${found}.${ofMuted}`;
  }
}

/** What a scan couldn't load, and why: ` 12 devices not scanned: Access denied.` Empty if it loaded everything. */
export function notLoaded({ failures }: Pick<ScanState, 'failures'>, at: ConnectionTarget): string {
  return groupScanFailures(failures, at)
    .map(({ what, error }) => ` ${what}: ${wordsForError(error, at).sentence}.`)
    .join('');
}

/** What a scan covered, what it left out, and what is left to scan. */
export function scanCoverage(state: ScanState, fleetSize: number | undefined, at: ConnectionTarget): string {
  const { phase, requests, left, isAutomatic, requestsPerMinute } = state;
  const scanned = `Scanned: ${coverage(state) || 'nothing'}; ${count(requests, 'request')}.`;
  const rest = phase === 'done' ? leftOut(state, fleetSize) : '';
  const next =
    isAutomatic && phase === 'stopped' && left > 0 ? ` Left for the next scan: ${grouped(left)} or more.` : '';
  const pace =
    requestsPerMinute === undefined
      ? ''
      : ` The scan sends at most ${count(requestsPerMinute, 'request')} per minute (setting greengrass.requestsPerMinute).`;
  // The failures of a scan that the user started have rows of their own.
  return `${scanned}${next}${pace}${isAutomatic ? notLoaded(state, at) : ''}${rest}`;
}

/**
 * The progress or the result of a scan, in sentences.
 * @param muted the number of failing core devices that are muted. Muting one doesn't change the result.
 */
export function scanMessage(state: ScanState, muted: number, at: ConnectionTarget, zone: TimeZone): string {
  const running = `${kindWords[state.kind]} is running: ${coverage(state)}; ${count(state.requests, 'request')} so far.`;
  return outcome(state, muted, at, zone) ?? running;
}

/** When a scan was and how it ended: `Quick scan at 2026-11-24 09:14 UTC, stopped after 300 requests`. */
export function scanTime({ kind, phase, startedAt, requests }: ScanState, zone: TimeZone): string {
  const ends = {
    running: ', still running',
    stopped: `, stopped after ${count(requests, 'request')}`,
    canceled: `, canceled after ${count(requests, 'request')}`,
    done: '',
  };
  return `${kindWords[kind]} at ${absoluteTime(startedAt, zone)}${ends[phase]}`;
}

/** The progress or the result of a scan and its coverage, each said once. The parameters are those of the other texts. */
export function scanReport(
  state: ScanState,
  muted: number,
  fleetSize: number | undefined,
  at: ConnectionTarget,
  zone: TimeZone,
): string {
  const { phase, requests } = state;
  const message = scanMessage(state, muted, at, zone);
  if (phase === 'running' || listingError(state) !== undefined) {
    return message;
  }
  const sent = phase === 'done' ? `; ${count(requests, 'request')}` : '';
  const rest = phase === 'done' ? leftOut(state, fleetSize) : '';
  return `${message} Scanned: ${coverage(state) || 'nothing'}${sent}.${notLoaded(state, at)}${rest}`;
}

/** Failed requests of a scan with the same cause. */
export interface ScanFailureGroup {
  /** Unique among the groups of one scan. */
  readonly key: string;
  readonly error: FleetError;
  /** What is not scanned: `12 deployments not scanned`. */
  readonly what: string;
  readonly failures: readonly ScanFailure[];
}

/** Groups what a scan couldn't load by part and cause. */
export function groupScanFailures(failures: readonly ScanFailure[], at: ConnectionTarget): readonly ScanFailureGroup[] {
  const groups = new Map<string, ScanFailure[]>();
  for (const failure of failures) {
    const key = `${failure.part}/${failure.isList}/${wordsForError(failure.error, at).sentence}`;
    const alike = groups.get(key);
    if (alike === undefined) {
      groups.set(key, [failure]);
    } else {
      alike.push(failure);
    }
  }
  return [...groups].flatMap(([key, alike]) => {
    const [first] = alike;
    if (first === undefined) {
      return [];
    }
    const [one, several] = partWords[first.part];
    const what = first.isList
      ? `${capitalized(several)} not listed`
      : `${count(alike.length, one, several)} not scanned`;
    return [{ key, error: first.error, what, failures: alike }];
  });
}
