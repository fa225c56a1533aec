import { isFailedComponent } from '../../../greengrass/failures/failure';
import { nucleusOf } from '../../../greengrass/status/nucleus';
import { isStale } from '../../../greengrass/status/stale';
import { count } from '../../../base/numbers';
import { visibleName } from '../../../base/visibleText';
import { absoluteTime } from '../../../base/time';
import { nucleusLog } from '../../../greengrass/logLocations';
import type { EffectiveDeployment, InstalledComponent } from '../../../greengrass/model';
import { deploymentLabel } from '../../../greengrass/failures/deploymentLabel';
import type { StatusContext, StuckContext } from '../../../greengrass/status/thresholds';
import { lifecycleStateLook } from '../../../greengrass/status/status';
import { stuckDeployments, type StuckDeployment } from '../../../greengrass/status/stuck';
import type { DeviceKnowledge } from '../../../greengrass/knownDevice';
import { isInTransition, isQueued } from '../../../greengrass/status/underWay';

/** The most components that are named: advice is read at a glance. */
const mostNamed = 3;

/** A nucleus ends a deployment when its components have come up or have failed for good. */
function isHoldingUp(component: InstalledComponent): boolean {
  return isInTransition(component) || isFailedComponent(component);
}

function whereToLook({ device, details, components }: DeviceKnowledge): readonly string[] {
  const { isLite } = nucleusOf(device, details);
  const log = `Look at the log of the nucleus: ${nucleusLog({ platform: device.platform, isLite })}.`;
  if (components === undefined) {
    return ['Read its components to see which one holds the deployment up.', log];
  }
  const holding = components.filter(isHoldingUp).map(({ componentName, lifecycleState }) => {
    return `${visibleName(componentName)} (${visibleName(lifecycleStateLook(lifecycleState).words.toLowerCase())})`;
  });
  const others = holding.length > mostNamed ? [`${holding.length - mostNamed} more`] : [];
  return holding.length === 0
    ? ['No component is starting, stopping, errored or broken, as last reported.', log]
    : [`Look at what may hold it up: ${[...holding.slice(0, mostNamed), ...others].join(', ')}.`, log];
}

/** What a device that has not reported for long needs. */
function bringBack({ device: { lastStatusUpdateTimestamp: reported } }: DeviceKnowledge): readonly string[] {
  return [
    reported === undefined
      ? 'The device has never reported: it is probably offline.'
      : `The last report of the device is stale, of ${absoluteTime(reported)}: it is probably offline.`,
    'The deployment cannot go on until it connects: check that it is on and connected.',
  ];
}

/** What to do about a deployment that is stuck, or waits behind one that is. */
function whatToDo(on: DeviceKnowledge, { staleAfterHours, now }: StatusContext): readonly string[] {
  const { lastStatusUpdateTimestamp: reported } = on.device;
  if (reported === undefined) {
    return bringBack(on);
  }
  return isStale(on.device, staleAfterHours, now)
    ? // While a deployment is in progress a nucleus leaves out its regular report, so that it may be connected after all.
      [...bringBack(on), 'If it is connected, look at the log of its nucleus.']
    : [`The device reported at ${absoluteTime(reported)}, so it was connected then.`, ...whereToLook(on)];
}

/** What to do about a deployment that waits for nothing but the device. */
function whatToDoQueued(on: DeviceKnowledge, { staleAfterHours, now }: StatusContext): readonly string[] {
  const { lastStatusUpdateTimestamp: reported } = on.device;
  return reported === undefined || isStale(on.device, staleAfterHours, now)
    ? bringBack(on)
    : [`Check that the device is on and connected: its last report is of ${absoluteTime(reported)}.`];
}

function ofStuck({ since, queuedBehind }: StuckDeployment, { stuckAfterHours }: StuckContext): readonly string[] {
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
 * @param on the device, with its effective deployments, the deployment among them
 */
export function stuckReasons(
  deployment: EffectiveDeployment,
  on: DeviceKnowledge,
  context: StatusContext,
): readonly string[] {
  const stuck = stuckDeployments(on.deployments ?? [], context);
  const own = stuck.find((one) => one.deployment === deployment);
  if (own !== undefined) {
    return [...ofStuck(own, context), ...whatToDo(on, context)];
  }
  const [first] = stuck;
  const advice = first === undefined ? whatToDoQueued : whatToDo;
  return isQueued(deployment) ? [...ofQueued(first), ...advice(on, context)] : [];
}
