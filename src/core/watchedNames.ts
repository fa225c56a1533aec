import { grouped, visibleName } from './format';
import type { EffectiveDeployment } from './model';
import { deploymentLabel } from './rows/effectiveDeploymentRow';
import type { WatchedAddress } from './watched';

/** More would not fit into a tooltip. */
const mostNames = 10;

/**
 * What is watched, in a line: `Watched: press-2, press-line on press-3`; `undefined` where nothing is.
 * @param deploymentsOf the deployments of a device, as far as they are known
 */
export function watchedNames(
  addresses: readonly WatchedAddress[],
  deploymentsOf: (thingName: string) => readonly EffectiveDeployment[] | undefined,
): string | undefined {
  const names = addresses.slice(0, mostNames).map((address) => {
    const on = visibleName(address.thingName);
    if (address.kind === 'coreDevice') {
      return on;
    }
    const deployment = deploymentsOf(address.thingName)?.find(
      ({ deploymentId }) => deploymentId === address.deploymentId,
    );
    return `${deployment === undefined ? 'a deployment' : deploymentLabel(deployment)} on ${on}`;
  });
  const others = addresses.length - names.length;
  const more = others === 0 ? '' : ` and ${grouped(others)} more`;
  return names.length === 0 ? undefined : `Watched: ${names.join(', ')}${more}`;
}
