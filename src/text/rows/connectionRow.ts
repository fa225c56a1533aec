import type { ConnectionSelection } from '../../greengrass/ports/connection';
import type { FleetError } from '../../greengrass/ports/fleetError';
import { wordsForError } from '../messages/errorWords';
import { count } from '../../base/numbers';
import { visibleName, visibleText } from '../../base/visibleText';
import { snapshotWords } from '../messages/snapshotWords';
import { inParts, inSpeech, type Row } from './row';

/** What the row of a connection says. */
export interface ConnectionFacts {
  /** What the person calls it; `undefined` where the profile says enough. */
  readonly name: string | undefined;
  readonly at: ConnectionSelection;
  readonly account: string | undefined;
  /** When the fleet was as it is shown, where that is a snapshot. */
  readonly asOf: Date | undefined;
  /** How many core devices are shown; `undefined` until some have been read. */
  readonly shown: number | undefined;
  /** Whether these are all. */
  readonly isWhole: boolean;
  /** What keeps the fleet from being read. */
  readonly error: FleetError | undefined;
}

/** The row of one of several connections: what it is, and what keeps it from being shown or how much there is. */
export function connectionRow({ name, at, account, asOf, shown, isWhole, error }: ConnectionFacts): Row {
  const label = visibleName(name ?? at.profile ?? 'default');
  const place = inParts(
    name === undefined ? undefined : visibleText(at.profile ?? 'default'),
    at.region === undefined ? undefined : visibleText(at.region),
    account,
  );
  const devices = shown === undefined ? undefined : `${count(shown, 'core device')}${isWhole ? '' : ' or more'}`;
  const state = error === undefined ? devices : wordsForError(error, at).sentence;
  const snapshot = asOf === undefined ? undefined : snapshotWords(asOf);
  return {
    label,
    description: inParts(place, state, snapshot),
    icon: error !== undefined ? 'warning' : asOf === undefined ? 'cloud' : 'archive',
    severity: error === undefined ? 'neutral' : 'warning',
    accessibilityLabel: inSpeech(`Connection ${label}`, place, state, snapshot),
  };
}
