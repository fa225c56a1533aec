import {
  GetCoreDeviceCommand,
  GetDeploymentCommand,
  ListCoreDevicesCommand,
  ListEffectiveDeploymentsCommand,
  ListInstalledComponentsCommand,
  type GreengrassV2Client,
} from '@aws-sdk/client-greengrassv2';
import { fleetError } from '../core/errors';
import type { FleetSource } from '../core/source';
import type { LiveClient } from './liveClient';
import { toDeployment } from './toDeployment';
import { toCoreDevice, toCoreDeviceDetails, toEffectiveDeployment, toInstalledComponent, toModels } from './toModel';

/** The most that the API gives at a time. */
const maxResults = 100;

const thingNamePattern = /^[a-zA-Z0-9:_-]{1,128}$/u;

/**
 * A thing name that may go into a path: `..` would leave it, and an empty one would ask for the whole list. Throws a
 * FleetError of the kind `invalid`.
 */
function checked(thingName: string, operation: string): string {
  if (!thingNamePattern.test(thingName)) {
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

function token(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The fleet as the service has it. */
export function liveSource(client: LiveClient): FleetSource {
  return {
    listCoreDevices: (nextToken, signal) =>
      client.call('ListCoreDevices', signal, async (send: GreengrassV2Client, options) => {
        const answer = await send.send(new ListCoreDevicesCommand({ maxResults, nextToken }), options);
        return { items: toModels(answer.coreDevices, toCoreDevice), nextToken: token(answer.nextToken) };
      }),
    getCoreDevice: (thingName, signal) =>
      client.call('GetCoreDevice', signal, async (send, options) => {
        const coreDeviceThingName = checked(thingName, 'GetCoreDevice');
        return toCoreDeviceDetails(await send.send(new GetCoreDeviceCommand({ coreDeviceThingName }), options));
      }),
    listEffectiveDeployments: (thingName, nextToken, signal) =>
      client.call('ListEffectiveDeployments', signal, async (send, options) => {
        const coreDeviceThingName = checked(thingName, 'ListEffectiveDeployments');
        const command = new ListEffectiveDeploymentsCommand({ coreDeviceThingName, maxResults, nextToken });
        const answer = await send.send(command, options);
        return {
          items: toModels(answer.effectiveDeployments, toEffectiveDeployment),
          nextToken: token(answer.nextToken),
        };
      }),
    listInstalledComponents: (thingName, nextToken, signal) =>
      client.call('ListInstalledComponents', signal, async (send, options) => {
        const coreDeviceThingName = checked(thingName, 'ListInstalledComponents');
        // The default, ROOT, would hide a failing dependency.
        const input = { coreDeviceThingName, maxResults, nextToken, topologyFilter: 'ALL' } as const;
        const answer = await send.send(new ListInstalledComponentsCommand(input), options);
        return {
          items: toModels(answer.installedComponents, toInstalledComponent),
          nextToken: token(answer.nextToken),
        };
      }),
    getDeployment: (id, signal) =>
      client.call('GetDeployment', signal, async (send, options) => {
        const command = new GetDeploymentCommand({ deploymentId: checkedDeploymentId(id) });
        return toDeployment(await send.send(command, options));
      }),
  };
}
