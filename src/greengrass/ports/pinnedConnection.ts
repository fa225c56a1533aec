import { items, member, nonEmptyString } from '../../base/json';
import type { ConnectionSelection } from './connection';

/** A connection that is shown in addition to the selected one. */
export interface PinnedConnection extends ConnectionSelection {
  /** The name that the user gave it; `undefined` where the profile says enough. */
  readonly name: string | undefined;
}

function toPinned(remembered: unknown): PinnedConnection | undefined {
  const region = nonEmptyString(member(remembered, 'region'));
  return region === undefined
    ? undefined
    : {
        profile: nonEmptyString(member(remembered, 'profile')),
        region,
        name: nonEmptyString(member(remembered, 'name')),
      };
}

/** Reads the pinned connections that were remembered. What does not look like one is left out. */
export function parsePinned(remembered: unknown): readonly PinnedConnection[] {
  return items(remembered, toPinned);
}

/** Tells a connection from the others, as its id will: the same profile and Region are the same connection. */
export function connectionKey({ profile, region }: ConnectionSelection): string {
  return `${profile ?? 'default'}@${region ?? ''}`;
}
