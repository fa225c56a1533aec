import { count, grouped } from '../../../base/numbers';
import { visibleName, visibleText } from '../../../base/visibleText';
import type { ChangesSince } from '../../../greengrass/rollouts/whatChanged';
import {
  numberOfChanges,
  type ChangedSetting,
  type ComponentChange,
  type ConfigurationPart,
  type DefinitionChanges,
} from '../../../greengrass/rollouts/changes';
import type { Distinction } from '../../../greengrass/rollouts/distinctions';
import { revisionWords } from './rolloutWords';

/** A line names at most this many changes. */
const maxInLine = 3;

const maxNameLength = 120;

/** A difference in words: what differs and how. */
export interface ChangeWords {
  readonly name: string;
  readonly change: string;
}

/** For a redacted snapshot. */
const leftOutSentence = "The snapshot has no configuration, so it isn't compared.";

const partNames: Readonly<Record<ConfigurationPart, string>> = {
  configuration: 'configuration',
  runWith: 'user and limits',
};

const settingNames: Readonly<Record<ChangedSetting, string>> = {
  policies: 'Policies',
  jobConfiguration: 'Job configuration',
};

function versionWords(version = ''): string {
  return version === '' ? 'no version' : visibleText(version);
}

/** How a component differs. Its configuration can be secret, so the words only say that it differs. */
function componentWords({ kind, from, to, parts }: ComponentChange): string {
  if (kind !== 'changed') {
    return kind;
  }
  const changed = parts.length === 0 ? '' : `${parts.map((part) => partNames[part]).join(', ')} changed`;
  const version = from === to ? '' : `${versionWords(from)} → ${versionWords(to)}`;
  return version === '' ? changed : `${version}${changed === '' ? '' : ` (${changed})`}`;
}

function inLine(change: ComponentChange): string {
  const name = visibleText(visibleName(change.componentName), maxNameLength);
  const words = componentWords(change);
  return change.kind === 'changed' && change.from === change.to ? `${name} (${words})` : `${name} ${words}`;
}

/** Every difference, components first. */
export function changeList({ components, settings }: DefinitionChanges): readonly ChangeWords[] {
  return [
    ...components.map((change) => {
      const version = change.kind === 'added' ? change.to : change.kind === 'removed' ? change.from : undefined;
      const words = componentWords(change);
      return {
        name: visibleName(change.componentName),
        change: version === undefined || version === '' ? words : `${visibleText(version)} ${words}`,
      };
    }),
    ...settings.map((setting) => ({ name: settingNames[setting], change: 'changed' })),
  ];
}

/** `revision 2`, or `the earlier revision` if AWS sent no number. */
function sinceWords({ since }: ChangesSince): string {
  return revisionWords(since) ?? 'the earlier revision';
}

/** How many changes since which revision, as the start of a sentence. */
function summary(known: ChangesSince): string {
  const amount = numberOfChanges(known.changes);
  const since = sinceWords(known);
  return amount === 0 ? `No changes since ${since}` : `${count(amount, 'change')} since ${since}`;
}

/** What changed, in one line: `2 changes since revision 2: com.acme.X 1.0.9 → 1.1.0, com.acme.Y added`. */
export function changeLine(known: ChangesSince): string {
  const { components, settings, isConfigurationLeftOut } = known.changes;
  const all = [
    ...components.map(inLine),
    ...settings.map((setting) => `${settingNames[setting].toLowerCase()} changed`),
  ];
  const [shown, hidden] = [all.slice(0, maxInLine), all.length - maxInLine];
  const list = [...shown, ...(hidden > 0 ? [`${grouped(hidden)} more`] : [])].join(', ');
  const line = list === '' ? summary(known) : `${summary(known)}: ${list}`;
  return isConfigurationLeftOut ? `${line}. ${leftOutSentence}` : line;
}

/** Sentences about the comparison that the list follows. */
export function changeSentences(known: ChangesSince): readonly string[] {
  const revision =
    known.baseline === 'succeeded' ? 'the last one that succeeded on this device' : 'the revision before this one';
  const { isConfigurationLeftOut } = known.changes;
  const isSame = numberOfChanges(known.changes) === 0 && !isConfigurationLeftOut;
  return [
    `${summary(known)}, ${revision}.`,
    ...(isSame ? ['Components, configuration, policies, and job configuration are the same.'] : []),
    ...(isConfigurationLeftOut ? [leftOutSentence] : []),
  ];
}

/** What sets failed core devices apart: `Failed on 2 known core devices, all with nucleus 2.9.1.` and the others. */
export function distinctionSentence({ kind, value, size, failed, other, succeeded }: Distinction): string {
  const part = (some: number, all: number): string => (some === all ? 'all' : grouped(some));
  const trait = (shown: string): string => `${kind} ${visibleText(shown)}`;
  return (
    `Failed on ${grouped(failed)} known core devices, ${part(size, failed)} with ${trait(value)}. ` +
    `Succeeded on ${grouped(succeeded)}, ${part(other.size, succeeded)} with ${trait(other.value)}.`
  );
}
