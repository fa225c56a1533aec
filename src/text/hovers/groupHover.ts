import { count } from '../../base/numbers';
import type { ComponentCounts } from '../../greengrass/componentKind';
import type { Hover } from './hover';

const notLoaded: Hover = [{ kind: 'paragraph', text: 'Not loaded yet.' }];

/** The hover of the row above a device's effective deployments. */
export function deploymentsHover(isLoaded: boolean): Hover {
  const what =
    "Deployments from AWS IoT Greengrass to this device and to its thing groups. The newest for each target counts. Local deployments aren't included.";
  return [
    { kind: 'heading', text: 'Effective deployments' },
    ...(isLoaded ? [] : notLoaded),
    { kind: 'paragraph', text: what },
  ];
}

function inWords({ roots, dependencies, unknown }: ComponentCounts, isLite: boolean): string {
  return [
    isLite
      ? `${count(roots, 'component')} reported as root`
      : `${count(roots, 'root component')} named in a deployment`,
    count(dependencies, 'dependency', 'dependencies'),
    ...(unknown === 0 ? [] : [`${count(unknown, 'component')} that AWS calls neither`]),
  ].join(', ');
}

/**
 * The hover of the row above a device's installed components.
 * @param isLite whether the device runs Nucleus Lite, which reports dependencies as root components
 */
export function componentsHover(counts: ComponentCounts | undefined, isLite: boolean): Hover {
  return [
    { kind: 'heading', text: 'Installed components' },
    ...(counts === undefined
      ? notLoaded
      : [
          {
            kind: 'paragraph',
            text: `${inWords(counts, isLite)}.`,
          } as const,
        ]),
    { kind: 'paragraph', text: "From the device's last report." },
  ];
}
