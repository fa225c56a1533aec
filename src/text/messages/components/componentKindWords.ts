import type { InstalledComponent } from '../../../greengrass/model';
import type { Nucleus } from '../../../greengrass/status/nucleus';

/** Whether a component is a root component or a dependency, in words. Nucleus Lite can't tell them apart. */
export function componentKindWords({ isRoot }: InstalledComponent, { isLite }: Pick<Nucleus, 'isLite'>): string {
  if (isLite && isRoot === true) {
    return 'reported as a root component';
  }
  return isRoot === undefined
    ? 'not reported'
    : isRoot
      ? 'root component, named in a deployment'
      : 'dependency of another component';
}
