import type { GreengrassV2Client } from '@aws-sdk/client-greengrassv2';
import { ManualClock } from '../../../simulator/clock';
import { cloudDeploymentsOn } from '../../../simulator/cloudDeployments';
import type { PublishedComponent } from '../../../simulator/components/publishedComponent';
import { component, coreDevice, groupDeployment } from '../../../simulator/generated/deviceParts';
import { account, days, hours, minutes, region, seededRandom } from '../../../simulator/generated/random';
import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { openClient } from '../openClient';

export const start = Date.UTC(2026, 10, 24, 8, 30);
export const ownArn = `arn:aws:greengrass:${region}:${account}:components:`;
export const awsArn = `arn:aws:greengrass:${region}:aws:components:`;
export const pressArn = `${ownArn}com.acme.PressMonitor`;

const deployment = groupDeployment(seededRandom(3), 'line-3', 'press-line', 9 * days);
const source = deployment.deploymentId ?? '';
const device = coreDevice(
  'press-1',
  { coreVersion: '2.14.3', isLite: false },
  5 * minutes,
  [deployment],
  [
    component('com.acme.PressMonitor', '2.4.1', source, 3 * hours),
    component('com.acme.Debug', '0.0.1', 'LOCAL', hours),
    component('aws.greengrass.Cli', '2.14.3', 'LOCAL', 3 * hours, { isRoot: false }),
    component('TelemetryAgent', '0.0.0', '', hours, { isRoot: false }),
  ],
);

/** A simulator with one device, and its client. */
export interface OpenCatalog {
  readonly simulator: Simulator;
  readonly client: GreengrassV2Client;
  close(): Promise<void>;
}

/** Starts a simulator with these components; by default those that its device uses. */
export async function openCatalog(components?: readonly PublishedComponent[]): Promise<OpenCatalog> {
  const fleet = { account, region, devices: [device], deployments: cloudDeploymentsOn([device]) };
  const simulator = await startSimulator({
    fleet: components === undefined ? fleet : { ...fleet, components },
    clock: new ManualClock(start),
    signatureTolerance: Infinity,
  });
  const client = openClient(simulator);
  return {
    simulator,
    client,
    close: () => {
      client.destroy();
      return simulator.close();
    },
  };
}
