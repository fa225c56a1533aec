import { absoluteTime } from '../../base/time';
import { legibleMarkdown } from '../../base/markdown';
import { count } from '../../base/numbers';
import { visibleName, visibleText } from '../../base/visibleText';
import type { ChangesSince } from '../../fleet/snapshots/changesSince';
import type { ChangedDevice } from '../../greengrass/comparing/fleetChanges';
import {
  changeTitles,
  comparedSentences,
  failureCounts,
  isUnchanged,
  moveWords,
  mismatchSentences,
} from '../messages/comparing/fleetChangesWords';
import { item, literal } from './literal';

/** A section names at most this many core devices or components. */
const maxNames = 200;

/** @param lines Markdown */
function section(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) {
    return [];
  }
  const rest = lines.length - maxNames;
  return [
    '',
    `## ${title} (${lines.length})`,
    '',
    ...lines.slice(0, maxNames).map((line) => `- ${line}`),
    ...(rest > 0 ? [`- and ${count(rest, 'other')}`] : []),
  ];
}

function names(devices: readonly ChangedDevice[]): readonly string[] {
  return devices.map(({ thingName }) => literal(visibleName(thingName)));
}

/** What changed in a fleet since a snapshot, as Markdown. Times are in UTC. */
export function fleetChangesReport(since: ChangesSince): string {
  const { place, changes, before, after } = since;
  const { failing, recovered, added, gone = [], moves } = changes;
  return [
    `# What changed since ${absoluteTime(before, 'utc')}`,
    '',
    ...item('Account', place.account),
    ...item('Region', place.region),
    ...item('Core devices listed', after && absoluteTime(after, 'utc')),
    '',
    `${failureCounts(changes).join(', ')}.`,
    ...[...mismatchSentences(since), ...comparedSentences(since)].flatMap((sentence) => [
      '',
      legibleMarkdown(sentence),
    ]),
    ...(isUnchanged(changes) ? ['', 'Nothing changed.'] : []),
    ...section(
      changeTitles.failing,
      failing.map(({ thingName, code }) =>
        [literal(visibleName(thingName)), code && literal(visibleText(code))].filter(Boolean).join(': '),
      ),
    ),
    ...section(changeTitles.recovered, names(recovered)),
    ...section(changeTitles.added, names(added)),
    ...section(changeTitles.gone, names(gone)),
    ...section(
      changeTitles.moves,
      moves.map((move) => legibleMarkdown(moveWords(move))),
    ),
    '',
  ].join('\n');
}
