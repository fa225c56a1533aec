import type { ComponentVerdict } from '../../../../src/greengrass/drift/componentVerdict';
import type { UnknownReason, Verdict } from '../../../../src/greengrass/drift/verdict';
import { stateAt, trueTargets, type TrueTarget } from '../../../simulator/slots/slotTruth';
import type { SlotWorld } from '../../../simulator/slots/slotWorld';
import type { Hidden } from './slotFacts';

/** What is true about one component. */
interface ComponentTruth {
  readonly world: SlotWorld;
  readonly hidden: Hidden;
  readonly componentName: string;
  /** The targets that ask for the component. */
  readonly asking: readonly TrueTarget[];
  readonly targets: readonly TrueTarget[];
}

function versionAsked({ componentName }: ComponentTruth, { revision }: TrueTarget): string | undefined {
  return revision.components[componentName];
}

/** When every component had been reported again. */
function completeReportAt({ reported }: SlotWorld): number {
  return Math.min(...Array.from(reported.values(), ({ at }) => at));
}

/** What the device really had when it last reported the component, or anything if it doesn't report the component. */
function reportedTruth({ world, componentName }: ComponentTruth) {
  const at = world.reported.get(componentName)?.at ?? world.reportedAt;
  return stateAt(world, at).installed.get(componentName);
}

function isEnded({ execution }: TrueTarget): boolean {
  return execution !== undefined && !['QUEUED', 'IN_PROGRESS', 'CANCELED', 'REMOVED'].includes(execution.status);
}

/** Whether the last deployment that the device applied for a target names the component, and the device hasn't lost it. */
function isHeldBy({ world, componentName }: ComponentTruth, { slot }: TrueTarget): boolean {
  const last = world.applied.findLast((applied) => applied.slot === slot);
  const held = world.device.slots.get(slot);
  return held !== undefined && held.deploymentId === last?.deploymentId && Object.hasOwn(held.roots, componentName);
}

function isOutdated({ world, componentName }: ComponentTruth): boolean {
  const at = world.reported.get(componentName)?.at ?? completeReportAt(world);
  const ends = world.executions.filter(
    ({ status }) => !['QUEUED', 'IN_PROGRESS', 'CANCELED', 'REJECTED'].includes(status),
  );
  return ends.some(({ changedAt }) => at < changedAt);
}

function checkNotYet(truth: ComponentTruth, why: Extract<Verdict, { kind: 'notYet' }>['why']): boolean {
  if (why === 'reportOlder') {
    return isOutdated(truth);
  }
  const status = { notReceived: 'REMOVED', queued: 'QUEUED', inProgress: 'IN_PROGRESS' }[why];
  return truth.targets.some(
    ({ execution, isWithdrawn }) => (execution?.status ?? 'REMOVED') === status && !isWithdrawn,
  );
}

function checkFailed(truth: ComponentTruth, verdict: Extract<Verdict, { kind: 'failed' }>): boolean {
  const { world, targets } = truth;
  return targets.some(({ slot, execution, revision }) => {
    const isFailed = execution?.status === 'FAILED' || execution?.status === 'TIMED_OUT';
    const before = world.applied.filter(
      (applied) => applied.slot === slot && applied.deploymentId !== revision.deploymentId,
    );
    const { lastApplied } = verdict;
    return isFailed && (lastApplied === undefined || before.at(-1)?.deploymentId === lastApplied.deploymentId);
  });
}

function checkUnknown({ world, hidden, targets }: ComponentTruth, why: UnknownReason): boolean {
  const { nucleus } = world.setting;
  switch (why) {
    case 'deploymentDeleted':
    case 'latestIncomplete':
      return world.revisions.some(({ isDeleted }) => isDeleted);
    case 'earlierRevision':
      return targets.some(({ isApplied }) => !isApplied);
    case 'subDeployment':
      return world.revisions.some(({ parent }) => parent !== undefined);
    case 'rejected':
      return world.executions.some(({ status }) => status === 'REJECTED');
    case 'nucleusTooOld':
      return nucleus.coreVersion === '2.7.0';
    case 'notReported':
      return nucleus.isLite && world.reported.size === 0;
    case 'thingOnLite':
    case 'notListedOnLite':
    case 'dependencyOnLite':
      return nucleus.isLite;
    default:
      return why.startsWith('membership:') && (hidden.gap !== undefined || hidden.hidesAncestors);
  }
}

/** Whether what a verdict says is true. */
function isTrue({ verdict, installed, asks }: ComponentVerdict, truth: ComponentTruth): boolean {
  const actual = reportedTruth(truth);
  const live = truth.asking.filter(({ isWithdrawn }) => !isWithdrawn);
  switch (verdict.kind) {
    case 'asAsked':
      return truth.asking.some(
        (target) => (!target.isWithdrawn || isEnded(target)) && versionAsked(truth, target) === actual?.version,
      );
    case 'otherVersion':
      return (
        actual !== undefined &&
        actual.version === installed?.componentVersion &&
        live.some((target) => target.isApplied && versionAsked(truth, target) !== actual.version)
      );
    case 'missing':
      return actual === undefined && live.some(({ isApplied }) => isApplied);
    case 'localOverride':
      return (
        actual?.source === 'LOCAL' &&
        (live.length === 0 || live.some((target) => versionAsked(truth, target) !== actual.version))
      );
    case 'orphan':
      return (
        actual !== undefined &&
        live.length === 0 &&
        truth.targets.every((target) => target.isApplied || isEnded(target) || !isHeldBy(truth, target))
      );
    case 'conflict': {
      const versions = live.map((target) => versionAsked(truth, target));
      const named = asks.filter((ask) => ask.verdict.kind === 'conflict').map((ask) => ask.componentVersion);
      return new Set(named).size > 1 && named.every((version) => versions.includes(version));
    }
    case 'notYet':
      return checkNotYet(truth, verdict.why);
    case 'failed':
      return checkFailed(truth, verdict);
    case 'canceled':
      return truth.targets.some(({ isWithdrawn }) => isWithdrawn);
    case 'unknown':
      return checkUnknown(truth, verdict.why);
  }
}

/** The first component about which a verdict is wrong, with the verdict; `undefined` if none is. */
export function contradiction(
  verdicts: readonly ComponentVerdict[],
  world: SlotWorld,
  hidden: Hidden,
): string | undefined {
  const targets = trueTargets(world);
  for (const verdict of verdicts) {
    const { componentName } = verdict;
    const asking = targets.filter(({ revision }) => Object.hasOwn(revision.components, componentName));
    if (!isTrue(verdict, { world, hidden, componentName, asking, targets })) {
      const { kind } = verdict.verdict;
      return `${componentName} isn't ${kind}${'why' in verdict.verdict ? `: ${verdict.verdict.why}` : ''}`;
    }
  }
  return undefined;
}
