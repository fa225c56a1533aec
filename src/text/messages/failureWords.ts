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

/** For the kinds of topics that have a value, what is said of it; for the others, all that is said. */
const topicWords: Readonly<Record<TopicKind, string | ((value: string) => string)>> = {
  deployment: (code) => code,
  component: (code) => code,
  noCode: (state) => `${state}, no error code`,
  name: (name) => name,
  noCause: 'Unhealthy, cause not known yet',
  notOpened: 'Open the device to see why',
  nothingBroken: 'No component is known to be broken',
  failedDeployments: 'Failed deployments',
  failedComponents: 'Failing components',
  noErrorType: 'No error type',
  localDeployment: 'Local deployment',
  unknownDeployment: 'Deployment not known',
};

/** What a group of failures, or a cause in it, is called. */
export function topicLabel({ kind, value }: FailureTopic): string {
  const words = topicWords[kind];
  return visibleName(typeof words === 'string' ? words : words(value));
}
