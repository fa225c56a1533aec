import type { InstalledComponent } from './model';

/** How many components of a device are of which kind. */
export interface ComponentCounts {
  readonly roots: number;
  readonly dependencies: number;
}

/** Counts the components of a device; `undefined` if they aren't loaded. */
export function componentCounts(components: readonly InstalledComponent[] | undefined): ComponentCounts | undefined {
  const roots = components?.filter(({ isRoot }) => isRoot).length ?? 0;
  return components && { roots, dependencies: components.length - roots };
}
