import type { FleetState } from './fleetState';
import { takePage, type PagedList } from './paging';
import type { SimulatorRequest } from './request';

/** What requests are answered from. */
export interface ServiceState {
  readonly fleet: FleetState;
  /** The start of the simulator, which the fleet's times are counted from, in milliseconds since the epoch. */
  readonly startedAt: number;
  /** Of a page, where a request does not say. */
  readonly pageSize: number;
}

export type Body = Readonly<Record<string, unknown>>;

/** Times as the wire has them: seconds since the epoch, with a fraction. */
export function onTheWire(value: object, { startedAt }: ServiceState): Body {
  return Object.fromEntries(
    Object.entries(value).map(([key, field]: [string, unknown]) =>
      /(Timestamp|At)$/u.test(key) && typeof field === 'number'
        ? [key, Math.round(startedAt + field * 1000) / 1000]
        : [key, field],
    ),
  );
}

/** A list operation. */
interface AnsweredList<T> extends Omit<PagedList<T>, 'pageSize'> {
  /** What the operation tells of an item; all of it where this is absent. */
  readonly told?: (item: T) => object | string;
}

/** A page of a list, as the service answers it in `member`. */
export function answerPage<T extends object | string>(
  request: SimulatorRequest,
  state: ServiceState,
  member: string,
  { told = (item: T): object | string => item, ...list }: AnsweredList<T>,
): Body {
  const { items, nextToken } = takePage(request, { ...list, pageSize: state.pageSize });
  const page = items.map((item) => {
    const words = told(item);
    return typeof words === 'string' ? words : onTheWire(words, state);
  });
  return { [member]: page, ...(nextToken === undefined ? {} : { nextToken }) };
}
