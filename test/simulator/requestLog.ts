import { EventEmitter } from 'node:events';
import type { Operation } from './apiModel';

/** A request that has arrived. */
export interface RequestRecord {
  /** `undefined` for one that is no operation of the service. */
  readonly operation: Operation | undefined;
  /** The name in the path: of a core device, a job, a thing group, or a deployment's ID. Empty where there is none. */
  readonly name: string;
  readonly query: Readonly<Record<string, string>>;
  readonly method: string;
  /** The path and the query as they came. */
  readonly url: string;
  readonly userAgent: string;
  /** Which connection it came over, counted from 1. */
  readonly connection: number;
  /** When it arrived, in milliseconds since the epoch, by the simulator's clock. */
  readonly time: number;
  /** The HTTP status of the answer; `undefined` while there is none. */
  readonly status: number | undefined;
}

type Listener = (record: RequestRecord) => void;

/** The requests of a simulator, in the order they arrived. */
export class RequestLog {
  readonly records: RequestRecord[] = [];
  private readonly events = new EventEmitter().setMaxListeners(0);

  /** Notes a request. The returned function notes the status of its answer. */
  arrived(request: Omit<RequestRecord, 'status'>): (status: number) => void {
    const record: { -readonly [K in keyof RequestRecord]: RequestRecord[K] } = { ...request, status: undefined };
    this.records.push(record);
    this.events.emit('arrived', record);
    return (status) => {
      record.status = status;
      this.events.emit('answered', record);
    };
  }

  onDidRequest(listener: Listener): () => void {
    this.events.on('arrived', listener);
    return () => {
      this.events.off('arrived', listener);
    };
  }

  /** Resolves with the next request that fits, on its arrival or when it is answered. */
  next(fits: (record: RequestRecord) => boolean): Promise<RequestRecord> {
    return new Promise((resolve) => {
      const listen = (record: RequestRecord): void => {
        if (fits(record)) {
          this.events.off('arrived', listen).off('answered', listen);
          resolve(record);
        }
      };
      this.events.on('arrived', listen).on('answered', listen);
    });
  }

  /** Resolves with the first request that fits, whether it has arrived already or not. */
  first(fits: (record: RequestRecord) => boolean): Promise<RequestRecord> {
    const found = this.records.find(fits);
    return found === undefined ? this.next(fits) : Promise.resolve(found);
  }
}
