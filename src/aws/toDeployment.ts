import type * as sdk from '@aws-sdk/client-greengrassv2';
import type { ComponentDeploymentSpecification, Deployment, DeploymentPolicies } from '../core/model';
import { number, object, tagsIn, text, texts, time } from './parse';

function toComponentSpecification(
  specification: sdk.ComponentDeploymentSpecification | null,
): ComponentDeploymentSpecification {
  const update = specification?.configurationUpdate;
  return {
    componentVersion: text(specification?.componentVersion),
    merge: text(update?.merge),
    reset: texts(update?.reset),
    runWith: object(specification?.runWith),
  };
}

function toPolicies(policies: sdk.DeploymentPolicies | undefined): DeploymentPolicies {
  return {
    failureHandlingPolicy: text(policies?.failureHandlingPolicy),
    componentUpdateAction: text(policies?.componentUpdatePolicy?.action),
    componentUpdateTimeout: number(policies?.componentUpdatePolicy?.timeoutInSeconds),
    configurationValidationTimeout: number(policies?.configurationValidationPolicy?.timeoutInSeconds),
  };
}

/** The answer of GetDeployment. */
export function toDeployment(deployment: sdk.GetDeploymentResponse): Deployment {
  return {
    deploymentId: text(deployment.deploymentId) ?? '',
    revisionId: text(deployment.revisionId),
    deploymentName: text(deployment.deploymentName),
    deploymentStatus: text(deployment.deploymentStatus),
    targetArn: text(deployment.targetArn),
    parentTargetArn: text(deployment.parentTargetArn),
    iotJobId: text(deployment.iotJobId),
    iotJobArn: text(deployment.iotJobArn),
    isLatestForTarget: deployment.isLatestForTarget === true,
    creationTimestamp: time(deployment.creationTimestamp),
    components: Object.fromEntries(
      Object.entries(deployment.components ?? {}).map(([name, asked]) => [name, toComponentSpecification(asked)]),
    ),
    deploymentPolicies: toPolicies(deployment.deploymentPolicies),
    iotJobConfiguration: object(deployment.iotJobConfiguration),
    tags: tagsIn(deployment.tags),
  };
}
