import { count, grouped } from '../../base/numbers';
import { absoluteTime, type TimeZone } from '../../base/time';
import type { ScanState } from '../../fleet/scanning/scanState';
import { visibleName } from '../../base/visibleText';
import { targetInWords } from '../../greengrass/addresses/arn';
import {
  failingSince,
  sharedTraits,
  type IncidentFacts,
  type SharedTrait,
  type SinceLastLook,
  type TraitKind,
} from '../../greengrass/failures/incident';
import { groupFailures } from '../../greengrass/failures/failureGroups';
import type { KnownDevice } from '../../greengrass/knownDevice';
import { scannedWords } from './components/componentCoverageWords';
import { topicLabel } from './failureWords';
import { scanTime } from './scanWords';

const traitWords: Readonly<Record<TraitKind, (name: string) => string>> = {
  code: (code) => `report ${code}`,
  component: (name) => `fail in ${name}`,
  deployment: (label) => `have deployment ${label}`,
  target: (target) => `belong to ${target}`,
  nucleus: (version) => `have nucleus ${version}`,
  platform: (platform) => `run ${platform}`,
};

/** Makes a name safe for the format of a text. */
type ShowName = (name: string) => string;

function sharedWords(shared: readonly SharedTrait[], total: number, show: ShowName): readonly string[] {
  const words = shared.map(({ kind, value, size }) => {
    const name = show(visibleName(kind === 'target' ? targetInWords(value) : value));
    return `${grouped(size)} of ${grouped(total)} ${traitWords[kind](name)}`;
  });
  return words.length === 0 ? [] : [`${words.join('; ')}.`];
}

function startWords(failing: readonly KnownDevice[], zone: TimeZone): string {
  const start = failingSince(failing);
  const total = grouped(failing.length);
  if (failing.length === 1) {
    return start === undefined
      ? '1 core device is failing.'
      : `1 core device has been failing since ${absoluteTime(start, zone)}.`;
  }
  const since = start === undefined ? '' : `, the first since ${absoluteTime(start, zone)}`;
  return `${total} core devices are failing${since}.`;
}

function changeWords({ lookedAt, added, recovered }: SinceLastLook, zone: TimeZone): string {
  return `${grouped(added)} new since ${absoluteTime(lookedAt, zone)}, ${grouped(recovered)} recovered.`;
}

/** The most common cause, if core devices share one. */
function topCauseWords(failing: readonly KnownDevice[], show: ShowName): readonly string[] {
  const [top] = groupFailures(failing, 'code').filter(({ kind }) => kind !== 'noCause');
  if (top === undefined || top.size < 2) {
    return [];
  }
  const isCode = top.kind === 'deployment' || top.kind === 'component';
  const name = isCode ? show(topicLabel(top)) : `"${topicLabel(top)}"`;
  return [`The most common failure is ${name}: ${grouped(top.size)} of ${grouped(failing.length)}.`];
}

/** How many failing core devices are muted, in a sentence; none if none is. */
export function mutedSentences(muted: number): readonly string[] {
  return muted === 0 ? [] : [`${count(muted, 'muted core device')} ${muted === 1 ? "isn't" : "aren't"} counted.`];
}

function stuckSentences(stuck: number, failing: number): readonly string[] {
  const devices = `${grouped(stuck)} ${failing === 0 ? '' : 'other '}core ${stuck === 1 ? 'device has' : 'devices have'}`;
  return stuck === 0 ? [] : [`${devices} a stuck deployment.`];
}

/**
 * The incident of a fleet, in at most four sentences; none if nothing fails or is stuck and nothing has recovered.
 * @param show makes names that are already visible safe for the format of the text
 */
export function incidentSentences(
  { failing, healthy, stuck, sinceLastLook }: IncidentFacts,
  zone: TimeZone,
  show: ShowName = (name) => name,
): readonly string[] {
  const change = sinceLastLook === undefined ? [] : [changeWords(sinceLastLook, zone)];
  if (failing.length === 0) {
    return [...stuckSentences(stuck, 0), ...((sinceLastLook?.recovered ?? 0) > 0 ? change : [])];
  }
  const shared = sharedWords(sharedTraits(failing, healthy), failing.length, show);
  return [
    startWords(failing, zone),
    ...stuckSentences(stuck, failing.length),
    ...(shared.length > 0 ? shared : topCauseWords(failing, show)),
    ...change,
  ];
}

/** What an incident is known from. */
export interface IncidentCoverage {
  /** The last scan; `undefined` if there was none. */
  readonly scan: ScanState | undefined;
  /** The number of known core devices. */
  readonly known: number;
  /** Those of which only the status is known. */
  readonly notScanned: number;
  /** Whether these are all core devices. */
  readonly isWhole: boolean;
  /** Whether a scan has found the failures of the whole fleet. */
  readonly isFleetScanned: boolean;
  readonly isSnapshot: boolean;
}

/** Whether more core devices can be failing than those that are known: neither the list nor a scan is at its end. */
export function mayFindMore({ notScanned, isWhole, isFleetScanned, isSnapshot }: IncidentCoverage): boolean {
  return !isSnapshot && !isFleetScanned && (!isWhole || notScanned > 0);
}

/**
 * What an incident is known from, in sentences:
 * `Quick scan at 2026-11-30 15:09 UTC: 29 of 10,000 core devices scanned. Only the status of the others is known.`
 */
export function coverageWords(coverage: IncidentCoverage, zone: TimeZone): string {
  const { scan, known, notScanned, isWhole, isSnapshot } = coverage;
  const source = isSnapshot ? 'Snapshot' : scan === undefined ? 'No scan yet' : scanTime(scan, zone);
  const scanned = scannedWords({ scanned: known - notScanned, known, isWhole });
  const others = isWhole ? 'Only the status' : 'At most the status';
  return `${source}: ${scanned}.${notScanned === 0 && isWhole ? '' : ` ${others} of the others is known.`}`;
}
