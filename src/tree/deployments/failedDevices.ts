import { hasFailedDevices, rolloutDevices } from '../../fleet/deployments/rolloutDevices';
import type { Fleet } from '../../fleet/fleet';
import type { DeviceSet } from '../../fleet/selection/deviceSet';
import { isBad } from '../../greengrass/rollouts/outcome';
import type { Node } from '../engine/node';

/**
 * The known core devices on which a deployment failed; `undefined` without any, because the commands for groups apply only
 * to a deployment that has failed.
 */
export function failedDevices(node: Node, fleet: Fleet, deploymentId: string): (() => DeviceSet) | undefined {
  if (!hasFailedDevices(fleet, deploymentId)) {
    return undefined;
  }
  return () => {
    const [code] = fleet.deploymentDevices.tally(deploymentId).codes[0] ?? [];
    return {
      label: `${node.row().label}, failed devices`,
      thingNames: rolloutDevices(fleet, deploymentId)
        .filter(({ outcome }) => isBad(outcome))
        .map(({ thingName }) => thingName),
      codes: code === undefined ? [] : [{ kind: 'deployment', code }],
      filter: undefined,
    };
  };
}
