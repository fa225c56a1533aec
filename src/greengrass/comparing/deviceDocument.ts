import { compareNames } from '../../base/names/compareNames';
import { targetInWords } from '../addresses/arn';
import { errorStackOf, statusCodesOf } from '../failures/headline';
import type { KnownDevice } from '../knownDevice';
import type { EffectiveDeployment, InstalledComponent } from '../model';
import { nucleusOf } from '../status/nucleus';

/** What a comparison of core devices needs besides the devices. */
export interface ComparedDeviceContext {
  /** The revision of a deployment; `undefined` if its definition isn't loaded. */
  readonly revisionOf: (deploymentId: string) => string | undefined;
  /** The thing groups of the device; `undefined` if they aren't known. */
  readonly thingGroups: readonly string[] | undefined;
}

function byName<T>(entries: Iterable<readonly [string, T]>): Readonly<Record<string, T>> {
  return Object.fromEntries([...entries].sort(([a], [b]) => compareNames(a, b)));
}

function listed<T>(items: readonly T[]): readonly T[] | undefined {
  return items.length === 0 ? undefined : items;
}

function component(installed: InstalledComponent): object {
  return {
    componentVersion: installed.componentVersion,
    lifecycleState: installed.lifecycleState,
    lifecycleStatusCodes: listed(statusCodesOf(installed)),
    isRoot: installed.isRoot,
    isLocal: installed.lastInstallationSource === 'LOCAL' ? true : undefined,
  };
}

function deployment(effective: EffectiveDeployment, { revisionOf }: Pick<ComparedDeviceContext, 'revisionOf'>): object {
  return {
    deploymentName: effective.deploymentName,
    revisionId: revisionOf(effective.deploymentId),
    coreDeviceExecutionStatus: effective.coreDeviceExecutionStatus,
    errorStack: listed(errorStackOf(effective)),
  };
}

/** The deployments of a device by target, in words. A target can have several. */
function deployments(on: KnownDevice, context: ComparedDeviceContext): Readonly<Record<string, unknown>> | string {
  if (on.deployments === undefined) {
    return 'not loaded';
  }
  const byTarget = new Map<string, object[]>();
  const newestFirst = [...on.deployments].sort(
    (a, b) => (b.creationTimestamp?.getTime() ?? 0) - (a.creationTimestamp?.getTime() ?? 0),
  );
  for (const effective of newestFirst) {
    // A deployment to the device itself has its name in the target.
    const { targetArn = '' } = effective;
    const isOwn = targetArn.endsWith(`:thing/${on.device.coreDeviceThingName}`);
    const target = isOwn ? 'the core device itself' : targetInWords(targetArn);
    byTarget.set(target, [...(byTarget.get(target) ?? []), deployment(effective, context)]);
  }
  return byName(Array.from(byTarget, ([target, ofTarget]) => [target, ofTarget.length === 1 ? ofTarget[0] : ofTarget]));
}

/**
 * A core device as JSON for comparing it with another: its nucleus and platform, components with versions and states, and
 * deployments with revisions. What differs between any two devices is left out: names, IDs, and times.
 */
export function deviceDocument(on: KnownDevice, context: ComparedDeviceContext): string {
  const { device, details, components } = on;
  const { isLite, coreVersion } = nucleusOf(device, details);
  const document = {
    status: device.status,
    nucleus: { runtime: isLite ? 'lite' : 'classic', coreVersion },
    platform: { platform: device.platform, architecture: device.architecture },
    tags: byName(Object.entries(details?.tags ?? {})),
    thingGroups: context.thingGroups === undefined ? undefined : [...context.thingGroups].sort(compareNames),
    components:
      components === undefined ? 'not loaded' : byName(components.map((one) => [one.componentName, component(one)])),
    deployments: deployments(on, context),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
