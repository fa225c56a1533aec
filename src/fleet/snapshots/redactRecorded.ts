import type { Job } from '../../greengrass/job';
import type { DeviceKnowledge } from '../../greengrass/knownDevice';
import type { Deployment, ListedDeployment } from '../../greengrass/model';
import {
  learnDeployment,
  redactDeployment,
  redactJob,
  redactListedDeployment,
} from '../../greengrass/redaction/redactDeployment';
import { learnDevice, redactDevice } from '../../greengrass/redaction/redactDevice';
import type { Redactor } from '../../greengrass/redaction/redactor';

/** The response of DescribeJob for a job. */
export interface RecordedJob {
  readonly iotJobId: string;
  readonly job: Job;
}

/** The parts of a snapshot that have names and account numbers. */
interface Recorded {
  readonly account: string | undefined;
  readonly devices: Iterable<DeviceKnowledge>;
  readonly deployments: readonly Deployment[];
  readonly listedDeployments?: readonly ListedDeployment[] | undefined;
  readonly jobs?: readonly RecordedJob[] | undefined;
}

function* redacted(devices: Iterable<DeviceKnowledge>, redactor: Redactor): Iterable<DeviceKnowledge> {
  for (const known of devices) {
    yield redactDevice(redactor, known);
  }
}

/** The same parts without names of things and thing groups, account numbers, and configuration. Devices are redacted on access. */
export function redactRecorded(
  { account, devices, deployments, listedDeployments, jobs }: Recorded,
  redactor: Redactor,
): Recorded {
  redactor.addAccount(account);
  for (const known of devices) {
    learnDevice(redactor.names, known);
  }
  deployments.forEach((deployment) => {
    learnDeployment(redactor.names, deployment);
  });
  listedDeployments?.forEach((deployment) => {
    learnDeployment(redactor.names, deployment);
  });
  jobs?.forEach((recorded) => {
    redactor.names.learnFrom(recorded);
  });
  // Core devices have the first numbers, in their order.
  for (const { device } of devices) {
    redactor.thingName(device.coreDeviceThingName);
  }
  return {
    account: account && redactor.text(account),
    devices: redacted(devices, redactor),
    deployments: deployments.map((deployment) => redactDeployment(redactor, deployment)),
    listedDeployments: listedDeployments?.map((deployment) => redactListedDeployment(redactor, deployment)),
    jobs: jobs?.map(({ iotJobId, job }) => ({ iotJobId: redactor.text(iotJobId), job: redactJob(redactor, job) })),
  };
}
