import type { InstalledComponent } from '../../greengrass/model';

/** Whether a component is a root component or a dependency, in words. */
export function componentKindWords({ isRoot }: InstalledComponent): string {
  return isRoot === undefined
    ? 'not reported'
    : isRoot
      ? 'root component, named in a deployment'
      : 'dependency of another component';
}
