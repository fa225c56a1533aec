import { member, string } from '../../base/json';
import { nameTest } from '../../base/names/namePattern';
import type { KnownComponent } from './knownComponents';

/** Which components are shown. */
export interface ComponentFilter {
  /** Part of the name, whatever the case, or with the wildcard `*` the whole name. */
  readonly text?: string | undefined;
  /** Only components that are errored or broken on a known core device. */
  readonly isFailing?: true | undefined;
}

/** Whether any component is left out. */
export function hasComponentFilter({ text = '', isFailing }: ComponentFilter): boolean {
  return text !== '' || isFailing === true;
}

/** The components that a filter shows. */
export function matchingComponents(
  { text = '', isFailing }: ComponentFilter,
  components: readonly KnownComponent[],
): readonly KnownComponent[] {
  const isNamed = text === '' ? () => true : nameTest(text);
  return components.filter(
    ({ componentName, spread }) => isNamed(componentName) && (isFailing !== true || (spread?.failed ?? 0) > 0),
  );
}

/** Parses a stored filter. */
export function parseComponentFilter(stored: unknown): ComponentFilter {
  const text = string(member(stored, 'text'));
  return {
    text: text === '' ? undefined : text,
    isFailing: member(stored, 'isFailing') === true ? true : undefined,
  };
}
