import { isObject, list, member, number, text } from '../../../base/json';
import { count, grouped } from '../../../base/numbers';
import { visibleText } from '../../../base/visibleText';

/** How a failure type of an abort criterion ends in a sentence. */
const failureWords: Readonly<Record<string, string>> = {
  FAILED: 'failed',
  REJECTED: 'rejected it',
  TIMED_OUT: 'timed out',
  ALL: 'failed, rejected it, or timed out',
};

function rateSentences(rollout: unknown): readonly string[] {
  const maximum = number(member(rollout, 'maximumPerMinute'));
  const rate = member(rollout, 'exponentialRate');
  const [base, factor] = [number(member(rate, 'baseRatePerMinute')), number(member(rate, 'incrementFactor'))];
  const criteria = member(rate, 'rateIncreaseCriteria');
  const notified = number(member(criteria, 'numberOfNotifiedThings'));
  const succeeded = number(member(criteria, 'numberOfSucceededThings'));
  const after =
    notified !== undefined
      ? ` after every ${grouped(notified)} notified`
      : succeeded !== undefined
        ? ` after every ${grouped(succeeded)} succeeded`
        : '';
  return [
    ...(base === undefined ? [] : [`Starts with ${count(base, 'device')} a minute.`]),
    ...(factor === undefined ? [] : [`The rate grows by a factor of ${factor}${after}.`]),
    ...(maximum === undefined ? [] : [`Notifies at most ${count(maximum, 'device')} a minute.`]),
  ];
}

function abortSentence(criterion: unknown): readonly string[] {
  const percentage = number(member(criterion, 'thresholdPercentage'));
  const executed = number(member(criterion, 'minNumberOfExecutedThings'));
  const type = text(member(criterion, 'failureType')) ?? '';
  if (percentage === undefined) {
    return [];
  }
  const how = Object.hasOwn(failureWords, type) ? failureWords[type] : `ended as ${visibleText(type)}`;
  const of = executed === undefined ? 'the devices' : `at least ${count(executed, 'device')}`;
  return [`Stops when ${percentage} % of ${of} have ${how}.`];
}

function timeoutSentence(timeout: unknown): readonly string[] {
  const minutes = number(member(timeout, 'inProgressTimeoutInMinutes'));
  return minutes === undefined ? [] : [`A device times out after ${count(minutes, 'minute')} in progress.`];
}

/**
 * The rollout rate, the abort criteria, and the timeout of a job in sentences. Empty if nothing is set: every device is
 * notified at once. What AWS sends in another shape is left out.
 */
export function jobSettingSentences(configuration: object | undefined): readonly string[] {
  if (!isObject(configuration)) {
    return [];
  }
  return [
    ...rateSentences(member(configuration, 'jobExecutionsRolloutConfig')),
    ...list(member(member(configuration, 'abortConfig'), 'criteriaList')).flatMap(abortSentence),
    ...timeoutSentence(member(configuration, 'timeoutConfig')),
  ];
}
