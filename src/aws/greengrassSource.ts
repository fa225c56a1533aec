import { fleetError } from '../greengrass/ports/fleetError';
import type { FleetSource } from '../greengrass/ports/fleetSource';
import { isThingName } from '../greengrass/addresses/thingName';
import type { LiveClient } from './liveClient';
import { nextTokenIn } from '../base/json';
import { toDeployment } from '../greengrass/wire/toDeployment';
import {
  toCoreDevice,
  toCoreDeviceDetails,
  toEffectiveDeployment,
  toInstalledComponent,
  toListedDeployment,
  toModels,
} from '../greengrass/wire/toModel';

/** Largest page size of the API. */
const maxResults = 100;

/**
 * Checks a thing name before it goes into a URL path: `..` would change the path, and an empty name would request the
 * whole list. Throws a FleetError of kind `invalid`.
 */
function checked(thingName: string, operation: string): string {
  if (!isThingName(thingName)) {
    throw fleetError({ kind: 'invalid', operation }, 'The name is not a valid core device name.');
  }
  return thingName;
}

/** Checks a deployment ID before it goes into a URL path. Throws a FleetError of kind `invalid`. */
function checkedDeploymentId(deploymentId: string): string {
  if (!/^[\w:-]{1,128}$/u.test(deploymentId)) {
    throw fleetError({ kind: 'invalid', operation: 'GetDeployment' }, 'The deployment ID is invalid.');
  }
  return deploymentId;
}

/** The operations of a fleet source that call AWS IoT Greengrass. */
export function greengrassSource(
  client: LiveClient,
): Pick<
  FleetSource,
  | 'listCoreDevices'
  | 'getCoreDevice'
  | 'listEffectiveDeployments'
  | 'listInstalledComponents'
  | 'getDeployment'
  | 'listDeployments'
> {
  return {
    listCoreDevices: (nextToken, signal, only) =>
      client.call('greengrass', 'ListCoreDevices', signal, async (send) => {
        const response = await send({ maxResults, nextToken, ...only });
        return { items: toModels(response.coreDevices, toCoreDevice), nextToken: nextTokenIn(response) };
      }),
    getCoreDevice: (thingName, signal) =>
      client.call('greengrass', 'GetCoreDevice', signal, async (send) =>
        toCoreDeviceDetails(await send({ coreDeviceThingName: checked(thingName, 'GetCoreDevice') })),
      ),
    listEffectiveDeployments: (thingName, nextToken, signal) =>
      client.call('greengrass', 'ListEffectiveDeployments', signal, async (send) => {
        const coreDeviceThingName = checked(thingName, 'ListEffectiveDeployments');
        const response = await send({ coreDeviceThingName, maxResults, nextToken });
        return {
          items: toModels(response.effectiveDeployments, toEffectiveDeployment),
          nextToken: nextTokenIn(response),
        };
      }),
    listInstalledComponents: (thingName, nextToken, signal) =>
      client.call('greengrass', 'ListInstalledComponents', signal, async (send) => {
        const coreDeviceThingName = checked(thingName, 'ListInstalledComponents');
        // The default, ROOT, would hide a failing dependency.
        const response = await send({ coreDeviceThingName, maxResults, nextToken, topologyFilter: 'ALL' });
        return {
          items: toModels(response.installedComponents, toInstalledComponent),
          nextToken: nextTokenIn(response),
        };
      }),
    getDeployment: (id, signal) =>
      client.call('greengrass', 'GetDeployment', signal, async (send) =>
        toDeployment(await send({ deploymentId: checkedDeploymentId(id) })),
      ),
    listDeployments: (nextToken, signal, { history, ...only } = {}) =>
      client.call('greengrass', 'ListDeployments', signal, async (send) => {
        const response = await send({ maxResults, nextToken, historyFilter: history ?? 'LATEST_ONLY', ...only });
        return { items: toModels(response.deployments, toListedDeployment), nextToken: nextTokenIn(response) };
      }),
  };
}
