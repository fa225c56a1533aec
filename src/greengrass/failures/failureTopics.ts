import type { KnownDevice } from '../knownDevice';
import { commonReason } from './commonReason';
import { deploymentLabel } from './deploymentLabel';
import { failureKey, unhealthyKey } from './problems';
import { failuresOf, isUnhealthyWithoutCause, type Failure } from './failure';

/** What failures can be grouped by. */
export const groupings = ['code', 'component', 'deployment', 'errorType'] as const;
export type Grouping = (typeof groupings)[number];

/** A property that failures have in common. */
export interface FailureTopic {
  readonly kind: TopicKind;
  /** The code, the name or, without a code, the reason or the state. Empty for a kind that needs no value. */
  readonly value: string;
}

export type TopicKind =
  /** An error code of a deployment, or a status code of a component. */
  | 'deployment'
  | 'component'
  /** No code was reported, and no reason either. */
  | 'noCode'
  /** No code was reported. The value is what the reasons have in common. */
  | 'reason'
  /** The name of a component or a deployment, or an error type. */
  | 'name'
  /** The device reports that it is unhealthy without a known broken component. Opening it may show why, or not. */
  | 'noCause'
  | 'notOpened'
  | 'nothingBroken'
  /** Failures without a value for the grouping. */
  | 'noComponent'
  | 'failedComponents'
  | 'noErrorType'
  | 'localDeployment'
  | 'unknownDeployment';

/** Where a problem of a device is listed: the topic of a group, and the one below it. */
export interface FailurePlace {
  readonly group: FailureTopic;
  readonly cause: FailureTopic;
  /** The key of the problem: see `failureKey`. */
  readonly problem: string;
  /** `undefined` if the device is unhealthy without a known cause. */
  readonly failure: Failure | undefined;
}

/** A unique key for a topic. Deployments and components with the same code share one topic. */
export function topicKey({ kind, value }: FailureTopic): string {
  return `${kind === 'deployment' || kind === 'component' ? 'code' : kind}:${value}`;
}

function of(kind: TopicKind, value = ''): FailureTopic {
  return { kind, value };
}

/** The headline code of a failure, else what its reason has in common with others, else its state. */
function codeTopic(failure: Failure, thingName: string): FailureTopic {
  if (failure.code !== undefined) {
    return of(failure.kind, failure.code);
  }
  const reason = failure.kind === 'deployment' ? commonReason(failure.deployment, thingName) : '';
  return reason === '' ? of('noCode', failure.look.words) : of('reason', reason);
}

/** The component of a failure, else its deployment. */
function causeTopic(failure: Failure): FailureTopic {
  const { componentName } = failure;
  return of(
    'name',
    componentName === undefined && failure.kind === 'deployment'
      ? deploymentLabel(failure.deployment)
      : (componentName ?? ''),
  );
}

function componentTopic({ componentName }: Failure): FailureTopic {
  return componentName === undefined ? of('noComponent') : of('name', componentName);
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
function placesOf(
  failure: Failure,
  grouping: Grouping,
  thingName: string,
): readonly (readonly [group: FailureTopic, cause: FailureTopic])[] {
  const code = codeTopic(failure, thingName);
  switch (grouping) {
    case 'code':
      return [[code, causeTopic(failure)]];
    case 'component':
      return [[componentTopic(failure), code]];
    case 'deployment':
      return [[sourceTopic(failure), code]];
    case 'errorType':
      return typeTopics(failure).map((type) => [type, code] as const);
  }
}

/** The groups that a failure is listed in. */
export function groupTopics(failure: Failure, grouping: Grouping, thingName: string): readonly FailureTopic[] {
  return placesOf(failure, grouping, thingName).map(([group]) => group);
}

function placeWithoutCause({ components, place }: KnownDevice): FailurePlace {
  const canBeOpened = components === undefined && place.asOf === undefined;
  return {
    group: of('noCause'),
    cause: of(canBeOpened ? 'notOpened' : 'nothingBroken'),
    problem: unhealthyKey,
    failure: undefined,
  };
}

/** Where a device is listed: once for each failure and, in any grouping, once if it is unhealthy without a cause. */
export function placesOn(on: KnownDevice, grouping: Grouping): readonly FailurePlace[] {
  const failures = failuresOf(on);
  const places = failures.flatMap((failure) => {
    const problem = failureKey(failure);
    return placesOf(failure, grouping, on.device.coreDeviceThingName).map(([group, cause]) => ({
      group,
      cause,
      problem,
      failure,
    }));
  });
  return isUnhealthyWithoutCause(on.device, failures) ? [...places, placeWithoutCause(on)] : places;
}

/** The failures on a device with a topic: their code, else what their reasons have in common, else their state. */
export function failuresAbout(on: KnownDevice, topic: FailureTopic): readonly Failure[] {
  const thingName = on.device.coreDeviceThingName;
  return failuresOf(on).filter((failure) => topicKey(codeTopic(failure, thingName)) === topicKey(topic));
}
