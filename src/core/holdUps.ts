import { absoluteTime, count } from './format';
import type { CoreDevice, EffectiveDeployment } from './model';
import { deploymentLabel } from './rows/effectiveDeploymentRow';
import { isQueued, stuckDeployments, type Patience, type StuckDeployment } from './stuck';

/**
 * @param since when the deployment changed last
 */
function whatToDo({ lastStatusUpdateTimestamp: reported }: CoreDevice, since: Date | undefined): string {
  if (reported === undefined) {
    return 'Check that the device is on and connected: it has never reported.';
  }
  const at = absoluteTime(reported);
  // A device that works on a deployment reports when its components change, too.
  return since !== undefined && reported > since
    ? `The device has reported since then, at ${at}, so it was connected then: its log says what the deployment waits for.`
    : `Check that the device is on and connected: its last report is of ${at}.`;
}

function ofStuck({ since, queuedBehind }: StuckDeployment, { stuckAfterHours }: Patience): readonly string[] {
  const behind = `${count(queuedBehind, 'queued deployment')} ${queuedBehind === 1 ? 'waits' : 'wait'} behind it.`;
  return [
    `In progress without a change since ${absoluteTime(since)}, for longer than ${count(stuckAfterHours, 'hour')}.`,
    ...(queuedBehind === 0 ? [] : [behind]),
  ];
}

function ofQueued(first: StuckDeployment | undefined): readonly string[] {
  const notPickedUp = 'Queued means that the device has not picked the deployment up yet.';
  return first === undefined
    ? [notPickedUp]
    : [
        notPickedUp,
        `It waits behind ${deploymentLabel(first.deployment)}, in progress without a change since ${absoluteTime(first.since)}.`,
      ];
}

/**
 * What holds a deployment up on its device and what to do, a sentence each; none where nothing does. Times are absolute:
 * what is said stays on show while time passes.
 * @param siblings the effective deployments of the device, the deployment among them
 */
export function holdUps(
  deployment: EffectiveDeployment,
  siblings: readonly EffectiveDeployment[],
  device: CoreDevice,
  patience: Patience,
): readonly string[] {
  const stuck = stuckDeployments(siblings, patience);
  const own = stuck.find((one) => one.deployment === deployment);
  if (own !== undefined) {
    return [...ofStuck(own, patience), whatToDo(device, own.since)];
  }
  return isQueued(deployment) ? [...ofQueued(stuck[0]), whatToDo(device, stuck[0]?.since)] : [];
}
