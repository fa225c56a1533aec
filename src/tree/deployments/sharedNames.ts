import { kept } from '../../base/kept';
import type { ListedDeployment } from '../../greengrass/model';
import { rolloutName } from '../../text/messages/deployments/rolloutWords';

/** Made once for each response, because every row asks. */
const known = new WeakMap<readonly ListedDeployment[], ReadonlySet<string>>();

function sharedNames(latest: readonly ListedDeployment[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const name of latest.map(rolloutName)) {
    (seen.has(name) ? shared : seen).add(name);
  }
  return shared;
}

/** Whether the row of another of the latest deployments has the same name. */
export function hasSharedName(deployment: ListedDeployment, latest: readonly ListedDeployment[] = []): boolean {
  return kept(known, latest, () => sharedNames(latest)).has(rolloutName(deployment));
}
