import type { SimulatedDeployment } from './fleetFile';
import { days, hours, revisionIds, seededRandom, targetArn } from './generated/random';
import { baseline, sites, type Site } from './sample/sites';

/** Sites with deployments in a generated fleet. */
export const everySite: readonly Site[] = [...sites, baseline];

/** A revision of a deployment to a thing group. */
export interface Rollout {
  /** Fields of its effective deployments that are the same on all devices. */
  readonly shared: SimulatedDeployment & { readonly deploymentId: string };
  readonly revisionId: string;
  /** In seconds before the start. */
  readonly age: number;
  readonly components: Readonly<Record<string, string>>;
}

export type Rollouts = readonly [Rollout, Rollout, Rollout];

const descriptions = ['Initial rollout', 'Quarterly update', 'Reviewed and approved by the site lead'] as const;

/** The version of some revisions ago. */
function earlier(version: string, revisions: number): string {
  const [major = '0', minor = '0', patch = '0'] = version.split('.');
  const older = Number(minor) - revisions;
  return older < 0 ? `${major}.0.${Math.max(0, Number(patch) - revisions)}` : `${major}.${older}.${patch}`;
}

const legacyGateway = 'com.fjordwerk.LegacyGateway';

/**
 * Components of a revision. The oldest revision of a classic site lacks a component, and has one that was removed later.
 */
function componentsOf({ components, isLite }: Site, ago: number): Readonly<Record<string, string>> {
  const versions = Object.entries(components).map(([name, version]) => [name, earlier(version, ago)] as const);
  if (ago < 2 || isLite) {
    return Object.fromEntries(versions);
  }
  const kept = versions.slice(0, Math.max(1, versions.length - 1));
  return Object.fromEntries([...kept, [legacyGateway, '1.0.0'] as const]);
}

/** The revisions of a site's deployment, the newest first. They are the same for the same seed. */
export function rolloutsOf(site: Site, seed: number): Rollouts {
  const random = seededRandom(seed * 31 + everySite.indexOf(site));
  const target = targetArn('thinggroup', site.group);
  // Some sites have had an update today.
  const isToday = site !== baseline && random.chance(0.4);
  const newest = isToday ? 4 * hours + random.below(16 * hours) : 2 * days + random.below(20 * days);
  const revision = (ago: 0 | 1 | 2): Rollout => {
    const age = newest + ago * (34 * days + random.below(9 * days)) + random.next();
    return {
      shared: {
        ...revisionIds(random, target),
        deploymentName: site.deploymentName,
        targetArn: target,
        description: descriptions[2 - ago],
        creationTimestamp: -age,
      },
      revisionId: String(3 - ago),
      age,
      components: componentsOf(site, ago),
    };
  };
  return [revision(0), revision(1), revision(2)];
}
