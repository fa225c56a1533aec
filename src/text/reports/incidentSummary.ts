import { absoluteTime, ageOf } from '../../base/time';
import { legibleMarkdown } from '../../base/markdown';
import { count } from '../../base/numbers';
import { visibleName } from '../../base/visibleText';
import { headlineRemedy } from '../../greengrass/codes/headlineRemedy';
import type { ExplainErrorCode } from '../../greengrass/codes/errorCodes';
import { failedAt } from '../../greengrass/failures/failedAt';
import { failuresOf } from '../../greengrass/failures/failure';
import { groupFailures, type FailureGroup } from '../../greengrass/failures/failureGroups';
import type { FailureTopic } from '../../greengrass/failures/failureTopics';
import type { Incident } from '../../greengrass/failures/incident';
import { failureKey } from '../../greengrass/failures/problems';
import type { KnownDevice, Place } from '../../greengrass/knownDevice';
import { sharedClues } from '../../greengrass/failures/sharedClues';
import { remedyOf, unknownCauseRemedy, withoutCodeSentences } from '../messages/failureRemedy';
import { failureCode, topicLabel } from '../messages/failureWords';
import { coverageWords, incidentSentences, mayFindMore, type IncidentCoverage } from '../messages/incidentWords';
import { snapshotWords } from '../messages/snapshotWords';
import { item, literal, withCodes } from './literal';

/** The summary explains at most this many causes. */
const maxCauses = 10;

/** The summary names at most this many core devices for each cause. */
const maxNames = 100;

/** What an incident summary is about. */
export interface SummarizedIncident extends Incident {
  readonly place: Place;
  readonly coverage: IncidentCoverage;
  readonly now: Date;
}

/** The label of a topic, as code if it is a code or a name. */
function markedTopic(topic: FailureTopic): string {
  const isName = topic.kind === 'deployment' || topic.kind === 'component' || topic.kind === 'name';
  return isName ? literal(topicLabel(topic)) : legibleMarkdown(topicLabel(topic));
}

/** What else is known of a cause: the components and deployments that it is in. */
function whereLines({ kind, causes }: FailureGroup): readonly string[] {
  if (kind === 'noCause') {
    return [];
  }
  const names = causes
    .slice(0, maxCauses)
    .map((cause) => `${markedTopic(cause)} (${count(cause.size, 'core device')})`);
  const more = causes.length - names.length;
  return ['', `In ${[...names, ...(more > 0 ? [`and ${count(more, 'other')}`] : [])].join(', ')}`];
}

function newestLines({ newest }: FailureGroup, now: Date): readonly string[] {
  return newest === undefined ? [] : ['', `Newest failure: ${absoluteTime(newest, 'utc')} (${ageOf(newest, now)})`];
}

function isUnread({ components }: KnownDevice): boolean {
  return components === undefined;
}

/** The newest of all failures that aren't muted, because a rare one can be what has just begun. */
function newestOfAll({ failing, isShown, now }: SummarizedIncident): readonly string[] {
  const failures = failing.flatMap((on) =>
    failuresOf(on).flatMap((failure) => {
      const at = isShown(on, failureKey(failure)) ? failedAt(failure, on) : undefined;
      return at === undefined ? [] : { on, failure, at };
    }),
  );
  const [first, ...others] = failures;
  if (first === undefined || others.length === 0) {
    return [];
  }
  const { on, failure, at } = others.reduce((newest, other) => (other.at > newest.at ? other : newest), first);
  const name = literal(visibleName(on.device.coreDeviceThingName));
  return [
    `- Newest failure: ${absoluteTime(at, 'utc')} (${ageOf(at, now)}), ${name}: ${failureCode(failure, literal)}`,
  ];
}

function causeLines(
  group: FailureGroup,
  explain: ExplainErrorCode,
  { now, coverage }: Pick<SummarizedIncident, 'now' | 'coverage'>,
): readonly string[] {
  const { kind, value, devices, size } = group;
  const isCode = kind === 'deployment' || kind === 'component';
  const explained = isCode ? explain(kind, value) : undefined;
  const isUnknown = isCode && explained === undefined;
  const clues = kind === 'noCode' || kind === 'reason' || isUnknown ? sharedClues(devices, group) : undefined;
  const remedy =
    (explained && headlineRemedy(explained)) ??
    (clues && remedyOf(isUnknown ? value : undefined, clues, explain, 'utc')) ??
    (kind === 'noCause' ? unknownCauseRemedy(devices.some(isUnread), coverage.isSnapshot) : undefined);
  const names = devices.slice(0, maxNames).map((on) => `- ${literal(visibleName(on.device.coreDeviceThingName))}`);
  return [
    '',
    `## ${markedTopic(group)}: ${count(size, 'core device')}`,
    ...whereLines(group),
    ...newestLines(group, now),
    ...(explained === undefined ? [] : ['', withCodes(explained.meaning)]),
    ...(clues === undefined || isUnknown ? [] : withoutCodeSentences(clues).flatMap((text) => ['', withCodes(text)])),
    ...(remedy === undefined ? [] : ['', `What to do: ${withCodes(remedy)}`]),
    '',
    ...names,
    ...(size > names.length ? [`- and ${count(size - names.length, 'other')}`] : []),
  ];
}

/**
 * The incident of a fleet as Markdown: how many core devices fail, how far the fleet is scanned, what the failing ones share, the
 * top causes, and what to do.
 */
export function incidentSummary(incident: SummarizedIncident, explain: ExplainErrorCode): string {
  const { failing, place, coverage, muted, isShown, now } = incident;
  const groups = groupFailures(failing, 'code', isShown);
  const more = groups.length - maxCauses;
  return [
    `# Incident: ${count(failing.length, 'failing core device')}${mayFindMore(coverage) ? ' so far' : ''}`,
    '',
    ...item('Account', place.account),
    ...item('Region', place.region),
    ...(place.asOf === undefined ? [`- As of ${absoluteTime(now, 'utc')}`] : [`- ${snapshotWords(place.asOf, 'utc')}`]),
    ...(muted === 0 ? [] : [`- Without ${count(muted, 'muted core device')}`]),
    `- Scan coverage: ${coverageWords(coverage, 'utc')}`,
    ...newestOfAll(incident),
    ...incidentSentences(incident, 'utc', literal).flatMap((sentence) => ['', sentence]),
    ...groups.slice(0, maxCauses).flatMap((group) => causeLines(group, explain, incident)),
    ...(more > 0 ? ['', `And ${count(more, 'more cause')}.`] : []),
    '',
  ].join('\n');
}
