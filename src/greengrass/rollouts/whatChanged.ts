import type { ListedDeployment } from '../model';
import type { FleetError } from '../ports/fleetError';
import type { DefinitionChanges } from './changes';
import type { Distinction } from './distinctions';

/** What a deployment changed, compared with an earlier revision. */
export interface ChangesSince {
  readonly kind: 'changes';
  readonly since: Pick<ListedDeployment, 'revisionId'>;
  /** `succeeded`: the last revision for the target that succeeded on the device. `before`: the revision before. */
  readonly baseline: 'succeeded' | 'before';
  readonly changes: DefinitionChanges;
}

/**
 * What a deployment on a device changed, as far as known.
 * `first`: there is no earlier revision. `unlisted`: AWS or the snapshot doesn't list the revision before. `notLoaded`: not requested yet.
 */
export type WhatChanged =
  | ChangesSince
  | { readonly kind: 'first' | 'unlisted' | 'loading' | 'notLoaded' }
  | { readonly kind: 'failed'; readonly error: FleetError };

/** What a failed deployment changed, and what sets the core devices apart on which it failed. */
export interface ChangeFacts {
  readonly changed: WhatChanged;
  readonly distinctions: readonly Distinction[];
}
