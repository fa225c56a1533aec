import { count, grouped } from '../../base/numbers';
import { ageOf, shortAgeOf } from '../../base/time';
import type { FailureCause, FailureGroup } from '../../greengrass/failures/failureGroups';
import { withoutDomain } from '../../base/names/withoutDomain';
import { topicLabel, withOthers } from '../messages/failureWords';
import { inParts, inSpeech, type Row } from './row';

/** Core devices that are listed below the failures. */
export type DeviceCondition = 'stuck' | 'stale' | 'muted';

const conditionLooks: Readonly<Record<DeviceCondition, Pick<Row, 'label' | 'icon' | 'severity'>>> = {
  stuck: { label: 'Stuck', icon: 'sync-ignored', severity: 'warning' },
  stale: { label: 'Stale', icon: 'history', severity: 'warning' },
  muted: { label: 'Muted', icon: 'mute', severity: 'neutral' },
};

/**
 * The number comes first, because a narrow view cuts off the end of a long code or component name, then the age of the newest
 * failure, which decides the order. A row that is kept only because it is selected says that its devices have recovered.
 */
function countedRow(
  cause: FailureCause,
  icon: string,
  now: Date,
  isGone: boolean,
  causes: readonly FailureCause[] = [],
): Row {
  const name = topicLabel(cause);
  const { newest } = cause;
  const [first, ...others] = causes;
  const firstCause = first && topicLabel(first);
  const more = others.length === 0 ? '' : ` and ${grouped(others.length)} more`;
  if (isGone) {
    const accessibilityLabel = inSpeech(name, 'recovered');
    return { label: name, description: 'Recovered', icon: 'pass', severity: 'neutral', accessibilityLabel };
  }
  return {
    label: `${grouped(cause.size)} × ${name}`,
    description: inParts(
      newest && shortAgeOf(newest, now),
      firstCause && withOthers(withoutDomain(firstCause), others.length),
    ),
    icon,
    severity: cause.severity,
    accessibilityLabel: inSpeech(
      name,
      count(cause.size, 'device'),
      newest && `newest failure ${ageOf(newest, now)}`,
      firstCause && `${firstCause}${more}`,
    ),
  };
}

/** The row of a group of failures: how many devices it has, the age of the newest failure, and the cause of most of them. */
export function failureGroupRow(group: FailureGroup, now: Date, isGone = false): Row {
  return countedRow(group, group.severity === 'error' ? 'error' : 'warning', now, isGone, isGone ? [] : group.causes);
}

/** The row of a cause in a group. */
export function failureCauseRow(cause: FailureCause, now: Date, isGone = false): Row {
  return countedRow(cause, 'circle-small-filled', now, isGone);
}

/** The row of the core devices with a condition. */
export function conditionRow(condition: DeviceCondition, size: number): Row {
  const look = conditionLooks[condition];
  if (condition === 'muted') {
    const label = `${grouped(size)} muted`;
    return { ...look, label, description: '', accessibilityLabel: count(size, 'muted device') };
  }
  const description = count(size, 'device');
  return { ...look, description, accessibilityLabel: inSpeech(look.label, description) };
}

/** The row of a device that has recovered but is still selected. */
export function asRecovered(row: Row): Row {
  return {
    ...row,
    description: inParts('Recovered', row.description),
    accessibilityLabel: inSpeech(row.accessibilityLabel, 'recovered'),
  };
}
