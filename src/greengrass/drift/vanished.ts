import { targetKindOf, targetName } from '../addresses/arn';
import { lastChangeOf } from '../lastChange';
import type { EffectiveDeployment, InstalledComponent } from '../model';
import type { Membership } from './membership';

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

/** Components of one thing group that vanished from a device at once, although nothing that AWS reports explains it. */
export interface Vanished extends ComponentLoss {
  /** The latest deployment of the device to the thing group. */
  readonly deployment: EffectiveDeployment;
  readonly thingGroup: string;
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
    return isOne && thingGroup !== undefined ? [{ ...loss, components, deployment, thingGroup }] : [];
  });
}
