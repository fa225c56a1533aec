import type { IndexCoverage } from '../../../fleet/components/indexCoverage';
import type { KnownComponent } from '../../../fleet/components/knownComponents';
import type { ComponentGroup } from '../../rows/componentRow';

/** The data for the hover of a group of components. */
export interface ComponentGroupFacts {
  readonly group: ComponentGroup;
  readonly components: number;
  /** Components that fail on a known core device. */
  readonly failing: number;
  /** Components that run on a known core device. */
  readonly running: number;
  readonly coverage: IndexCoverage;
}

/** The facts for the hover of a group. A separate file, because the code of the hover loads with the first hover. */
export function componentGroupFacts(
  group: ComponentGroup,
  components: readonly KnownComponent[],
  coverage: IndexCoverage,
): ComponentGroupFacts {
  const spreads = components.flatMap(({ spread }) => spread ?? []);
  return {
    group,
    components: components.length,
    failing: spreads.filter(({ failed }) => failed > 0).length,
    running: spreads.length,
    coverage,
  };
}
