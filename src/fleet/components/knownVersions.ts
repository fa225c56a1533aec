import { parseComponentArn, versionArn } from '../../greengrass/addresses/arn';
import { compareVersions } from '../../greengrass/versions/compareVersions';
import type { Fleet } from '../fleet';
import type { KnownComponent } from './knownComponents';

/** A version of a component: published, on known core devices, or both. */
export interface KnownVersion {
  /** Empty if devices reported none. */
  readonly version: string;
  /** `undefined` if no loaded catalog has the component, and for a version without a name. */
  readonly arn: string | undefined;
  /** Whether AWS lists other versions of the component but not this one: it was deleted, or comes from a local deployment. */
  readonly isUnlisted: boolean;
  readonly isLatest: boolean;
  /** When it was published, if it is the latest; `undefined` if that isn't known. */
  readonly published: Date | undefined;
}

/**
 * The versions of a component, greater versions first. Before they are listed, those that are known otherwise.
 * @param wanted a version to include in any case
 */
export function knownVersions(fleet: Fleet, component: KnownComponent, wanted?: string): readonly KnownVersion[] {
  const { arn: componentArn, listed, spread } = component;
  const latest = listed?.latestVersion;
  const state = componentArn === undefined ? undefined : fleet.components.knownVersions(componentArn);
  const areListed = state?.items !== undefined && !state.isPartial;
  const arns = new Map<string, string>();
  if (latest?.componentVersion !== undefined) {
    arns.set(latest.componentVersion, latest.arn ?? '');
  }
  for (const { componentVersion, arn } of state?.items ?? []) {
    arns.set(componentVersion ?? parseComponentArn(arn)?.componentVersion ?? '', arn);
  }
  const names = new Set([
    ...arns.keys(),
    ...(spread?.versions ?? []).map(({ version }) => version),
    ...(wanted === undefined ? [] : [wanted]),
  ]);
  const versions = Array.from(names, (version): KnownVersion => {
    // Empty if AWS sent none.
    const arn = arns.get(version) ?? '';
    const isLatest = version === latest?.componentVersion;
    return {
      version,
      arn: arn === '' ? arnOf(componentArn, version) : arn,
      isUnlisted: areListed && !arns.has(version),
      isLatest,
      published: isLatest ? latest.creationTimestamp : undefined,
    };
  });
  return versions.sort((a, b) => compareVersions(b.version, a.version));
}

function arnOf(componentArn: string | undefined, version: string): string | undefined {
  return componentArn === undefined || version === '' ? undefined : versionArn(componentArn, version);
}
