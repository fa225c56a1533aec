import { grouped } from '../../../base/numbers';
import { visibleName } from '../../../base/visibleText';
import { deploymentLabel } from '../../../greengrass/failures/deploymentLabel';
import type { WatchedItem } from '../../../fleet/refreshing/watched';
import { rolloutRevision } from '../deployments/rolloutWords';

/** More names don't fit into a tooltip. */
const maxNames = 10;

function nameOf(watched: WatchedItem): string {
  if ('rollout' in watched) {
    return watched.rollout === undefined ? 'a rollout' : rolloutRevision(watched.rollout);
  }
  const { address, deployment } = watched;
  const on = visibleName(address.thingName);
  if (address.kind === 'coreDevice') {
    return on;
  }
  return `${deployment === undefined ? 'a deployment' : deploymentLabel(deployment)} on ${on}`;
}

/**
 * What is watched, in one line: `Watched: press-2, press-line on press-3, press-line revision 3`; `undefined` if nothing is.
 */
export function watchedNames(watched: readonly WatchedItem[]): string | undefined {
  const names = watched.slice(0, maxNames).map(nameOf);
  const others = watched.length - names.length;
  const more = others === 0 ? '' : ` and ${grouped(others)} more`;
  return names.length === 0 ? undefined : `Watched: ${names.join(', ')}${more}`;
}
