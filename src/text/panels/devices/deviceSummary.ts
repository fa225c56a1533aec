import { count } from '../../../base/numbers';
import { shortAgeOf } from '../../../base/time';
import { visibleText } from '../../../base/visibleText';
import { differs } from '../../../greengrass/drift/verdict';
import { failuresOf, type Failure } from '../../../greengrass/failures/failure';
import { isFullyScanned } from '../../../greengrass/failures/findings';
import { isStale } from '../../../greengrass/status/stale';
import { isQueued, stuckDeployments } from '../../../greengrass/status/stuck';
import { deviceState, isOnlyStale, staleLook } from '../../messages/devices/deviceState';
import { failureName, failureTitle } from '../../messages/failureWords';
import { causeValues } from '../causeValues';
import type { Status, Value } from '../panel';
import { moment, statusOf } from '../values';
import type { DeviceFacts } from './deviceFacts';
import { targetOf } from './whatIsFailing';

/** What a panel says instead of the time of a report. */
export const neverReported = 'The device has never reported';

/** The state of the device as its row shows it. */
export function statusInPanel(facts: DeviceFacts): Status {
  const { device, now } = facts;
  const { lastStatusUpdateTimestamp: reported } = device;
  const state = deviceState(device, facts, facts);
  return reported !== undefined && isOnlyStale(state, device, facts)
    ? { words: `Stale · ${shortAgeOf(reported, now)}`, severity: staleLook.severity }
    : statusOf(state);
}

/** The worst failure: its code and its component with a link, else what failed with a link. */
function headlineOf(facts: DeviceFacts, worst: Failure): readonly Value[] {
  const { code = failureTitle(worst), componentName } = worst;
  return componentName === undefined
    ? [{ text: `${visibleText(code)} in ${failureName(worst)}`, target: targetOf(worst) }]
    : causeValues(facts, code, componentName).map((value) => ({ target: targetOf(worst), ...value }));
}

function queuedValues({ deployments = [] }: DeviceFacts): readonly Value[] {
  const queued = deployments.filter((deployment) => isQueued(deployment, deployments));
  const [first] = queued;
  return first === undefined
    ? []
    : [
        {
          text: count(queued.length, 'queued deployment'),
          target: { kind: 'effectiveDeployment', deploymentId: first.deploymentId },
        },
      ];
}

/** The numbers of failures and stuck deployments, or that there are none. Nothing is known of a device that has never reported. */
function failureCounts(facts: DeviceFacts, failures: readonly Failure[]): readonly Value[] {
  const failed = failures.filter(({ kind }) => kind === 'deployment').length;
  const stuck = stuckDeployments(facts.deployments ?? [], facts).length;
  const counts = [
    ...(failed === 0 ? [] : [count(failed, 'failed deployment')]),
    ...(failures.length === failed ? [] : [count(failures.length - failed, 'failing component')]),
    ...(stuck === 0 ? [] : [count(stuck, 'stuck deployment')]),
  ];
  const none = isStale(facts.device, facts.staleAfterHours, facts.now)
    ? 'No failures as of the last report'
    : 'No failures';
  if (counts.length === 0 && facts.device.lastStatusUpdateTimestamp === undefined) {
    return [];
  }
  return [{ text: counts.length === 0 ? none : counts.join(', ') }, ...queuedValues(facts)];
}

/** That AWS IoT says that the device is offline, and since when. */
function offlineValues({ connectivity }: DeviceFacts): readonly Value[] {
  if (connectivity?.connected !== false) {
    return [];
  }
  const { text, time } = moment(connectivity.timestamp, 'Offline');
  return [time === undefined ? { text } : { text: 'Offline since ', time }];
}

function differenceValues({ drift }: DeviceFacts): readonly Value[] {
  const differing = drift?.verdicts.components.filter(({ verdict }) => differs(verdict)).length ?? 0;
  return differing === 0 ? [] : [{ text: count(differing, 'difference') }];
}

/** What the header of a device says below its name: its worst failure, its last report, and the numbers. */
export function deviceSummary(facts: DeviceFacts): readonly Value[] {
  const { text, time: at } = moment(facts.device.lastStatusUpdateTimestamp, neverReported);
  const report = [at === undefined ? { text } : { text: 'Last report ', time: at }, ...offlineValues(facts)];
  const differences = differenceValues(facts);
  if (!isFullyScanned(facts)) {
    return [...report, ...differences];
  }
  const failures = failuresOf(facts);
  const [worst] = failures;
  return [
    ...(worst === undefined ? [] : headlineOf(facts, worst)),
    ...report,
    ...failureCounts(facts, failures),
    ...differences,
  ];
}
