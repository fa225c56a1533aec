import { deploymentHeadline } from '../../greengrass/failures/headline';
import { visibleText } from '../../base/visibleText';
import { ageOf, shortAgeOf } from '../../base/time';
import { lastChangeOf } from '../../greengrass/lastChange';
import type { EffectiveDeployment } from '../../greengrass/model';
import { stuckDeployments } from '../../greengrass/status/stuck';
import { distinction } from '../messages/deployments/namesakes';
import { overcomeWords } from '../messages/deployments/overcomeWords';
import { waitingWords } from '../messages/deployments/queueWords';
import { deploymentLook, overcomeBy } from '../../greengrass/failures/overcome';
import type { TextContext } from '../textContext';
import { inParts, inSpeech, leadingParts, type Row } from './row';
import { deploymentLabel } from '../../greengrass/failures/deploymentLabel';

/**
 * The row of an effective deployment: the code of a failure, else the execution status unless the icon says it, what
 * distinguishes it from deployments of the same name, and the age of the last change. A stuck deployment says for how
 * long and how many are queued behind it. One that was overcome begins with what overcame it.
 * @param siblings the effective deployments of the device, including this one
 */
export function effectiveDeploymentRow(
  deployment: EffectiveDeployment,
  siblings: readonly EffectiveDeployment[],
  context: TextContext,
): Row {
  const { now, timeZone } = context;
  const stuck = stuckDeployments(siblings, context);
  const isStuck = stuck.some((one) => one.deployment === deployment);
  const by = overcomeBy(deployment, siblings);
  const look = deploymentLook(deployment, siblings, stuck);
  const words = visibleText(look.words);
  const headline = deploymentHeadline(deployment);
  const code = headline === undefined ? undefined : visibleText(headline);
  const changed = lastChangeOf(deployment);
  const label = deploymentLabel(deployment);
  const past = by && overcomeWords(deployment, by, now);
  const shortAge = changed === undefined ? undefined : shortAgeOf(changed, now);
  const age = changed === undefined ? undefined : `changed ${ageOf(changed, now)}`;
  const waiting = waitingWords(deployment, siblings, context);
  const own = distinction(deployment, siblings, timeZone);
  const leading = past === undefined ? leadingParts({ ...look, words }, code) : [past];
  return {
    label,
    description: isStuck
      ? inParts(`Stuck ${shortAge ?? ''}`, own, code, waiting)
      : inParts(...leading, own, waiting, shortAge),
    icon: look.icon,
    severity: look.severity,
    accessibilityLabel: inSpeech(
      `Deployment ${label}`,
      own,
      isStuck ? 'stuck' : undefined,
      words,
      past ?? code,
      waiting,
      age,
    ),
  };
}
