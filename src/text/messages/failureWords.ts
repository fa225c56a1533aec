import { capitalized } from '../../base/capitalized';
import { grouped } from '../../base/numbers';
import { withoutDomain } from '../../base/names/withoutDomain';
import { visibleName, visibleText } from '../../base/visibleText';
import { commonReason } from '../../greengrass/failures/commonReason';
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

/**
 * The headline code of a failure with the component, if its name doesn't say it: `COMPONENT_BROKEN in com.acme.Press`.
 * @param show makes names that are already visible safe for the format of the text
 */
export function failureCode(
  { kind, code, componentName }: Failure,
  show: (name: string) => string = (name) => name,
): string {
  const words = code === undefined ? 'no error code' : show(visibleText(code));
  return kind === 'component' || componentName === undefined
    ? words
    : `${words} in ${show(visibleName(componentName))}`;
}

/** The first of several names, for a narrow row: `Press +1`. */
export function withOthers(name: string, others: number): string {
  return others === 0 ? name : `${name} +${grouped(others)}`;
}

/** How a failed deployment ended, if the detailed status is all that the device reported. */
const statusWords: ReadonlyMap<string, string> = new Map([
  ['FAILED_NO_STATE_CHANGE', 'nothing changed'],
  ['FAILED_ROLLBACK_NOT_REQUESTED', 'not rolled back'],
  ['FAILED_ROLLBACK_COMPLETE', 'rolled back'],
  ['FAILED_UNABLE_TO_ROLLBACK', 'rollback failed'],
  ['REJECTED', 'rejected'],
]);

/** What failed and how, for a narrow row: `Broken: Press`, `Failed, rolled back`, `Deployment timed out`. */
export function shortFailureTitle(failure: Failure): string {
  const { look } = failure;
  if (failure.kind === 'component') {
    return `${look.words}: ${visibleName(withoutDomain(failure.component.componentName))}`;
  }
  const end = statusWords.get(commonReason(failure.deployment, ''));
  return end === undefined ? failureTitle(failure) : `${look.words}, ${end}`;
}

/** The label of failures without a code whose devices gave the same reason: `Not rolled back, no error code`. */
function reasonLabel(reason: string): string {
  const end = statusWords.get(reason);
  return end === undefined ? reason : `${capitalized(end)}, no error code`;
}

/** A function for the kinds of topics that have a value, and the whole text for the others. */
const topicWords: Readonly<Record<TopicKind, string | ((value: string) => string)>> = {
  deployment: (code) => code,
  component: (code) => code,
  noCode: (state) => `${state}, no error code`,
  name: (name) => name,
  noCause: 'Unhealthy, cause unknown',
  notOpened: 'Not scanned',
  nothingBroken: 'No broken component found',
  reason: reasonLabel,
  noComponent: 'No component named',
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
