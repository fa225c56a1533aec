import type { ConnectionSelection } from './connection';

/** A connection that is shown beside the chosen one. */
export interface PinnedConnection extends ConnectionSelection {
  /** What the person calls it; `undefined` where the profile says enough. */
  readonly name: string | undefined;
}

function textIn(value: object, key: string): string | undefined {
  const found: unknown = Reflect.get(value, key);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** Reads what was remembered of pinned connections. What does not look like one is left out. */
export function parsePinned(remembered: unknown): readonly PinnedConnection[] {
  const items: readonly unknown[] = Array.isArray(remembered) ? remembered : [];
  return items.flatMap((item) => {
    if (typeof item !== 'object' || item === null) {
      return [];
    }
    const region = textIn(item, 'region');
    return region === undefined ? [] : [{ profile: textIn(item, 'profile'), region, name: textIn(item, 'name') }];
  });
}

/** Tells a connection from the others, as its id will: the same profile and Region are the same connection. */
export function connectionKey({ profile, region }: ConnectionSelection): string {
  return `${profile ?? 'default'}@${region ?? ''}`;
}
