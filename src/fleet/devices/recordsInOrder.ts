import type { CoreDeviceRecord } from './coreDeviceRecord';
import type { DeviceDirectory } from './deviceDirectory';

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
  /** Where the records of these names are, in the order of the names; a name without a record is left out. */
  readonly placesOf: (things: ReadonlySet<string>) => Uint32Array;
}

/** Finds records by their names. That is slow in a large fleet, so what was found is kept for the same set. */
function finder(places: Uint32Array, placeAt: ReadonlyMap<string, number>): OrderedRecords['placesOf'] {
  const indexAt = new Uint32Array(places.length);
  places.forEach((place, index) => {
    indexAt[place] = index;
  });
  const found = new WeakMap<ReadonlySet<string>, Uint32Array>();
  return (things) => {
    const known = found.get(things);
    if (known !== undefined) {
      return known;
    }
    const indexes: number[] = [];
    for (const thing of things) {
      const place = placeAt.get(thing);
      if (place !== undefined) {
        indexes.push(indexAt[place] ?? 0);
      }
    }
    const inOrder = Uint32Array.from(indexes)
      .sort()
      .map((index) => places[index] ?? 0);
    found.set(things, inOrder);
    return inOrder;
  };
}

/** Puts the records of a fleet in order, once for the same names: of a large fleet that takes longer than to judge them. */
export class RecordsInOrder {
  private ordered: OrderedRecords | undefined;

  constructor(private readonly devices: Pick<DeviceDirectory, 'namesInOrder' | 'names' | 'all'>) {}

  /** The same until devices come or go. */
  get current(): OrderedRecords {
    const { namesInOrder: thingNames } = this.devices;
    if (this.ordered?.thingNames !== thingNames) {
      const placeAt = new Map<string, number>();
      for (const thingName of this.devices.names()) {
        placeAt.set(thingName, placeAt.size);
      }
      const places = Uint32Array.from(thingNames, (thingName) => placeAt.get(thingName) ?? 0);
      const records = [...this.devices.all()];
      this.ordered = { records, thingNames, places, placesOf: finder(places, placeAt) };
    }
    return this.ordered;
  }
}
