import { absoluteTime, type TimeZone } from '../../base/time';
import { visibleName } from '../../base/visibleText';
import { deploymentHeadline } from '../../greengrass/failures/headline';
import { lastChangeOf } from '../../greengrass/lastChange';
import type { DeviceOutcome } from '../../greengrass/rollouts/deviceOutcome';
import { isBad, isWaiting, outcomeLook } from '../../greengrass/rollouts/outcome';
import { jobSentence } from '../messages/deployments/jobWords';
import { reportedEnd, rolloutName } from '../messages/deployments/rolloutWords';
import { caveats, field, paragraph, timeField, type Hover } from './hover';

/** The data for the hover of a core device below a deployment. */
export interface RolloutDeviceFacts {
  readonly device: DeviceOutcome;
  /** Why it is stuck or queued on the device, a sentence each; none until the deployments of the device are loaded. */
  readonly blockedBy: readonly string[];
  readonly timeZone: TimeZone;
}

/** Why the outcome may not be what the device has. */
function doubt({ outcome, effective, isUncertain, replacedBy }: DeviceOutcome, zone: TimeZone): readonly string[] {
  if (replacedBy !== undefined) {
    return [`Sub-deployment ${rolloutName(replacedBy)} replaced it on this device.`];
  }
  if (!isUncertain) {
    return [];
  }
  const reported = effective && reportedEnd(effective);
  const changed = effective && lastChangeOf(effective);
  return [
    reported === undefined
      ? 'The device has reported since the job last changed, so it may have finished.'
      : `The device reported ${reported}${changed === undefined ? '' : ` at ${absoluteTime(changed, zone)}`}. ` +
        `AWS IoT didn't get it, so its job still says ${outcomeLook(outcome).words.toLowerCase()}.`,
  ];
}

/**
 * The hover of a core device below a deployment: the outcome, whether it can be trusted, what it waits for, and when its
 * job changed.
 */
export function rolloutDeviceHover({ device, blockedBy, timeZone }: RolloutDeviceFacts): Hover {
  const { thingName, outcome, execution, effective } = device;
  const doubts = doubt(device, timeZone);
  // These reasons have what the job says, too.
  const reasons = doubts.length === 0 ? blockedBy : [];
  const picked = isWaiting(outcome) && reasons.length === 0 ? jobSentence(execution, timeZone) : undefined;
  const changed = execution?.lastUpdatedAt ?? (effective && lastChangeOf(effective));
  return [
    { kind: 'heading', text: visibleName(thingName) },
    ...field('Status', outcomeLook(outcome).words),
    ...caveats(doubts),
    ...paragraph(picked === undefined ? reasons : [picked]),
    ...field('Error code', effective && isBad(outcome) ? deploymentHeadline(effective) : undefined),
    ...timeField('Last changed', changed, 'not reported', timeZone),
  ];
}
