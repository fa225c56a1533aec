import { visibleName } from '../../base/visibleText';
import { deploymentLabel } from '../../greengrass/failures/deploymentLabel';
import type { Failure } from '../../greengrass/failures/failure';
import type { FailureTopic, TopicKind } from '../../greengrass/failures/failureTopics';

/** What failed and how: `Component broken`, `Deployment timed out`. */
export function failureTitle({ kind, look }: Failure): string {
  return `${kind === 'component' ? 'Component' : 'Deployment'} ${look.words.toLowerCase()}`;
}

/** The name of what failed. */
export function failureName(failure: Failure): string {
  return failure.kind === 'component'
    ? visibleName(failure.component.componentName)
    : deploymentLabel(failure.deployment);
}

/** A function for the kinds of topics that have a value, and the whole text for the others. */
const topicWords: Readonly<Record<TopicKind, string | ((value: string) => string)>> = {
  deployment: (code) => code,
  component: (code) => code,
  noCode: (state) => `${state}, no error code`,
  name: (name) => name,
  noCause: 'Unhealthy, cause unknown',
  notOpened: 'Open the device to see why',
  nothingBroken: 'No broken component found',
  failedDeployments: 'Failed deployments',
  failedComponents: 'Failing components',
  noErrorType: 'No error type',
  localDeployment: 'Local deployment',
  unknownDeployment: 'Unknown deployment',
};

/** The label of a group of failures, or of a cause in it. */
export function topicLabel({ kind, value }: FailureTopic): string {
  const words = topicWords[kind];
  return visibleName(typeof words === 'string' ? words : words(value));
}
