import { grouped } from '../../base/numbers';
import type { FailureGroup } from '../../greengrass/failures/failureGroups';
import { topicLabel } from '../messages/failureWords';
import { namesField, type Hover } from './hover';

/** How many causes and core devices a hover names. */
const maxNames = 5;

/** The data for the hover of a group of failures. */
export interface FailureGroupFacts {
  readonly label: string;
  /** Whether the causes are what failed. If not, they are why. */
  readonly areCausesNames: boolean;
  /** The causes of most core devices, with their numbers of core devices. */
  readonly causes: readonly string[];
  readonly causeCount: number;
  /** The first core devices, by name. */
  readonly thingNames: readonly string[];
  readonly deviceCount: number;
}

/** The facts of a group of failures. */
export function failureGroupFacts(group: FailureGroup): FailureGroupFacts {
  // The hover of unhealthy core devices without a known cause says what is known of them.
  const causes = group.kind === 'noCause' ? [] : group.causes;
  return {
    label: topicLabel(group),
    areCausesNames: causes.every(({ kind }) => kind === 'name'),
    causes: causes.slice(0, maxNames).map((cause) => `${topicLabel(cause)} (${grouped(cause.size)})`),
    causeCount: causes.length,
    thingNames: group.devices.slice(0, maxNames).map(({ device }) => device.coreDeviceThingName),
    deviceCount: group.size,
  };
}

/**
 * The hover of a group of failures: what explains it, then what fails on which core devices.
 * @param explained the hover of its error code, or of what else says why; `undefined` if the group is only a name
 */
export function failureGroupHover(facts: FailureGroupFacts, explained: Hover | undefined): Hover {
  const { label, areCausesNames, causes, causeCount, thingNames, deviceCount } = facts;
  return [
    ...(explained ?? [{ kind: 'heading', text: label }]),
    ...namesField(areCausesNames ? 'Fails in' : 'Causes', causes, causeCount),
    ...namesField('Core devices', thingNames, deviceCount),
  ];
}
