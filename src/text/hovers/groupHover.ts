import { count } from '../../base/numbers';
import type { EffectiveDeployment, InstalledComponent } from '../../greengrass/model';
import type { Hover } from './hover';

const notLoaded: Hover = [{ kind: 'paragraph', text: 'Not loaded yet.' }];

/** The hover of the row above a device's effective deployments. */
export function deploymentsHover(deployments: readonly EffectiveDeployment[] | undefined): Hover {
  const what =
    "Deployments from AWS IoT Greengrass to this device and to its thing groups. The newest for each target counts. Local deployments aren't included.";
  return [
    { kind: 'heading', text: 'Effective deployments' },
    ...(deployments === undefined ? notLoaded : []),
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
      ? notLoaded
      : [
          {
            kind: 'paragraph',
            text: `${count(roots, 'root component')} named in a deployment, ${count(dependencies, 'dependency', 'dependencies')}.`,
          } as const,
        ]),
    { kind: 'paragraph', text: "From the device's last report." },
  ];
}
