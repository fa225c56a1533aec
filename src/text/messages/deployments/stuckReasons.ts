import { isFailedComponent } from '../../../greengrass/failures/failure';
import { isStale } from '../../../greengrass/status/stale';
import { count } from '../../../base/numbers';
import { visibleName } from '../../../base/visibleText';
import { absoluteTime, shortAgeOf, type TimeZone } from '../../../base/time';
import { nucleusLog } from '../../../greengrass/logLocations';
import type { JobExecution } from '../../../greengrass/job';
import { lastChangeOf } from '../../../greengrass/lastChange';
import type { EffectiveDeployment, InstalledComponent } from '../../../greengrass/model';
import { lifecycleStateLook } from '../../../greengrass/status/status';
import { aheadOf } from '../../../greengrass/status/queue';
import { isQueued, stuckDeployments, type StuckDeployment } from '../../../greengrass/status/stuck';
import type { DeviceKnowledge } from '../../../greengrass/knownDevice';
import { isInTransition } from '../../../greengrass/status/progress';
import type { TextContext } from '../../textContext';
import { connectionRemedy, connectionWords } from '../devices/connectivityWords';
import { jobSentence } from './jobWords';
import { labelAmong } from './namesakes';

/** How many components a message names: it must be readable at a glance. */
const maxNamed = 3;

/** A nucleus ends a deployment when its components have started or have failed for good. */
function mayBlock(component: InstalledComponent): boolean {
  return isInTransition(component) || isFailedComponent(component);
}

function whereToLook({ device, details, components }: DeviceKnowledge): readonly string[] {
  const log = `Check the nucleus log: ${nucleusLog({ device, details })}.`;
  if (components === undefined) {
    return ['Load its components to see which one is blocking the deployment.', log];
  }
  const blocking = components.filter(mayBlock).map(({ componentName, lifecycleState }) => {
    return `${visibleName(componentName)} (${visibleName(lifecycleStateLook(lifecycleState).words.toLowerCase())})`;
  });
  const others = blocking.length > maxNamed ? [`${blocking.length - maxNamed} more`] : [];
  return blocking.length === 0
    ? ['According to the last report, no component is starting, stopping, errored, or broken.', log]
    : [`These components may be blocking it: ${[...blocking.slice(0, maxNamed), ...others].join(', ')}.`, log];
}

/** What to do about a device that hasn't reported for a long time. */
function offlineAdvice(
  { device: { lastStatusUpdateTimestamp: reported } }: DeviceKnowledge,
  zone: TimeZone,
): readonly string[] {
  return [
    reported === undefined
      ? "The device has never reported, so it's probably offline."
      : `The last report is stale (${absoluteTime(reported, zone)}), so the device is probably offline.`,
    "The deployment can't continue until the device connects. Check that it's on and connected.",
  ];
}

/** Why a deployment waits if AWS IoT says that the device is offline; `undefined` if it doesn't say so. */
function knownOffline({ connectivity }: DeviceKnowledge, zone: TimeZone): readonly string[] | undefined {
  const words = connectivity?.connected === false ? connectionWords(connectivity, zone) : undefined;
  if (connectivity === undefined || words === undefined) {
    return undefined;
  }
  const remedy = connectionRemedy(connectivity);
  return [
    `The device isn't connected to AWS IoT Core. ${words}.`,
    'Nothing is wrong with the deployment: it continues when the device connects.',
    ...(remedy === undefined ? [] : [remedy]),
  ];
}

/** What to do about a deployment that is stuck, or queued behind one that is. */
function whatToDo(on: DeviceKnowledge, { staleAfterHours, now, timeZone }: TextContext): readonly string[] {
  const { lastStatusUpdateTimestamp: reported } = on.device;
  const offline = knownOffline(on, timeZone);
  if (offline !== undefined) {
    return offline;
  }
  if (on.connectivity?.connected === true) {
    return ['The device is connected to AWS IoT Core.', ...whereToLook(on)];
  }
  if (reported === undefined) {
    return offlineAdvice(on, timeZone);
  }
  return isStale(on.device, staleAfterHours, now)
    ? // A nucleus skips its regular report while a deployment is in progress, so the device may be connected after all.
      [...offlineAdvice(on, timeZone), 'If it is connected, check the nucleus log.']
    : [`The device reported at ${absoluteTime(reported, timeZone)}, so it was connected then.`, ...whereToLook(on)];
}

