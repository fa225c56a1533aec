import { absoluteTime, type TimeZone } from '../../../base/time';
import { deploymentLabel } from '../../../greengrass/failures/deploymentLabel';
import type { JobExecution } from '../../../greengrass/job';
import type { OpenedDevice } from '../../../greengrass/knownDevice';
import { isQueued } from '../../../greengrass/status/stuck';
import { rolloutRevision } from './rolloutWords';

/** Whether the device has picked up the job of a deployment, in a sentence; `undefined` if AWS IoT didn't say. */
export function jobSentence(execution: JobExecution | undefined, zone: TimeZone): string | undefined {
  const { status, queuedAt, startedAt } = execution ?? {};
  if (status === 'QUEUED') {
    return queuedAt && `AWS IoT queued its job at ${absoluteTime(queuedAt, zone)}, and the device hasn't picked it up.`;
  }
  return startedAt && `The device picked up its job at ${absoluteTime(startedAt, zone)}.`;
}

/** Whether a device has picked up the deployments that are queued for it, a sentence each, as far as AWS IoT listed them. */
export function queuedJobSentences({ deployments = [], jobs }: OpenedDevice, zone: TimeZone): readonly string[] {
  const reported = deployments.filter((deployment) => isQueued(deployment, deployments));
  const unreported = (jobs?.queued ?? []).filter(
    ({ deploymentId }) => !deployments.some((deployment) => deployment.deploymentId === deploymentId),
  );
  return [
    ...reported.map((deployment) => [deploymentLabel(deployment), deployment.deploymentId] as const),
    ...unreported.map((deployment) => [rolloutRevision(deployment), deployment.deploymentId] as const),
  ].flatMap(([name, deploymentId]) => {
    const sentence = jobSentence(jobs?.executionOf(deploymentId), zone);
    return sentence === undefined ? [] : [`Deployment ${name}: ${sentence}`];
  });
}
