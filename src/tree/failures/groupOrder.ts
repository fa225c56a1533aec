import { newestFirst, unnamedLast, type FailureGroup } from '../../greengrass/failures/failureGroups';

/**
 * The order of the groups in the view: the newest failure first, as the core devices have it. Groups keep their places while
 * the order is held, and while they are gone. What nobody has seen comes above them, because someone on call waits for it.
 */
export class GroupOrder {
  private places: ReadonlyMap<string, number> = new Map();

  /** @param groups ranked by size, which decides between equal times */
  of(groups: readonly FailureGroup[], isHeld: boolean): readonly FailureGroup[] {
    const newest = [...groups].sort((a, b) => unnamedLast(a, b) || newestFirst(a, b));
    if (!isHeld) {
      this.places = new Map(newest.map(({ key }, place) => [key, place]));
      return newest;
    }
    const added = newest.filter(({ key }) => !this.places.has(key));
    const places = added.length === 0 ? this.places : this.withFirst(added);
    this.places = places;
    const place = ({ key }: FailureGroup): number => places.get(key) ?? 0;
    return [...groups].sort((a, b) => unnamedLast(a, b) || place(a) - place(b));
  }

  private withFirst(added: readonly FailureGroup[]): ReadonlyMap<string, number> {
    const first = Math.min(0, ...this.places.values()) - added.length;
    return new Map([...this.places, ...added.map(({ key }, index): [string, number] => [key, first + index])]);
  }
}
