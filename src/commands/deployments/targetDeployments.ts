import { revisionAddressOf, type RevisionAddress } from '../../greengrass/addresses/comparedAddress';
import { pickDeployment } from '../compare/pickRevisions';
import { targetFleet } from '../target/targetSession';
import type { Targets } from '../target/targets';

/**
 * The deployments that a command acts on: what it was called on, else what the user last acted on, else a deployment that
 * the user selects in a quick pick, because the Deployments view may never have been opened. Empty if the user cancels.
 */
export async function targetDeployments(
  targets: Targets,
  title: string,
  args: readonly unknown[],
): Promise<readonly RevisionAddress[]> {
  const addresses = targets.find(args, revisionAddressOf);
  if (addresses.length > 0) {
    return addresses;
  }
  const fleet = await targetFleet(targets, title, args);
  const picked = fleet && (await pickDeployment(fleet, title.replace('…', '')));
  return picked === undefined ? [] : [picked];
}
