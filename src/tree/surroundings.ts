import type { Clock } from '../core/clock';
import type { RowContext } from '../core/rows/row';
import type { Catalogue } from '../ui/catalogue';

/** Where a view remembers what the person chose to see; a Memento of VS Code is one. */
export interface Memory {
  get(key: string): unknown;
  update(key: string, value: unknown): Thenable<void>;
}

/** What the nodes of one tree share. */
export interface TreeSurroundings {
  readonly clock: Clock;
  readonly catalogue: Catalogue;
  readonly staleAfterHours: () => number;
  readonly stuckAfterHours: () => number;
  readonly areDependenciesShown: () => boolean;
}

/** What a row's words depend on besides its data, as of this moment. */
export function rowContext({ clock, staleAfterHours, stuckAfterHours }: TreeSurroundings): RowContext {
  return { now: clock.now(), staleAfterHours: staleAfterHours(), stuckAfterHours: stuckAfterHours() };
}
