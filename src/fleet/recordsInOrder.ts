import type { CoreDeviceRecord } from './coreDeviceRecord';
import type { Fleet } from './fleet';

/**
 * The records of a fleet in the order of its names. They are looked up once for the same names: of a large fleet that
 * takes longer than to judge them.
 */
export class RecordsInOrder {
  private names: readonly string[] | undefined;
  private records: readonly CoreDeviceRecord[] = [];

  constructor(private readonly fleet: Pick<Fleet, 'namesInOrder' | 'device'>) {}

  /** The same array until devices come or go. */
  get all(): readonly CoreDeviceRecord[] {
    const { namesInOrder } = this.fleet;
    if (namesInOrder !== this.names) {
      this.names = namesInOrder;
      const records: CoreDeviceRecord[] = [];
      for (const name of namesInOrder) {
        const record = this.fleet.device(name);
        if (record !== undefined) {
          records.push(record);
        }
      }
      this.records = records;
    }
    return this.records;
  }
}
