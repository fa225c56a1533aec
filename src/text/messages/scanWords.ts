import type { FleetError } from '../../greengrass/ports/fleetError';
import { wordsForError } from './errorWords';
import { type ConnectionTarget } from '../../greengrass/ports/connection';
import { count, grouped } from '../../base/numbers';
import { absoluteTime } from '../../base/time';
import type { ScanFailure, ScanKind, ScanPart, ScanState } from '../../fleet/scanning/scanState';

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
  return ` Not looked into: ${components}earlier revisions, and deployments to one device that are completed, canceled or inactive.`;
}

/** Why nothing at all could be listed; `undefined` where something was. */
function whyBlind({ parts, failures }: ScanState): FleetError | undefined {
  return parts.every(({ total, isListed }) => total === 0 && !isListed) ? failures[0]?.error : undefined;
}

/** What a scan comes to, in a sentence, where that is not how much it has looked at; `undefined` while it runs. */
function outcome(state: ScanState, failing: number, at: ConnectionTarget): string | undefined {
  const { kind, phase, requests, startedAt, left } = state;
  const toDo = left === 0 ? '' : ` Still to look into: ${grouped(left)} or more.`;
  const why = phase === 'running' ? undefined : whyBlind(state);
  const found = count(failing, 'failing core device');
  const began = `${kindWords[kind]} of ${absoluteTime(startedAt)}`;
  if (why !== undefined) {
    return `${began} could not begin: ${wordsForError(why, at).sentence}.`;
  }
  switch (phase) {
    case 'running':
      return undefined;
    case 'stopped':
      return `${kindWords[kind]} stopped after ${count(requests, 'request')}: ${found} so far.${toDo}`;
    case 'canceled':
      return `${kindWords[kind]} canceled after ${count(requests, 'request')}: ${found} so far.${toDo}`;
    case 'done':
      return `${began}: ${found}.`;
  }
}

/** What a scan has looked at, and what not, in one or two sentences. */
export function scanCoverage(state: ScanState, fleetSize: number | undefined): string {
  const { phase, requests } = state;
  const seen = `Looked into: ${coverage(state) || 'nothing'}; ${count(requests, 'request')}.`;
  const rest = phase === 'done' ? leftOut(state, fleetSize) : '';
  return `${seen}${rest}`;
}

/**
 * How far a scan is, in a sentence.
 * @param failing core devices that are known to be failing
 */
export function scanMessage(state: ScanState, failing: number, at: ConnectionTarget): string {
  const running = `${kindWords[state.kind]} is running: ${coverage(state)}; ${count(state.requests, 'request')} so far.`;
  return outcome(state, failing, at) ?? running;
}

/** Failures of a scan that have one cause. */
export interface ScanFailureGroup {
  /** Tells the group from the others of its scan. */
  readonly key: string;
  readonly error: FleetError;
  /** What was not looked at: `12 deployments not looked into`. */
  readonly what: string;
  readonly failures: readonly ScanFailure[];
}

/** What a scan could not look at: what is alike in cause and part is said once. */
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
      ? `${several.charAt(0).toUpperCase()}${several.slice(1)} not listed`
      : `${count(alike.length, one, several)} not looked into`;
    return [{ key, error: first.error, what, failures: alike }];
  });
}
