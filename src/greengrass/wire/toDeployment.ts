import type { ComponentDeploymentSpecification, Deployment, DeploymentPolicies } from '../model';
import { flag, member, number, object, tagsIn, text, texts, time, type Wire } from '../../base/json';

function toComponentSpecification(specification: unknown): ComponentDeploymentSpecification {
  const update = member(specification, 'configurationUpdate');
  return {
    componentVersion: text(member(specification, 'componentVersion')),
    merge: text(member(update, 'merge')),
    reset: texts(member(update, 'reset')),
    runWith: object(member(specification, 'runWith')),
  };
}

function toPolicies(policies: unknown): DeploymentPolicies {
  const update = member(policies, 'componentUpdatePolicy');
  const validation = member(policies, 'configurationValidationPolicy');
  return {
    failureHandlingPolicy: text(member(policies, 'failureHandlingPolicy')),
    componentUpdateAction: text(member(update, 'action')),
    componentUpdateTimeout: number(member(update, 'timeoutInSeconds')),
    configurationValidationTimeout: number(member(validation, 'timeoutInSeconds')),
  };
}

/** The response of GetDeployment. */
export function toDeployment(deployment: Wire<Deployment>): Deployment {
  return {
    deploymentId: text(deployment.deploymentId) ?? '',
    revisionId: text(deployment.revisionId),
    deploymentName: text(deployment.deploymentName),
    deploymentStatus: text(deployment.deploymentStatus),
    targetArn: text(deployment.targetArn),
    parentTargetArn: text(deployment.parentTargetArn),
    iotJobId: text(deployment.iotJobId),
    iotJobArn: text(deployment.iotJobArn),
    isLatestForTarget: flag(deployment.isLatestForTarget),
    creationTimestamp: time(deployment.creationTimestamp),
    components: Object.fromEntries(
      Object.entries(object(deployment.components) ?? {}).map(([name, specification]) => [
        name,
        toComponentSpecification(specification),
      ]),
    ),
    deploymentPolicies: toPolicies(deployment.deploymentPolicies),
    iotJobConfiguration: object(deployment.iotJobConfiguration),
    tags: tagsIn(deployment.tags),
  };
}

/** A deployment in the format of the API; {@link toDeployment} parses it. */
export function fromDeployment({ components, deploymentPolicies, ...deployment }: Deployment): object {
  const { failureHandlingPolicy, componentUpdateAction, ...policies } = deploymentPolicies;
  return {
    ...deployment,
    deploymentPolicies: {
      failureHandlingPolicy,
      componentUpdatePolicy: { action: componentUpdateAction, timeoutInSeconds: policies.componentUpdateTimeout },
      configurationValidationPolicy: { timeoutInSeconds: policies.configurationValidationTimeout },
    },
    components: Object.fromEntries(
      Object.entries(components).map(([name, { componentVersion, merge, reset, runWith }]) => [
        name,
        { componentVersion, configurationUpdate: { merge, reset }, runWith },
      ]),
    ),
  };
}
