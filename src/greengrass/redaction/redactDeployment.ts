import type { Job } from '../job';
import type { ComponentDeploymentSpecification, Deployment, DeploymentPolicies, ListedDeployment } from '../model';
import type { KnownNames } from './knownNames';
import { optionalText, redactTags } from './redactDevice';
import type { Redactor } from './redactor';

/** The text for configuration that is left out, because it can contain passwords, keys, and addresses. */
export const configurationLeftOut = 'Left out: the snapshot is redacted.';

/** A value with every text in it redacted. Member names belong to the API and are kept. */
function redactValue(redactor: Redactor, value: unknown): unknown {
  if (typeof value === 'string') {
    return redactor.text(value);
  }
  return Array.isArray(value)
    ? value.map((item: unknown) => redactValue(redactor, item))
    : typeof value === 'object' && value !== null
      ? redactObject(redactor, value)
      : value;
}

function redactObject(redactor: Redactor, value: object): object {
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, unknown]) => [key, redactValue(redactor, item)]),
  );
}

function redactSpecification(
  redactor: Redactor,
  { componentVersion, merge, reset, runWith }: ComponentDeploymentSpecification,
): ComponentDeploymentSpecification {
  return {
    componentVersion: componentVersion && redactor.version(componentVersion),
    merge: merge && configurationLeftOut,
    reset: reset.length === 0 ? [] : [configurationLeftOut],
    runWith: runWith && redactObject(redactor, runWith),
  };
}

function redactPolicies(redactor: Redactor, policies: DeploymentPolicies): DeploymentPolicies {
  return {
    ...policies,
    failureHandlingPolicy: optionalText(redactor, policies.failureHandlingPolicy),
    componentUpdateAction: optionalText(redactor, policies.componentUpdateAction),
  };
}

/** Adds the names in a deployment. */
export function learnDeployment(names: KnownNames, deployment: Deployment | ListedDeployment): void {
  names.addTarget(deployment.targetArn);
  names.addTarget(deployment.parentTargetArn);
  names.learnFrom(deployment);
}

/** An item of ListDeployments without names and account numbers. */
export function redactListedDeployment(redactor: Redactor, deployment: ListedDeployment): ListedDeployment {
  const { targetArn, parentTargetArn } = deployment;
  return {
    deploymentId: redactor.text(deployment.deploymentId),
    revisionId: deployment.revisionId && redactor.version(deployment.revisionId),
    deploymentName: optionalText(redactor, deployment.deploymentName),
    deploymentStatus: optionalText(redactor, deployment.deploymentStatus),
    targetArn: targetArn && redactor.target(targetArn),
    parentTargetArn: parentTargetArn && redactor.target(parentTargetArn),
    isLatestForTarget: deployment.isLatestForTarget,
    creationTimestamp: deployment.creationTimestamp,
  };
}

/** A job without names and account numbers. Users write its comment. */
export function redactJob(redactor: Redactor, job: Job): Job {
  return {
    ...job,
    status: optionalText(redactor, job.status),
    reasonCode: optionalText(redactor, job.reasonCode),
    comment: optionalText(redactor, job.comment),
  };
}

/** The definition of a deployment without names, account numbers, and configuration. */
export function redactDeployment(redactor: Redactor, deployment: Deployment): Deployment {
  const { iotJobConfiguration } = deployment;
  return {
    ...redactListedDeployment(redactor, deployment),
    iotJobId: optionalText(redactor, deployment.iotJobId),
    iotJobArn: optionalText(redactor, deployment.iotJobArn),
    components: Object.fromEntries(
      Object.entries(deployment.components).map(([name, specification]) => [
        redactor.text(name),
        redactSpecification(redactor, specification),
      ]),
    ),
    deploymentPolicies: redactPolicies(redactor, deployment.deploymentPolicies),
    iotJobConfiguration: iotJobConfiguration && redactObject(redactor, iotJobConfiguration),
    tags: redactTags(redactor, deployment.tags),
  };
}
