/** How much of the fleet the index of components knows. */
export interface IndexCoverage {
  /** Core devices whose components are loaded. */
  readonly scanned: number;
  /** Known core devices. */
  readonly known: number;
  /** Whether these are all core devices of the fleet. */
  readonly isWhole: boolean;
  /** Whether devices with loaded components aren't indexed yet. */
  readonly isIndexing: boolean;
}

/** Whether every core device of the fleet is scanned. */
export function areAllScanned({ scanned, known, isWhole }: IndexCoverage): boolean {
  return isWhole && scanned === known;
}
