import { componentFailures, failed } from '../sample/componentFailures';
import { isAtLeast, reportedComponents, type NucleusKind } from '../generated/deviceParts';
import type { SimulatedComponent, SimulatedDevice } from '../fleetFile';
import type { Random } from '../generated/random';

export function nucleusOf({ coreVersion = '', runtime }: SimulatedDevice): NucleusKind {
  return { coreVersion, isLite: runtime === 'aws_nucleus_lite' };
}

/** A device after a report. UNHEALTHY only if a component is broken. */
export function reported(device: SimulatedDevice, now: number): SimulatedDevice {
  const isBroken = device.installedComponents.some(({ lifecycleState }) => lifecycleState === 'BROKEN');
  return {
    ...device,
    status: isBroken ? 'UNHEALTHY' : 'HEALTHY',
    lastStatusUpdateTimestamp: now,
    installedComponents: reportedComponents(nucleusOf(device), device.installedComponents),
  };
}

/** A component after its recovery. */
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

/** A device that reports a changed component. */
function withComponent(device: SimulatedDevice, changed: SimulatedComponent, now: number): SimulatedDevice {
  const installedComponents = device.installedComponents.map((item) =>
    item.componentName === changed.componentName ? { ...changed, lastReportedTimestamp: now } : item,
  );
  return reported({ ...device, installedComponents }, now);
}

/** The first component fails: running, then errored, then broken. `undefined` if nothing can fail. */
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

/** Whether a device reports a recovery at once instead of with its next full report. */
function reportsRecovery({ coreVersion, isLite }: NucleusKind): boolean {
  return isLite || isAtLeast(coreVersion, 13) || /^2\.12\.([3-9]|\d\d)/u.test(coreVersion);
}

/** An errored component recovers. `undefined` if there is none, or the device doesn't report it. */
export function recover(device: SimulatedDevice, now: number): SimulatedDevice | undefined {
  const errored = device.installedComponents.find(({ lifecycleState }) => lifecycleState === 'ERRORED');
  return errored === undefined || !reportsRecovery(nucleusOf(device))
    ? undefined
    : withComponent(device, recovered(errored, now), now);
}

/** A full report of all components. Errored ones have recovered by then. */
export function reportFully(device: SimulatedDevice, now: number): SimulatedDevice {
  const installedComponents = device.installedComponents.map((item) =>
    item.lifecycleState === 'ERRORED' ? recovered(item, now) : { ...item, lastReportedTimestamp: now },
  );
  return reported({ ...device, installedComponents }, now);
}
