import type { ListedDeployment } from '../../greengrass/model';
import type { Outcome } from '../../greengrass/rollouts/outcome';

/** A row of a deployment that the user can see. */
export interface ShownRollout {
  readonly deployment: ListedDeployment;
  /** Whether the rows below it are shown. */
  readonly isOpen: boolean;
  /** The outcomes whose devices are shown. */
  readonly openOutcomes: readonly Outcome[];
}
