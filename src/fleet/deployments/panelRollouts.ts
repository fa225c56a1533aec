import type { Address } from '../../greengrass/addresses/address';
import { isBad, outcomes } from '../../greengrass/rollouts/outcome';
import type { Fleet } from '../fleet';
import { knownDeployment } from './knownRollout';
import type { ShownRollout } from './shownRollouts';

/** The deployments whose panels are visible. A panel shows the error codes of all devices that failed. */
export function panelRollouts(fleet: Fleet, visible: readonly Address[]): readonly ShownRollout[] {
  return visible.flatMap((address) => {
    const isOwn = address.kind === 'deployment' && address.connectionId === fleet.connection.id;
    const deployment = isOwn ? knownDeployment(fleet, address.deploymentId)?.deployment : undefined;
    return deployment === undefined ? [] : [{ deployment, isOpen: true, openOutcomes: outcomes.filter(isBad) }];
  });
}
