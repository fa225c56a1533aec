import { addressOn, type DeviceAddress } from '../../../greengrass/addresses/deviceAddress';
import type { TimeZone } from '../../../base/time';
import { cluesFor, type FailureClues } from '../../../greengrass/failures/failureClues';
import type { KnownDevice } from '../../../greengrass/knownDevice';
import { logLocations, type LogLocations } from '../../../greengrass/logLocations';
import type { InstalledComponent } from '../../../greengrass/model';
import { nucleusOf, type Nucleus } from '../../../greengrass/status/nucleus';
import { installationSource } from '../../messages/components/installationSource';

/** The data for the hover of an installed component. */
export interface InstalledComponentFacts {
  readonly component: InstalledComponent;
  /** What installed it, in words. */
  readonly source: string;
  readonly nucleus: Nucleus;
  /** What is known about its failure besides its codes; `undefined` unless it is errored or broken. */
  readonly clues: FailureClues | undefined;
  readonly isSnapshot: boolean;
  readonly logs: LogLocations;
  readonly address: DeviceAddress;
  readonly timeZone: TimeZone;
  /** When it was loaded, if that is long ago: the device may have reported something else since. */
  readonly loadedAt: Date | undefined;
}

/** The facts for the hover of a component on a core device. A separate file, because the code of the hover loads with the first hover. */
export function installedComponentFacts(
  on: KnownDevice,
  component: InstalledComponent,
  timeZone: TimeZone,
  loadedAt?: Date,
): InstalledComponentFacts {
  const { componentName, lastInstallationSource } = component;
  return {
    component,
    clues: cluesFor(on, component),
    isSnapshot: on.place.asOf !== undefined,
    source: installationSource(lastInstallationSource, on.deployments),
    nucleus: nucleusOf(on.device, on.details),
    logs: logLocations(componentName, on),
    address: addressOn(on, { kind: 'installedComponent', componentName }),
    timeZone,
    loadedAt,
  };
}
