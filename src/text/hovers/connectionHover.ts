import { type ConnectionTarget } from '../../greengrass/ports/connection';
import { grouped } from '../../base/numbers';
import { visibleText } from '../../base/visibleText';
import { field, type Hover } from './hover';

/** The data for the hover of a connection. `undefined` means unknown. */
export interface ConnectionFacts {
  readonly name: string | undefined;
  readonly at: ConnectionTarget;
  readonly account: string | undefined;
  /** The total number of core devices. */
  readonly size: number | undefined;
  /** How many of the known core devices are failing. */
  readonly failing: number | undefined;
  /** Why nothing of the fleet could be loaded, in words. */
  readonly unreadable: string | undefined;
}

/** The hover of a connection: its profile, Region and account, and what is known about its fleet. */
export function connectionHover({ name, at, account, size, failing, unreadable }: ConnectionFacts): Hover {
  const profile = at.profile ?? 'default';
  return [
    { kind: 'heading', text: visibleText(name ?? profile) },
    ...field('Profile', profile),
    ...field('Region', at.region),
    ...field('Account', account),
    ...field('Core devices', size === undefined ? undefined : grouped(size)),
    ...field('Failing', failing === undefined ? undefined : grouped(failing)),
    ...field("Couldn't load", unreadable),
  ];
}
