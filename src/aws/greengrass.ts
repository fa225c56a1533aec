import {
  DescribeComponentCommand,
  GetComponentCommand,
  GetCoreDeviceCommand,
  GetDeploymentCommand,
  GreengrassV2Client,
  ListComponentsCommand,
  ListComponentVersionsCommand,
  ListCoreDevicesCommand,
  ListDeploymentsCommand,
  ListEffectiveDeploymentsCommand,
  ListInstalledComponentsCommand,
} from '@aws-sdk/client-greengrassv2';
import { defineService } from './service';

/** Opens AWS IoT Greengrass V2. Sends no requests. */
export const openGreengrass = defineService(GreengrassV2Client, (call) => ({
  ListCoreDevices: call(ListCoreDevicesCommand),
  GetCoreDevice: call(GetCoreDeviceCommand),
  ListEffectiveDeployments: call(ListEffectiveDeploymentsCommand),
  ListInstalledComponents: call(ListInstalledComponentsCommand),
  GetDeployment: call(GetDeploymentCommand),
  ListDeployments: call(ListDeploymentsCommand),
  ListComponents: call(ListComponentsCommand),
  ListComponentVersions: call(ListComponentVersionsCommand),
  DescribeComponent: call(DescribeComponentCommand),
  GetComponent: call(GetComponentCommand),
}));
