import { visibleName } from '../../../base/visibleText';
import { absoluteTime } from '../../../base/time';
import { deploymentLabel } from '../../../greengrass/failures/deploymentLabel';
import { deploymentLook } from '../../../greengrass/failures/overcome';
import { isFailing, lifecycleStateLook } from '../../../greengrass/status/status';
import type { DeviceFacts } from './deviceFacts';
import type { Bar, Tick, Timeline } from '../panel';
import { statusOf } from '../values';

/** The most bars and ticks in a graphic. More would be unreadable, and the tables have them all. */
const maxBars = 40;
const maxTicks = 100;

function barsOf(facts: DeviceFacts): readonly Bar[] {
  const { deployments = [], timeZone } = facts;
  return deployments.flatMap((deployment): readonly Bar[] => {
    const created = deployment.creationTimestamp ?? deployment.modifiedTimestamp;
    if (created === undefined) {
      return [];
    }
    const changed = deployment.modifiedTimestamp ?? created;
    const name = deploymentLabel(deployment);
    const status = statusOf(deploymentLook(deployment, deployments));
    const words = `Deployment ${name}, ${status.words}: created ${absoluteTime(created, timeZone)}, last changed ${absoluteTime(changed, timeZone)}`;
    // A clock change on the device must not reverse a bar.
    const [from = 0, to = 0] = [created.getTime(), changed.getTime()].sort((a, b) => a - b);
    return [
      { from, to, name, status, words, target: { kind: 'effectiveDeployment', deploymentId: deployment.deploymentId } },
    ];
  });
}

function ticksOf(facts: DeviceFacts): readonly Tick[] {
  return (facts.components ?? []).flatMap((component): readonly Tick[] => {
    const changed = component.lastStatusChangeTimestamp;
    if (changed === undefined) {
      return [];
    }
    const name = visibleName(component.componentName);
    const status = statusOf(lifecycleStateLook(component.lifecycleState));
    const words = `Component ${name}, ${status.words} since ${absoluteTime(changed, facts.timeZone)}`;
    return [
      {
        at: changed.getTime(),
        name,
        status,
        words,
        target: { kind: 'installedComponent', componentName: component.componentName },
      },
    ];
  });
}

/** AWS IoT Greengrass V2 was released in December 2020. An earlier time comes from a device with an unset clock. */
const earliest = Date.UTC(2020, 11, 1);

/** A time this far ahead of the local clock, in milliseconds, is wrong. */
const tolerance = 3_600_000;

/** A timeline ends at a full minute, in milliseconds, so it stays the same for a while if nothing changes. */
const endStep = 60_000;

/** At most `limit` items, newest first. Failing ones take precedence. */
function mostImportant<T extends Bar | Tick>(
  all: readonly T[],
  time: (item: T) => number,
  limit: number,
): readonly T[] {
  const rank = ({ status }: T): number => Number(isFailing(status.severity));
  return [...all]
    .sort((a, b) => rank(b) - rank(a) || time(b) - time(a))
    .slice(0, limit)
    .sort((a, b) => time(b) - time(a));
}

/**
 * The effective deployments and the last status changes of components over time, newest first. It starts with the
 * oldest of them, because the API returns no earlier ones. Impossible times are left out because they would compress all
 * others into one point. The tables still have them. `undefined` if nothing has a time.
 */
export function timelineOf(facts: DeviceFacts): Timeline | undefined {
  const now = facts.now.getTime();
  const isPlausible = (time: number): boolean => time >= earliest && time <= now + tolerance;
  const bars = mostImportant(
    barsOf(facts).filter(({ from, to }) => isPlausible(from) && isPlausible(to)),
    ({ to }) => to,
    maxBars,
  );
  const ticks = mostImportant(
    ticksOf(facts).filter(({ at }) => isPlausible(at)),
    ({ at }) => at,
    maxTicks,
  );
  const times = [...bars.flatMap(({ from, to }) => [from, to]), ...ticks.map(({ at }) => at)];
  if (times.length === 0) {
    return undefined;
  }
  const end = Math.max(Math.ceil(now / endStep) * endStep, ...times);
  const start = Math.min(...times, end - 1);
  return { kind: 'timeline', label: 'Deployments and components over time', start, end, bars, ticks };
}
