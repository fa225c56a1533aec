/**
 * Why thing groups of a core device may be missing. `denied`: AWS denies the request. `notRecorded`: the snapshot doesn't
 * have them.
 */
export type MembershipGap = 'notLoaded' | 'denied' | 'failed' | 'notRecorded';

/** The thing groups of a core device. */
export interface Membership {
  /** The names of the groups that it is in, directly or through a child group, as far as known. */
  readonly groups: ReadonlySet<string>;
  /** Why others may be missing; `undefined` if these are all. */
  readonly gap: MembershipGap | undefined;
  /** When AWS returned the oldest part; `undefined` if nothing is known. */
  readonly readAt: Date | undefined;
}
