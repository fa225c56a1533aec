import type { FleetState } from '../fleetState';
import type { LiveTail } from '../logs/liveTail';
import type { LogState } from '../logs/logState';
import { takePage, type PagedList } from './paging';
import type { SimulatorRequest } from './request';

/** State that responses are made from. */
export interface ServiceState {
  readonly fleet: FleetState;
  /** Start of the simulator, in milliseconds since the epoch. Times in the fleet are relative to it. */
  readonly startedAt: number;
  /** Seconds since the start. */
  readonly now: () => number;
  /** Page size without `maxResults`. */
  readonly pageSize: number;
}

/** State that the responses of every service are made from. */
export interface AccountState extends ServiceState {
  readonly logs: LogState;
  readonly liveTail: LiveTail;
}

export type Body = Readonly<Record<string, unknown>>;

/** Converts times to the format of the API: seconds since the epoch, with a fraction. */
export function toWireFormat(value: object, { startedAt }: Pick<ServiceState, 'startedAt'>): Body {
  return Object.fromEntries(
    Object.entries(value).map(([key, field]: [string, unknown]) =>
      /(Timestamp|At)$/u.test(key) && typeof field === 'number'
        ? [key, Math.round(startedAt + field * 1000) / 1000]
        : [key, field],
    ),
  );
}

/** A list operation. */
interface ListOperation<T> extends Omit<PagedList<T>, 'pageSize'> {
  /** Fields of an item that the operation returns; by default all. */
  readonly fieldsOf?: (item: T) => object | string;
}

/** The response with a page of a list in `member`. */
export function pageResponse<T extends object | string>(
  request: SimulatorRequest,
  state: ServiceState,
  member: string,
  { fieldsOf = (item: T): object | string => item, ...list }: ListOperation<T>,
): Body {
  const { items, nextToken } = takePage(request, { ...list, pageSize: state.pageSize });
  const page = items.map((item) => {
    const fields = fieldsOf(item);
    return typeof fields === 'string' ? fields : toWireFormat(fields, state);
  });
  return { [member]: page, ...(nextToken === undefined ? {} : { nextToken }) };
}
