import type { RolloutFilter, RolloutGrouping } from '../../fleet/deployments/rolloutSelection';
import type { ListRowsOptions } from '../shared/fleetListNode';

/** What the rows of a fleet's deployments depend on besides the deployments. */
export interface DeploymentRowsOptions extends ListRowsOptions {
  readonly filter: () => RolloutFilter;
  readonly grouping: () => RolloutGrouping;
}
