import { count, grouped } from '../../base/numbers';
import { absoluteTime, type TimeZone } from '../../base/time';
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
import type { KnownDevice } from '../../greengrass/knownDevice';

const traitWords: Readonly<Record<TraitKind, (value: string) => string>> = {
  code: (code) => `report ${visibleName(code)}`,
  component: (name) => `fail in ${visibleName(name)}`,
  deployment: (label) => `have deployment ${label}`,
  target: (arn) => `belong to ${visibleName(targetInWords(arn))}`,
  nucleus: (version) => `have nucleus ${visibleName(version)}`,
  platform: (platform) => `run ${visibleName(platform)}`,
};

function sharedWords(shared: readonly SharedTrait[], total: number): readonly string[] {
  const words = shared.map(
    ({ kind, value, size }) => `${grouped(size)} of ${grouped(total)} ${traitWords[kind](value)}`,
  );
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

/** How many failing core devices are muted, in a sentence; none if none is. */
export function mutedSentences(muted: number): readonly string[] {
  return muted === 0 ? [] : [`${count(muted, 'muted core device')} ${muted === 1 ? "isn't" : "aren't"} counted.`];
}

function stuckSentences(stuck: number, failing: number): readonly string[] {
  const devices = `${grouped(stuck)} ${failing === 0 ? '' : 'other '}core ${stuck === 1 ? 'device has' : 'devices have'}`;
  return stuck === 0 ? [] : [`${devices} a stuck deployment.`];
}

/** The incident of a fleet, in at most four sentences; none if nothing fails or is stuck and nothing has recovered. */
export function incidentSentences(
  { failing, healthy, stuck, sinceLastLook }: IncidentFacts,
  zone: TimeZone,
): readonly string[] {
  const change = sinceLastLook === undefined ? [] : [changeWords(sinceLastLook, zone)];
  if (failing.length === 0) {
    return [...stuckSentences(stuck, 0), ...((sinceLastLook?.recovered ?? 0) > 0 ? change : [])];
  }
  return [
    startWords(failing, zone),
    ...stuckSentences(stuck, failing.length),
    ...sharedWords(sharedTraits(failing, healthy), failing.length),
    ...change,
  ];
}
