import { count } from '../../base/numbers';
import type { EffectiveDeployment, InstalledComponent } from '../../greengrass/model';
import type { Hover } from './hover';

const notRead: Hover = [{ kind: 'paragraph', text: 'Not read yet.' }];

/** The hover of the row above a device's effective deployments. */
export function deploymentsHover(deployments: readonly EffectiveDeployment[] | undefined): Hover {
  const what =
    'What AWS IoT Greengrass last asked this device to run, for each of its targets: thing groups and the thing itself. Local deployments are not among them.';
  return [
    { kind: 'heading', text: 'Effective deployments' },
    ...(deployments === undefined ? notRead : []),
    { kind: 'paragraph', text: what },
  ];
}

/** The hover of the row above a device's installed components. */
export function componentsHover(components: readonly InstalledComponent[] | undefined): Hover {
  const roots = components?.filter(({ isRoot }) => isRoot).length ?? 0;
  const dependencies = (components?.length ?? 0) - roots;
  return [
    { kind: 'heading', text: 'Installed components' },
    ...(components === undefined
      ? notRead
      : [
          {
            kind: 'paragraph',
            text: `${count(roots, 'root component')} that a deployment names, ${count(dependencies, 'dependency', 'dependencies')}.`,
          } as const,
        ]),
    { kind: 'paragraph', text: 'As the device last reported them.' },
  ];
}
