import { ageOf, shortAgeOf } from '../../base/time';
import { visibleName, visibleText } from '../../base/visibleText';
import { deploymentHeadline } from '../../greengrass/failures/headline';
import { lastChangeOf } from '../../greengrass/lastChange';
import type { EffectiveDeployment } from '../../greengrass/model';
import type { DeviceOutcome } from '../../greengrass/rollouts/deviceOutcome';
import { isBad, isWaiting, outcomeLook } from '../../greengrass/rollouts/outcome';
import type { Look } from '../../greengrass/status/status';
import { stuckDeployments, stuckLook, type StuckDeployment } from '../../greengrass/status/stuck';
import { waitingWordsAlone } from '../messages/deployments/queueWords';
import { deviceCaveat } from '../messages/deployments/rolloutWords';
import type { TextContext } from '../textContext';
import { inParts, inSpeech, type Row } from './row';

/** Whether the deployment is stuck on the device, and its place in the queue: `behind press-line, stuck 5 h`. */
function queuePlace(
  { effective, outcome, isUncertain, replacedBy }: DeviceOutcome,
  siblings: readonly EffectiveDeployment[],
  context: TextContext,
): { readonly stuck: StuckDeployment | undefined; readonly words: string | undefined } {
  if (effective === undefined || !isWaiting(outcome) || isUncertain || replacedBy !== undefined) {
    return { stuck: undefined, words: undefined };
  }
  const stuck = stuckDeployments(siblings, context).find(({ deployment }) => deployment === effective);
  return { stuck, words: waitingWordsAlone(effective, siblings, context) };
}

/**
 * The row of a core device below a deployment: the code of a failure, a caveat, what is ahead in the queue of the device,
 * and the age of the last change.
 * @param siblings the effective deployments of the device; none until they are loaded
 */
export function rolloutDeviceRow(
  device: DeviceOutcome,
  siblings: readonly EffectiveDeployment[],
  context: TextContext,
): Row {
  const { now } = context;
  const { thingName, outcome, execution, effective, isUncertain, replacedBy } = device;
  const name = visibleName(thingName);
  const { words, icon, severity } = outcomeLook(outcome);
  const { stuck, words: place } = queuePlace(device, siblings, context);
  const look: Look = replacedBy
    ? { icon: 'history', severity: 'neutral' }
    : isUncertain
      ? { icon: 'question', severity: 'unknown' }
      : stuck
        ? stuckLook
        : { icon, severity };
  const headline = effective && isBad(outcome) ? deploymentHeadline(effective) : undefined;
  const code = headline === undefined ? undefined : visibleText(headline);
  const changed = execution?.lastUpdatedAt ?? (effective && lastChangeOf(effective));
  const caveat = deviceCaveat(device);
  return {
    label: name,
    description:
      stuck === undefined
        ? inParts(code, caveat, place, changed && shortAgeOf(changed, now))
        : inParts(`Stuck ${shortAgeOf(stuck.since, now)}`, place),
    ...look,
    accessibilityLabel: inSpeech(
      `Core device ${name}`,
      stuck && 'stuck',
      words,
      code,
      caveat,
      place,
      changed && `changed ${ageOf(changed, now)}`,
    ),
  };
}
