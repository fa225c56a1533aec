import { documentationOf } from '../../../../src/greengrass/codes/documentation';
import { explainErrorCode, type ErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import type { DeviceFacts } from '../../../../src/text/panels/devices/deviceFacts';
import type { KnownDevice } from '../../../../src/greengrass/knownDevice';
import { coreDevice, coreDeviceDetails, hoursAgo, now } from '../../fixtures';

/** A scanned healthy device without deployments and components, except for the given fields. */
export function knownDevice(fields: Partial<KnownDevice> = {}): KnownDevice {
  return {
    place: {
      connectionId: 'factory@eu-west-1',
      profile: 'factory',
      region: 'eu-west-1',
      partition: 'aws',
      account: '123456789012',
    },
    device: coreDevice(),
    details: coreDeviceDetails(),
    deployments: [],
    components: [],
    ...fields,
  };
}

/** The same device as the data for a panel. */
export function deviceFacts(fields: Partial<DeviceFacts> = {}): DeviceFacts {
  return {
    ...knownDevice(),
    errors: [],
    readAt: hoursAgo(0),
    isLoading: false,
    explain: explainErrorCode,
    staleAfterHours: 25,
    timeZone: 'local',
    connectivityState: 'notRecorded',
    stuckAfterHours: 2,
    now,
    ...fields,
  };
}

/** What the catalog says about a code, and the page that documents it. Throws if the catalog doesn't have the code. */
export function cataloged(kind: ErrorCode['kind'], code: string): ErrorCode & { readonly url: string } {
  const known = explainErrorCode(kind, code);
  if (known === undefined) {
    throw new Error(`The catalog has no ${kind} code ${code}.`);
  }
  return { ...known, url: documentationOf[kind] };
}
