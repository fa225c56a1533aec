import type { ConnectionSelection } from '../../greengrass/ports/connection';
import type { FleetError } from '../../greengrass/ports/fleetError';
import { wordsForError } from '../errors/errorWords';
import { count, grouped } from '../../base/numbers';
import { visibleName, visibleText } from '../../base/visibleText';
import { snapshotWords } from '../messages/snapshotWords';
import { inParts, inSpeech, type Row } from './row';

/** What the row of a connection shows. */
export interface ConnectionFacts {
  /** The user's name for it; `undefined` if the profile is enough. */
  readonly name: string | undefined;
  readonly at: ConnectionSelection;
  readonly account: string | undefined;
  /** When the snapshot was saved; `undefined` for a live fleet. */
  readonly asOf: Date | undefined;
  /** How many core devices are shown; `undefined` until some are loaded. */
  readonly shown: number | undefined;
  /** Whether these are all core devices. */
  readonly isWhole: boolean;
  /** Why the fleet couldn't be loaded. */
  readonly error: FleetError | undefined;
}

/** The row of one of several connections: its profile and Region, and its error or its number of core devices. */
export function connectionRow({ name, at, account, asOf, shown, isWhole, error }: ConnectionFacts): Row {
  const label = visibleName(name ?? at.profile ?? 'default');
  const place = [
    name === undefined ? undefined : visibleText(at.profile ?? 'default'),
    at.region === undefined ? undefined : visibleText(at.region),
    account,
  ];
  const amount = isWhole ? count(shown ?? 0, 'core device') : `${grouped(shown ?? 0)} or more core devices`;
  const devices = shown === undefined ? undefined : amount;
  const state = error === undefined ? devices : wordsForError(error, at).sentence;
  const snapshot = asOf === undefined ? undefined : snapshotWords(asOf);
  return {
    label,
    description: inParts(...place, state, snapshot),
    icon: error !== undefined ? 'warning' : asOf === undefined ? 'cloud' : 'archive',
    severity: error === undefined ? 'neutral' : 'warning',
    accessibilityLabel: inSpeech(`Connection ${label}`, ...place, state, snapshot),
  };
}
