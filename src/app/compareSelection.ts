import type { ComparedAddress } from '../greengrass/addresses/comparedAddress';

/** What the user selected to compare with something else. It lasts until another selection. */
export class CompareSelection {
  private address: ComparedAddress | undefined;

  get current(): ComparedAddress | undefined {
    return this.address;
  }

  /** Replaces the selection. */
  select(address: ComparedAddress): void {
    this.address = address;
  }
}
