import { cloudDeploymentOf } from '../../simulator/cloudDeployments';
import { component, coreDevice, groupDeployment } from '../../simulator/generated/deviceParts';
import type {
  CloudDeployment,
  RequestedComponent,
  SimulatedDeployment,
  SimulatedFleet,
} from '../../simulator/fleetFile';
import { account, hours, minutes, region, seededRandom } from '../../simulator/generated/random';

const random = seededRandom(11);

function idOf(revision: number): string {
  return `0f0a1f3e-0000-4000-8000-00000000010${revision}`;
}

/** The deployment IDs of the revisions 1 to 3. */
export const revisionIds: readonly [string, string, string] = [idOf(1), idOf(2), idOf(3)];

function revision(number: number, age: number): SimulatedDeployment {
  return groupDeployment(random, 'line-3', 'press-line', age, { deploymentId: idOf(number) });
}

const [first, second, third] = [revision(1, 90 * hours), revision(2, 50 * hours), revision(3, 2 * hours)];

/** A secret in the configuration of revision 3. */
export const secret = 'hunter2';

/** A revision in which everything but the components is the same as in the others. */
function revised(
  deployment: SimulatedDeployment,
  number: 1 | 2 | 3,
  versions: Readonly<Record<string, string>>,
  merge: object,
): CloudDeployment {
  const configurationUpdate = { merge: JSON.stringify(merge), reset: [] };
  const components = Object.entries(versions).map(([name, componentVersion]): [string, RequestedComponent] => [
    name,
    name === 'com.acme.Press' ? { componentVersion, configurationUpdate } : { componentVersion },
  ]);
  return {
    ...cloudDeploymentOf(deployment, String(number), 3 - number, versions),
    deploymentPolicies: { failureHandlingPolicy: 'ROLLBACK' },
    iotJobConfiguration: {},
    components: Object.fromEntries(components),
  };
}

const merge = { uplink: { broker: 'mqtt.example' } };
const revisions: readonly CloudDeployment[] = [
  revised(first, 1, { 'com.acme.Press': '1.0.0' }, merge),
  revised(second, 2, { 'com.acme.Press': '1.0.0', 'com.acme.Camera': '2.0.0' }, merge),
  revised(third, 3, { 'com.acme.Press': '1.1.0', 'com.acme.Camera': '2.0.0' }, { uplink: { password: secret } }),
];

const failed: SimulatedDeployment = {
  ...third,
  coreDeviceExecutionStatus: 'FAILED',
  modifiedTimestamp: -30 * minutes,
  reason: 'FAILED_ROLLBACK_COMPLETE: The disk is full.',
  statusDetails: { errorStack: ['DEPLOYMENT_FAILURE', 'DISK_SPACE_CRITICAL'], errorTypes: ['DEVICE_ERROR'] },
};

function press(name: string, coreVersion: string, deployments: readonly SimulatedDeployment[]) {
  const nucleus = { coreVersion, isLite: false };
  return coreDevice(`press-${name}`, nucleus, 5 * minutes, deployments, [
    component('aws.greengrass.Nucleus', coreVersion, 'LOCAL', 3 * hours),
  ]);
}

/**
 * Revision 3 for a thing group failed on two devices with nucleus 2.9.1 and succeeded on three others. Revision 1
 * succeeded on `press-1`. `press-2` reports no earlier revision.
 */
export const revisedFleet: SimulatedFleet = {
  account,
  region,
  devices: [
    press('1', '2.9.1', [first, failed]),
    press('2', '2.9.1', [failed]),
    ...['3', '4', '5'].map((name) => press(name, '2.12.0', [third])),
  ],
  deployments: revisions,
};
