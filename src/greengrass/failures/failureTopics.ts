import type { KnownDevice } from '../knownDevice';
import { deploymentLabel } from './deploymentLabel';
import { failuresOf, isUnhealthyWithoutCause, type Failure } from './failure';

/** What failures can be grouped by. */
export const groupings = ['code', 'component', 'deployment', 'errorType'] as const;
export type Grouping = (typeof groupings)[number];

/** A property that failures have in common. */
export interface FailureTopic {
  readonly kind: TopicKind;
  /** The code, the name or, without a code, the state. Empty for a kind that needs no value. */
  readonly value: string;
}

export type TopicKind =
  /** An error code of a deployment, or a status code of a component. */
  | 'deployment'
  | 'component'
  /** No code was reported. */
  | 'noCode'
  /** The name of a component or a deployment, or an error type. */
  | 'name'
  /** The device reports that it is unhealthy without a known broken component. Opening it may show why, or not. */
  | 'noCause'
  | 'notOpened'
  | 'nothingBroken'
  /** Failures without a value for the grouping. */
  | 'failedDeployments'
  | 'failedComponents'
  | 'noErrorType'
  | 'localDeployment'
  | 'unknownDeployment';

/** The topic of a group, and the one below it that a device is listed under. */
export type FailurePlace = readonly [group: FailureTopic, cause: FailureTopic];

/** A unique key for a topic. Deployments and components with the same code share one topic. */
export function topicKey({ kind, value }: FailureTopic): string {
  return `${kind === 'deployment' || kind === 'component' ? 'code' : kind}:${value}`;
}

function of(kind: TopicKind, value = ''): FailureTopic {
  return { kind, value };
}

/** The headline code of a failure, or its state if it has no code. */
export function codeTopic({ kind, code, look }: Failure): FailureTopic {
  return code === undefined ? of('noCode', look.words) : of(kind, code);
}

function nameTopic(failure: Failure): FailureTopic {
  return of(
    'name',
    failure.kind === 'component' ? failure.component.componentName : deploymentLabel(failure.deployment),
  );
}

function componentTopic(failure: Failure): FailureTopic {
  return failure.kind === 'component' ? nameTopic(failure) : of('failedDeployments');
}

function sourceTopic({ source }: Failure): FailureTopic {
  switch (source) {
    case 'local':
      return of('localDeployment');
    case 'unknown':
      return of('unknownDeployment');
    default:
      return of('name', deploymentLabel(source));
  }
}

function typeTopics({ kind, errorTypes }: Failure): readonly FailureTopic[] {
  return errorTypes.length === 0
    ? [of(kind === 'component' ? 'failedComponents' : 'noErrorType')]
    : errorTypes.map((type) => of('name', type));
}

/** A deployment with several error types is listed under each of them. */
function placesOf(failure: Failure, grouping: Grouping): readonly FailurePlace[] {
  const code = codeTopic(failure);
  switch (grouping) {
    case 'code':
      return [[code, nameTopic(failure)]];
    case 'component':
      return [[componentTopic(failure), code]];
    case 'deployment':
      return [[sourceTopic(failure), code]];
    case 'errorType':
      return typeTopics(failure).map((type) => [type, code] as const);
  }
}

function placeWithoutCause({ components, place }: KnownDevice): FailurePlace {
  const canBeOpened = components === undefined && place.asOf === undefined;
  return [of('noCause'), of(canBeOpened ? 'notOpened' : 'nothingBroken')];
}

/** Where a device is listed: once for each failure and, in any grouping, once if it is unhealthy without a cause. */
export function placesOn(on: KnownDevice, grouping: Grouping): readonly FailurePlace[] {
  const failures = failuresOf(on);
  const places = failures.flatMap((failure) => placesOf(failure, grouping));
  return isUnhealthyWithoutCause(on.device, failures) ? [...places, placeWithoutCause(on)] : places;
}
