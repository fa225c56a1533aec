import type { CoreDeviceRecord } from './coreDeviceRecord';
import type { Fleet } from './fleet';

/** The records of a fleet, and how they follow each other by name. */
export interface OrderedRecords {
  /**
   * As they arrived. Those that arrived together lie together in memory: a large fleet is gone through several times as
   * fast in this order as in that of the names.
   */
  readonly records: readonly CoreDeviceRecord[];
  /** The names as a person sorts them. */
  readonly thingNames: readonly string[];
  /** For each of the names, where its record is. */
  readonly places: Uint32Array;
  /** Where the record of a name is. */
  readonly placeOf: (thingName: string) => number | undefined;
}

/** Puts the records of a fleet in order, once for the same names: of a large fleet that takes longer than to judge them. */
export class RecordsInOrder {
  private ordered: OrderedRecords | undefined;

  constructor(private readonly fleet: Pick<Fleet, 'namesInOrder' | 'knownRecords' | 'thingNames'>) {}

  /** The same until devices come or go. */
  get current(): OrderedRecords {
    const { namesInOrder: thingNames } = this.fleet;
    if (this.ordered?.thingNames !== thingNames) {
      const placeAt = new Map<string, number>();
      for (const thingName of this.fleet.thingNames()) {
        placeAt.set(thingName, placeAt.size);
      }
      this.ordered = {
        records: [...this.fleet.knownRecords()],
        thingNames,
        places: Uint32Array.from(thingNames, (thingName) => placeAt.get(thingName) ?? 0),
        placeOf: (thingName) => placeAt.get(thingName),
      };
    }
    return this.ordered;
  }
}
