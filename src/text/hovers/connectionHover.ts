import { type ConnectionTarget } from '../../greengrass/ports/connection';
import { grouped } from '../../base/numbers';
import type { TimeZone } from '../../base/time';
import { visibleText } from '../../base/visibleText';
import { snapshotWords } from '../messages/snapshotWords';
import { field, paragraph, type Hover } from './hover';

/** The data for the hover of a connection. `undefined` means unknown. */
export interface ConnectionFacts {
  readonly name: string | undefined;
  readonly at: ConnectionTarget;
  readonly account: string | undefined;
  /** The total number of core devices. */
  readonly size: number | undefined;
  /** How many of the known core devices are failing, without the muted ones. */
  readonly failing: number | undefined;
  /** Why nothing of the fleet could be loaded, in words. */
  readonly unreadable: string | undefined;
  /** When the snapshot was saved; `undefined` for a live fleet. */
  readonly asOf: Date | undefined;
  readonly timeZone: TimeZone;
}

/** The hover of a connection: its profile, Region and account, and what is known about its fleet. */
export function connectionHover(facts: ConnectionFacts): Hover {
  const { name, at, account, size, failing, unreadable, asOf, timeZone } = facts;
  const profile = at.profile ?? 'default';
  return [
    { kind: 'heading', text: visibleText(name ?? profile) },
    ...(asOf === undefined ? [] : paragraph([snapshotWords(asOf, timeZone)])),
    ...field('Profile', profile),
    ...field('Region', at.region),
    ...field('Account', account),
    ...field('Core devices', size === undefined ? undefined : grouped(size)),
    ...field('Failing', failing === undefined ? undefined : grouped(failing)),
    ...field("Couldn't load", unreadable),
  ];
}