/** What to do about a queued deployment that has no stuck one before it. */
function whatToDoQueued(
  on: DeviceKnowledge,
  { staleAfterHours, now, timeZone }: TextContext,
  job: JobExecution | undefined,
): readonly string[] {
  const { lastStatusUpdateTimestamp: reported } = on.device;
  const offline = knownOffline(on, timeZone);
  if (offline !== undefined) {
    return offline;
  }
  if (on.connectivity?.connected === true) {
    return [
      job?.startedAt === undefined
        ? "The device is connected to AWS IoT Core and hasn't started the deployment."
        : 'The device is connected to AWS IoT Core.',
      `Check the nucleus log: ${nucleusLog(on)}.`,
    ];
  }
  return reported === undefined || isStale(on.device, staleAfterHours, now)
    ? offlineAdvice(on, timeZone)
    : [`Check that the device is on and connected. Its last report is from ${absoluteTime(reported, timeZone)}.`];
}

const oneAtATime = 'A core device runs one deployment at a time.';

function ofStuck({ since, queuedBehind }: StuckDeployment, { now, timeZone }: TextContext): readonly string[] {
  const amount = queuedBehind === 0 ? 'No deployment' : count(queuedBehind, 'deployment');
  return [
    // The text doesn't move on while it is shown, so it has a lower bound of the age.
    `In progress without a change since ${absoluteTime(since, timeZone)}, for more than ${shortAgeOf(since, now)}.`,
    oneAtATime,
    `${amount} ${queuedBehind > 1 ? 'are' : 'is'} queued behind it.`,
  ];
}

/** That the device hasn't started the deployment, and what is ahead of it in the queue of the device. */
function ofQueued(
  deployment: EffectiveDeployment,
  siblings: readonly EffectiveDeployment[],
  zone: TimeZone,
  job: string | undefined,
): readonly string[] {
  const notStarted = job ?? "Queued means that the device hasn't started the deployment yet.";
  const [first, ...others] = aheadOf(deployment, siblings);
  const since = first && lastChangeOf(first);
  if (first === undefined) {
    return [notStarted];
  }
  const state = first.coreDeviceExecutionStatus === 'QUEUED' ? 'queued' : 'in progress without a change';
  return [
    notStarted,
    `It is queued behind ${labelAmong(first, siblings, zone)}` +
      `${since === undefined ? '' : `, which has been ${state} since ${absoluteTime(since, zone)}`}.`,
    ...(others.length === 0
      ? []
      : [`${count(others.length, 'other deployment')} ${others.length > 1 ? 'are' : 'is'} ahead of it, too.`]),
  ];
}

const removesAll = 'The deployment has no components, so it removes those of earlier revisions.';

/**
 * What blocks a deployment on its device and what to do, a sentence each; none if nothing blocks it. Times are absolute
 * because the text isn't updated while it is shown.
 * @param on the device with its effective deployments, including this one
 */
export function stuckReasons(
  deployment: EffectiveDeployment,
  on: DeviceKnowledge,
  context: TextContext,
): readonly string[] {
  const { deployments = [], jobs, deployedComponents } = on;
  const { timeZone } = context;
  const { deploymentId } = deployment;
  const stuck = stuckDeployments(deployments, context);
  const job = jobs?.executionOf(deploymentId);
  const picked = jobSentence(job, timeZone);
  const content = deployedComponents?.(deploymentId)?.length === 0 ? [removesAll] : [];
  const own = stuck.find((one) => one.deployment === deployment);
  if (own !== undefined) {
    return [...ofStuck(own, context), ...(picked === undefined ? [] : [picked]), ...content, ...whatToDo(on, context)];
  }
  const [first] = stuck;
  return isQueued(deployment, deployments)
    ? [
        ...ofQueued(deployment, deployments, timeZone, picked),
        ...content,
        ...(first === undefined ? whatToDoQueued(on, context, job) : whatToDo(on, context)),
      ]
    : [];
}
