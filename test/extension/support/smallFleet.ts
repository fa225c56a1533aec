import { cloudDeploymentsOn } from '../../simulator/cloudDeployments';
import { component, coreDevice, groupDeployment, thingDeployment } from '../../simulator/generated/deviceParts';
import type { SimulatedDevice, SimulatedFleet } from '../../simulator/fleetFile';
import { account, hours, minutes, region, seededRandom } from '../../simulator/generated/random';

const nucleus = { coreVersion: '2.14.3', isLite: false };
const random = seededRandom(5);

const failed = groupDeployment(random, 'line-3', 'press-line', 2 * hours, {
  deploymentId: '0f0a1f3e-0000-4000-8000-000000000001',
  coreDeviceExecutionStatus: 'FAILED',
  modifiedTimestamp: -30 * minutes,
  reason: 'FAILED_ROLLBACK_COMPLETE: Could not read the artifact.',
  statusDetails: {
    errorStack: ['DEPLOYMENT_FAILURE', 'ARTIFACT_DOWNLOAD_ERROR', 'S3_ERROR', 'S3_HEAD_OBJECT_ACCESS_DENIED'],
    errorTypes: ['PERMISSION_ERROR'],
  },
});
const arrived = thingDeployment(random, 'press-2', 'bring-up', 50 * hours, {
  deploymentId: '0f0a1f3e-0000-4000-8000-000000000002',
  modifiedTimestamp: -49 * hours,
});

/** A device with a failed deployment and a broken component. */
export const failingDevice: SimulatedDevice = coreDevice(
  'press-2',
  nucleus,
  5 * minutes,
  [arrived, failed],
  [
    component('com.acme.Monitor', '1.2.3', arrived.deploymentId ?? '', 3 * hours, {
      lifecycleState: 'BROKEN',
      lifecycleStateDetails: 'The startup script exited with code 1',
      lifecycleStatusCodes: ['STARTUP_ERROR'],
    }),
    component('com.acme.Debug', '0.1.0', 'LOCAL', 3 * hours),
    component('aws.greengrass.Cli', '2.14.3', 'LOCAL', 3 * hours, { isRoot: false }),
    component('aws.greengrass.LogManager', '2.3.9', 'LOCAL', 3 * hours, { isRoot: false }),
  ],
);

/** A device with a component that the nucleus restarts after an error. */
export const restartingDevice: SimulatedDevice = coreDevice(
  'press-3',
  nucleus,
  5 * minutes,
  [],
  [
    component('com.acme.Monitor', '1.2.3', 'LOCAL', 3 * hours, {
      lifecycleState: 'ERRORED',
      lifecycleStatusCodes: ['RUN_ERROR'],
    }),
  ],
);

/** A healthy device, and one that hasn't reported for ten days. */
export const otherDevices: readonly SimulatedDevice[] = [
  coreDevice('press-10', nucleus, 2 * hours, [arrived], [component('com.acme.Debug', '0.1.0', 'LOCAL', 3 * hours)]),
  coreDevice('press-1', nucleus, 240 * hours, [], []),
];

const devices = [failingDevice, ...otherDevices];

/** Three devices: a failing one, a healthy one, and one that hasn't reported for ten days. */
export const smallFleet: SimulatedFleet = { account, region, devices, deployments: cloudDeploymentsOn(devices) };
