import type { FleetError } from '../../greengrass/ports/fleetError';
import { wordsForError } from '../messages/errorWords';
import { type ConnectionTarget } from '../../greengrass/ports/connection';
import { grouped } from '../../base/numbers';
import { visibleText } from '../../base/visibleText';
import { field, type Hover } from './hover';

/** What the hover of a connection is made from. What is `undefined` is not known. */
export interface ConnectionFacts {
  readonly name: string | undefined;
  readonly at: ConnectionTarget;
  readonly account: string | undefined;
  /** How many core devices there are in all. */
  readonly size: number | undefined;
  /** How many of those that are known are failing. */
  readonly failing: number | undefined;
  /** What keeps all of it from being read. */
  readonly unreadable: FleetError | undefined;
}

/** The hover of a connection: where it leads, and what is known of its fleet. */
export function connectionHover({ name, at, account, size, failing, unreadable }: ConnectionFacts): Hover {
  const profile = at.profile ?? 'default';
  return [
    { kind: 'heading', text: visibleText(name ?? profile) },
    ...field('Profile', profile),
    ...field('Region', at.region),
    ...field('Account', account),
    ...field('Core devices', size === undefined ? undefined : grouped(size)),
    ...field('Failing', failing === undefined ? undefined : grouped(failing)),
    ...field('Cannot be read', unreadable && wordsForError(unreadable, at).sentence),
  ];
}
