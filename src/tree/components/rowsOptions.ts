import type { ComponentFilter } from '../../fleet/components/componentFilter';
import type { ListRowsOptions } from '../shared/fleetListNode';

/** What the rows of a fleet's components depend on besides the components. */
export interface ComponentRowsOptions extends ListRowsOptions {
  readonly filter: () => ComponentFilter;
}
