import type { ConnectionSelection } from './connection';

/** An added connection, shown next to the selected one. */
export interface AddedConnection extends ConnectionSelection {
  /** The user's name for it; `undefined` if the profile is enough. */
  readonly name: string | undefined;
}

function textIn(value: object, key: string): string | undefined {
  const found: unknown = Reflect.get(value, key);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** Parses the stored connections and leaves out invalid ones. */
export function parseAddedConnections(stored: unknown): readonly AddedConnection[] {
  const items: readonly unknown[] = Array.isArray(stored) ? stored : [];
  return items.flatMap((item) => {
    if (typeof item !== 'object' || item === null) {
      return [];
    }
    const region = textIn(item, 'region');
    return region === undefined ? [] : [{ profile: textIn(item, 'profile'), region, name: textIn(item, 'name') }];
  });
}

/** A unique key for a connection. The same profile and Region are the same connection. */
export function connectionKey({ profile, region }: ConnectionSelection): string {
  return `${profile ?? 'default'}@${region ?? ''}`;
}
