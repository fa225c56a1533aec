import type { InstalledCounts } from '../../greengrass/component';
import { compareVersions } from '../../greengrass/versions/compareVersions';
import type { Fleet } from '../fleet';

/**
 * On how many scanned core devices a component runs; `undefined` if on none.
 * @param version only this version
 */
export function installedCounts(
  { componentIndex }: Fleet,
  componentName: string,
  version?: string,
): InstalledCounts | undefined {
  const spreads = componentIndex.spread(componentName)?.versions ?? [];
  const shown = spreads.filter((spread) => version === undefined || spread.version === version);
  return shown.length === 0
    ? undefined
    : {
        componentName,
        scannedCoreDevices: componentIndex.coverage().scanned,
        versions: [...shown]
          .sort((a, b) => compareVersions(b.version, a.version))
          .map(({ version: componentVersion, devices, states }) => ({
            componentVersion,
            coreDevices: devices,
            lifecycleStates: Object.fromEntries(states),
          })),
      };
}
