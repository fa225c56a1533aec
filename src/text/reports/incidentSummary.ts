import { absoluteTime } from '../../base/time';
import { legibleMarkdown } from '../../base/markdown';
import { count } from '../../base/numbers';
import { visibleName } from '../../base/visibleText';
import type { ExplainErrorCode } from '../../greengrass/codes/errorCodes';
import { groupFailures, type FailureGroup } from '../../greengrass/failures/failureGroups';
import type { Incident } from '../../greengrass/failures/incident';
import type { Place } from '../../greengrass/knownDevice';
import { topicLabel } from '../messages/failureWords';
import { incidentSentences } from '../messages/incidentWords';
import { snapshotWords } from '../messages/snapshotWords';
import { item } from './literal';

/** The summary explains at most this many causes. */
const maxCauses = 10;

/** The summary names at most this many core devices for each cause. */
const maxNames = 100;

/** What an incident summary is about. */
export interface SummarizedIncident extends Incident {
  readonly place: Place;
  readonly now: Date;
}

/** What else is known of a cause: the components and deployments that it is in. */
function whereLines({ causes }: FailureGroup): readonly string[] {
  const names = causes.slice(0, maxCauses).map((cause) => `${topicLabel(cause)} (${count(cause.size, 'core device')})`);
  const more = causes.length - names.length;
  return ['', `In ${legibleMarkdown([...names, ...(more > 0 ? [`and ${count(more, 'other')}`] : [])].join(', '))}`];
}

function causeLines(group: FailureGroup, explain: ExplainErrorCode): readonly string[] {
  const { kind, value, devices, size } = group;
  const explained = kind === 'deployment' || kind === 'component' ? explain(kind, value) : undefined;
  const names = devices
    .slice(0, maxNames)
    .map((on) => `- ${legibleMarkdown(visibleName(on.device.coreDeviceThingName))}`);
  return [
    '',
    `## ${legibleMarkdown(topicLabel(group))}: ${count(size, 'core device')}`,
    ...whereLines(group),
    ...(explained === undefined ? [] : ['', legibleMarkdown(explained.meaning)]),
    ...(explained === undefined ? [] : ['', `What to do: ${legibleMarkdown(explained.remedy)}`]),
    '',
    ...names,
    ...(size > names.length ? [`- and ${count(size - names.length, 'other')}`] : []),
  ];
}

/** The incident of a fleet as Markdown: how many core devices fail, what they share, the top causes, and what to do. */
export function incidentSummary(incident: SummarizedIncident, explain: ExplainErrorCode): string {
  const { failing, place, muted, isShown, now } = incident;
  const groups = groupFailures(failing, 'code', isShown);
  const more = groups.length - maxCauses;
  return [
    `# Incident: ${count(failing.length, 'failing core device')}`,
    '',
    ...item('Account', place.account),
    ...item('Region', place.region),
    ...(place.asOf === undefined ? [`- As of ${absoluteTime(now, 'utc')}`] : [`- ${snapshotWords(place.asOf, 'utc')}`]),
    ...(muted === 0 ? [] : [`- Without ${count(muted, 'muted core device')}`]),
    ...incidentSentences(incident, 'utc').flatMap((sentence) => ['', legibleMarkdown(sentence)]),
    ...groups.slice(0, maxCauses).flatMap((group) => causeLines(group, explain)),
    ...(more > 0 ? ['', `And ${count(more, 'more cause')}.`] : []),
    '',
  ].join('\n');
}
