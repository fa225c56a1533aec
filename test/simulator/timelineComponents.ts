import { componentFailures, failed } from './componentFailures';
import { isAtLeast, reportedComponents, type NucleusKind } from './deviceParts';
import type { SimulatedComponent, SimulatedDevice } from './fleetFile';
import type { Random } from './random';

export function nucleusOf({ coreVersion = '', runtime }: SimulatedDevice): NucleusKind {
  return { coreVersion, isLite: runtime === 'aws_nucleus_lite' };
}

/** A device that has just reported: UNHEALTHY if, and only if, a component is broken. */
export function reported(device: SimulatedDevice, now: number): SimulatedDevice {
  const isBroken = device.installedComponents.some(({ lifecycleState }) => lifecycleState === 'BROKEN');
  return {
    ...device,
    status: isBroken ? 'UNHEALTHY' : 'HEALTHY',
    lastStatusUpdateTimestamp: now,
    installedComponents: reportedComponents(nucleusOf(device), device.installedComponents),
  };
}

/** A component that is well again. */
export function recovered(item: SimulatedComponent, now: number): SimulatedComponent {
  const { lifecycleStateDetails, ...rest } = item;
  return {
    ...rest,
    lifecycleState: 'RUNNING',
    lifecycleStatusCodes: [],
    lastStatusChangeTimestamp: now,
    lastReportedTimestamp: now,
  };
}

/** A component with another lifecycle state, on a device that reports it. */
function withComponent(device: SimulatedDevice, changed: SimulatedComponent, now: number): SimulatedDevice {
  const installedComponents = device.installedComponents.map((item) =>
    item.componentName === changed.componentName ? { ...changed, lastReportedTimestamp: now } : item,
  );
  return reported({ ...device, installedComponents }, now);
}

/** The first component fails: running, then errored, then broken. `undefined` where nothing can fail. */
export function failFurther(device: SimulatedDevice, now: number, random: Random): SimulatedDevice | undefined {
  const errored = device.installedComponents.find(({ lifecycleState }) => lifecycleState === 'ERRORED');
  const running = device.installedComponents.find(
    ({ lifecycleState, isRoot }) => lifecycleState === 'RUNNING' && isRoot === true,
  );
  const item = errored ?? running;
  if (item === undefined) {
    return undefined;
  }
  const failure = random.pick(componentFailures);
  const state = errored === undefined ? 'ERRORED' : 'BROKEN';
  return withComponent(device, { ...item, ...failed(state, failure, now) }, now);
}

/** Whether a device reports at once that a component runs again, or only with its next full report. */
function reportsRecovery({ coreVersion, isLite }: NucleusKind): boolean {
  return isLite || isAtLeast(coreVersion, 13) || /^2\.12\.([3-9]|\d\d)/u.test(coreVersion);
}

/** An errored component runs again. `undefined` where there is none, or the device does not tell. */
export function recover(device: SimulatedDevice, now: number): SimulatedDevice | undefined {
  const errored = device.installedComponents.find(({ lifecycleState }) => lifecycleState === 'ERRORED');
  return errored === undefined || !reportsRecovery(nucleusOf(device))
    ? undefined
    : withComponent(device, recovered(errored, now), now);
}

/** A full report: every component as it is, and errored ones run again by then. */
export function reportFully(device: SimulatedDevice, now: number): SimulatedDevice {
  const installedComponents = device.installedComponents.map((item) =>
    item.lifecycleState === 'ERRORED' ? recovered(item, now) : { ...item, lastReportedTimestamp: now },
  );
  return reported({ ...device, installedComponents }, now);
}
