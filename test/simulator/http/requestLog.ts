import { EventEmitter } from 'node:events';
import type { Operation } from './apiModel';

/** A recorded request. */
export interface RequestRecord {
  /** `undefined` for an unknown operation. */
  readonly operation: Operation | undefined;
  /** The name in the path: core device, job, thing group or deployment ID. Empty if there is none. */
  readonly name: string;
  readonly query: Readonly<Record<string, string>>;
  readonly method: string;
  /** The original path and query. */
  readonly url: string;
  readonly userAgent: string;
  /** Number of its connection, from 1. */
  readonly connection: number;
  /** Time of arrival on the simulator's clock, in milliseconds since the epoch. */
  readonly time: number;
  /** HTTP status of the response; `undefined` until then. */
  readonly status: number | undefined;
  /** Time of the response on the simulator's clock, in milliseconds since the epoch; `undefined` until then. */
  readonly respondedAt: number | undefined;
}

type Listener = (record: RequestRecord) => void;

/** The requests of a simulator in order of arrival. */
export class RequestLog {
  readonly records: RequestRecord[] = [];
  private readonly events = new EventEmitter().setMaxListeners(0);

  /** Records a request. The returned function records its response. */
  arrived(request: Omit<RequestRecord, 'status' | 'respondedAt'>): (status: number, time: number) => void {
    const record: { -readonly [K in keyof RequestRecord]: RequestRecord[K] } = {
      ...request,
      status: undefined,
      respondedAt: undefined,
    };
    this.records.push(record);
    this.events.emit('arrived', record);
    return (status, time) => {
      record.status = status;
      record.respondedAt = time;
      this.events.emit('responded', record);
    };
  }

  onDidRequest(listener: Listener): () => void {
    this.events.on('arrived', listener);
    return () => {
      this.events.off('arrived', listener);
    };
  }

  /** Resolves with the next matching request, on arrival or on response. */
  next(matches: (record: RequestRecord) => boolean): Promise<RequestRecord> {
    return new Promise((resolve) => {
      const listen = (record: RequestRecord): void => {
        if (matches(record)) {
          this.events.off('arrived', listen).off('responded', listen);
          resolve(record);
        }
      };
      this.events.on('arrived', listen).on('responded', listen);
    });
  }

  /** Resolves with the first matching request, past or future. */
  first(matches: (record: RequestRecord) => boolean): Promise<RequestRecord> {
    const found = this.records.find(matches);
    return found === undefined ? this.next(matches) : Promise.resolve(found);
  }
}
