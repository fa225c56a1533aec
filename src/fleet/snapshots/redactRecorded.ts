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
import {
  redactCatalogComponent,
  redactComponentVersion,
  redactListedVersion,
} from '../../greengrass/redaction/redactCatalog';
import { learnGroups, redactGroups, type RecordedGroups } from './recordedGroups';
import type { RecordedCatalog } from './recordedCatalog';

/** The response of DescribeJob for a job. */
export interface RecordedJob {
  readonly iotJobId: string;
  readonly job: Job;
}

/** The parts of a snapshot that have names and account numbers. */
interface Recorded extends RecordedCatalog {
  readonly account: string | undefined;
  readonly devices: Iterable<DeviceKnowledge>;
  readonly deployments: readonly Deployment[];
  readonly listedDeployments?: readonly ListedDeployment[] | undefined;
  readonly jobs?: readonly RecordedJob[] | undefined;
  readonly thingGroups?: readonly RecordedGroups[] | undefined;
}

function* redacted(devices: Iterable<DeviceKnowledge>, redactor: Redactor): Iterable<DeviceKnowledge> {
  for (const known of devices) {
    yield redactDevice(redactor, known);
  }
}

/** The same components without names and account numbers. Recipes contain configuration and scripts, so none is left. */
function redactCatalog(
  { components, partialComponents, componentVersions, describedComponents }: RecordedCatalog,
  redactor: Redactor,
): RecordedCatalog {
  return {
    components: components?.map(({ scope, ...component }) => {
      return { scope, ...redactCatalogComponent(redactor, component) };
    }),
    partialComponents,
    componentVersions: componentVersions?.map((version) => redactListedVersion(redactor, version)),
    describedComponents: describedComponents?.map((version) => redactComponentVersion(redactor, version)),
    recipes: undefined,
  };
}

/** The same parts without names of things and thing groups, account numbers, configuration, and recipes. Devices are redacted on access. */
export function redactRecorded(
  { account, devices, deployments, listedDeployments, jobs, thingGroups, ...catalog }: Recorded,
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
  thingGroups?.forEach((recorded) => {
    learnGroups(redactor.names, recorded);
  });
  const { components, componentVersions, describedComponents } = catalog;
  redactor.names.learnFrom([components, componentVersions, describedComponents]);
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
    thingGroups: thingGroups?.map((recorded) => redactGroups(redactor, recorded)),
    ...redactCatalog(catalog, redactor),
  };
}
