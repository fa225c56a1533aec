import {
  GetCoreDeviceCommand,
  GetDeploymentCommand,
  ListCoreDevicesCommand,
  ListDeploymentsCommand,
  ListEffectiveDeploymentsCommand,
  ListInstalledComponentsCommand,
} from '@aws-sdk/client-greengrassv2';
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

/** The most that the API gives at a time. */
const maxResults = 100;

/**
 * A thing name that may go into a path: `..` would leave it, and an empty one would ask for the whole list. Throws a
 * FleetError of the kind `invalid`.
 */
function checked(thingName: string, operation: string): string {
  if (!isThingName(thingName)) {
    throw fleetError({ kind: 'invalid', operation }, 'The name is not one that a core device can have.');
  }
  return thingName;
}

/** A deployment ID that may go into a path. Throws a FleetError of the kind `invalid`. */
function checkedDeploymentId(deploymentId: string): string {
  if (!/^[\w:-]{1,128}$/u.test(deploymentId)) {
    throw fleetError(
      { kind: 'invalid', operation: 'GetDeployment' },
      'The deployment ID is not one that a deployment can have.',
    );
  }
  return deploymentId;
}

/** The fleet as the service has it. */
export function liveSource(client: LiveClient): FleetSource {
  return {
    listCoreDevices: (nextToken, signal, only) =>
      client.call('ListCoreDevices', signal, async ({ greengrass }, options) => {
        const answer = await greengrass.send(new ListCoreDevicesCommand({ maxResults, nextToken, ...only }), options);
        return { items: toModels(answer.coreDevices, toCoreDevice), nextToken: nextTokenIn(answer) };
      }),
    getCoreDevice: (thingName, signal) =>
      client.call('GetCoreDevice', signal, async ({ greengrass }, options) => {
        const coreDeviceThingName = checked(thingName, 'GetCoreDevice');
        return toCoreDeviceDetails(await greengrass.send(new GetCoreDeviceCommand({ coreDeviceThingName }), options));
      }),
    listEffectiveDeployments: (thingName, nextToken, signal) =>
      client.call('ListEffectiveDeployments', signal, async ({ greengrass }, options) => {
        const coreDeviceThingName = checked(thingName, 'ListEffectiveDeployments');
        const command = new ListEffectiveDeploymentsCommand({ coreDeviceThingName, maxResults, nextToken });
        const answer = await greengrass.send(command, options);
        return {
          items: toModels(answer.effectiveDeployments, toEffectiveDeployment),
          nextToken: nextTokenIn(answer),
        };
      }),
    listInstalledComponents: (thingName, nextToken, signal) =>
      client.call('ListInstalledComponents', signal, async ({ greengrass }, options) => {
        const coreDeviceThingName = checked(thingName, 'ListInstalledComponents');
        // The default, ROOT, would hide a failing dependency.
        const input = { coreDeviceThingName, maxResults, nextToken, topologyFilter: 'ALL' } as const;
        const answer = await greengrass.send(new ListInstalledComponentsCommand(input), options);
        return {
          items: toModels(answer.installedComponents, toInstalledComponent),
          nextToken: nextTokenIn(answer),
        };
      }),
    getDeployment: (id, signal) =>
      client.call('GetDeployment', signal, async ({ greengrass }, options) => {
        const command = new GetDeploymentCommand({ deploymentId: checkedDeploymentId(id) });
        return toDeployment(await greengrass.send(command, options));
      }),
    listDeployments: (nextToken, signal) =>
      client.call('ListDeployments', signal, async ({ greengrass }, options) => {
        const input = { maxResults, nextToken, historyFilter: 'LATEST_ONLY' } as const;
        const answer = await greengrass.send(new ListDeploymentsCommand(input), options);
        return { items: toModels(answer.deployments, toListedDeployment), nextToken: nextTokenIn(answer) };
      }),
    listJobExecutionsForJob: (jobId, status, nextToken, signal) =>
      client.call('ListJobExecutionsForJob', signal, async (clients, options) =>
        (await clients.iot()).listJobExecutionsForJob(jobId, status, nextToken, options),
      ),
    listThingGroups: (nextToken, signal) =>
      client.call('ListThingGroups', signal, async (clients, options) =>
        (await clients.iot()).listThingGroups(nextToken, options),
      ),
    listThingsInThingGroup: (thingGroup, nextToken, signal) =>
      client.call('ListThingsInThingGroup', signal, async (clients, options) =>
        (await clients.iot()).listThingsInThingGroup(thingGroup, nextToken, options),
      ),
  };
}
