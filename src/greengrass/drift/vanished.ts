import { targetKindOf, targetName } from '../addresses/arn';
import { lastChangeOf } from '../lastChange';
import type { EffectiveDeployment, InstalledComponent } from '../model';
import type { Membership } from './membership';
import type { DeviceVerdicts } from './verdictsOf';

/** Fewer components can go for many reasons. */
const fewest = 3;

/** The components of a device and when they were read. */
export interface ComponentsRead {
  readonly items: readonly InstalledComponent[];
  readonly readAt: Date;
}

/** Components of a device that two reads in a row show as gone. */
export interface ComponentLoss {
  readonly components: readonly InstalledComponent[];
  /** When they were last read. */
  readonly before: Date;
  /** When they were gone. */
  readonly after: Date;
}

/** Three or more components of one thing group that a device lacks, although nothing that AWS reports explains it. */
export interface Vanished {
  readonly componentNames: readonly string[];
  readonly thingGroup: string;
  /** The reads that show them as gone; `undefined` if they were missing in the first one. */
  readonly between: Pick<ComponentLoss, 'before' | 'after'> | undefined;
}

function withoutThose(components: readonly InstalledComponent[], items: readonly InstalledComponent[]) {
  const names = new Set(items.map(({ componentName }) => componentName));
  return components.filter(({ componentName }) => !names.has(componentName));
}

/**
 * What a device has lost at once between two reads of its components, or still lacks since an earlier loss; `undefined` if
 * that is less than three components.
 */
export function lossBetween(
  before: ComponentsRead | undefined,
  after: ComponentsRead,
  earlier: ComponentLoss | undefined,
): ComponentLoss | undefined {
  const lost = withoutThose(before?.items ?? [], after.items);
  if (before !== undefined && lost.length >= fewest) {
    return { components: lost, before: before.readAt, after: after.readAt };
  }
  const lacking = withoutThose(earlier?.components ?? [], after.items);
  return earlier !== undefined && lacking.length >= fewest ? { ...earlier, components: lacking } : undefined;
}

function isApplied({ coreDeviceExecutionStatus }: EffectiveDeployment): boolean {
  return coreDeviceExecutionStatus === 'SUCCEEDED' || coreDeviceExecutionStatus === 'COMPLETED';
}

function createdAt({ creationTimestamp }: EffectiveDeployment): number {
  return creationTimestamp?.getTime() ?? 0;
}

/**
 * The components of thing groups that vanished from a device while the deployment still says that it succeeded. A local
 * deployment does this on a device that has lost its cloud configuration: it takes unknown groups for no groups. Any
 * deployment that changed on the device meanwhile, and a group that the device has left, can explain a loss.
 * @param membership the thing groups of the device, as far as known
 */
export function vanishedFrom(
  loss: ComponentLoss,
  deployments: readonly EffectiveDeployment[],
  membership: Membership,
): readonly Vanished[] {
  const isExplained = deployments.some((deployment) => {
    const changed = lastChangeOf(deployment);
    return changed !== undefined && changed > loss.before;
  });
  if (isExplained) {
    return [];
  }
  const byId = new Map(deployments.map((deployment) => [deployment.deploymentId, deployment]));
  const byTarget = new Map<string, InstalledComponent[]>();
  for (const component of loss.components) {
    const { targetArn = '' } = byId.get(component.lastInstallationSource ?? '') ?? {};
    byTarget.set(targetArn, [...(byTarget.get(targetArn) ?? []), component]);
  }
  return [...byTarget].flatMap(([targetArn, components]) => {
    const thingGroup = targetKindOf(targetArn) === 'thinggroup' ? targetName(targetArn) : undefined;
    const [deployment] = deployments
      .filter((one) => one.targetArn === targetArn)
      .sort((a, b) => createdAt(b) - createdAt(a));
    const hasLeft = thingGroup !== undefined && membership.gap === undefined && !membership.groups.has(thingGroup);
    const isOne = deployment !== undefined && isApplied(deployment) && components.length >= fewest && !hasLeft;
    const componentNames = components.map(({ componentName }) => componentName);
    return isOne && thingGroup !== undefined ? [{ componentNames, thingGroup, between: loss }] : [];
  });
}

/**
 * The components of thing groups that are missing at once, although the device applied the deployment and has reported since.
 * A single read shows this, but not when they vanished.
 */
export function missingAtOnce({ targets, components }: DeviceVerdicts): readonly Vanished[] {
  return targets.flatMap((target): readonly Vanished[] => {
    const { targetArn } = target.revision ?? {};
    const componentNames = components
      .filter(({ asks }) => asks.some((ask) => ask.target === target && ask.verdict.kind === 'missing'))
      .map(({ componentName }) => componentName);
    return targetArn !== undefined && targetKindOf(targetArn) === 'thinggroup' && componentNames.length >= fewest
      ? [{ componentNames, thingGroup: targetName(targetArn), between: undefined }]
      : [];
  });
}
