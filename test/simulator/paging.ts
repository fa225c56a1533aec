import { createHmac } from 'node:crypto';
import { serviceOf } from './apiModel';
import type { Sequence } from './fleetFile';
import type { SimulatorRequest } from './request';
import { fieldError } from './serviceError';

/** Where a page begins. */
interface Position {
  readonly index: number;
  /** The key of the item before, which finds the place again when the list has changed. */
  readonly after: string;
  /** Which page it is, from 1. */
  readonly page: number;
}

/** The question that a token belongs to: another page size is the same question, another filter is not. */
function question({ operation, name, query }: SimulatorRequest): string {
  const { maxResults, nextToken, ...filters } = query;
  return JSON.stringify([operation, name, Object.entries(filters).sort()]);
}

function seal(position: string, request: SimulatorRequest): string {
  return createHmac('sha256', 'simulator')
    .update(`${position} ${question(request)}`)
    .digest('base64url');
}

function makeToken({ index, after, page }: Position, request: SimulatorRequest): string {
  const position = Buffer.from(`${index} ${page} ${after}`).toString('base64url');
  return `${position}.${seal(position, request)}`;
}

function readToken(request: SimulatorRequest): Position | undefined {
  const [position = '', sealed] = (request.query['nextToken'] ?? '').split('.');
  if (seal(position, request) !== sealed) {
    return undefined;
  }
  const [, index, page, after = ''] = /^(\d+) (\d+) ([^]*)$/u.exec(Buffer.from(position, 'base64url').toString()) ?? [];
  return { index: Number(index), page: Number(page), after };
}

/** Which page a request asks for, from 1; `undefined` for a token that the simulator has not given for the question. */
export function pageNumber(request: SimulatorRequest): number | undefined {
  return request.query['nextToken'] === undefined ? 1 : readToken(request)?.page;
}

/** How a list is paged. */
export interface PagedList<T> {
  readonly items: Sequence<T>;
  /** What makes an item the same item after the list has changed. */
  readonly keyOf: (item: T) => string;
  /** Whether an item passes the request's filters; all do where it is absent. */
  readonly fits?: (item: T) => boolean;
  /** Where the request names no `maxResults`. */
  readonly pageSize: number;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken: string | undefined;
}

/** The index to begin at: behind the item that was last sent, wherever it stands; where it stood if it is gone. */
function findStart<T>({ items, keyOf }: PagedList<T>, { index, after }: Position): number {
  const isAfter = (item: T | undefined): boolean => item !== undefined && keyOf(item) === after;
  if (isAfter(items.at(index - 1))) {
    return index;
  }
  for (let candidate = 0; candidate < items.length; candidate += 1) {
    if (isAfter(items.at(candidate))) {
      return candidate + 1;
    }
  }
  return index - 1;
}

/** The page that a request asks for. Throws the service's error for a token that was not given for its question. */
export function takePage<T>(request: SimulatorRequest, list: PagedList<T>): Page<T> {
  const { maxResults, nextToken } = request.query;
  const position = nextToken === undefined ? undefined : readToken(request);
  if (nextToken !== undefined && position === undefined) {
    throw fieldError(serviceOf(request.operation), 'nextToken', {
      reason: 'FIELD_VALIDATION_FAILED',
      message: 'The nextToken is not valid.',
    });
  }
  const { items, keyOf, fits = () => true, pageSize } = list;
  const limit = Number(maxResults ?? pageSize);
  const taken: T[] = [];
  let end = 0;
  for (let index = position === undefined ? 0 : findStart(list, position); index < items.length; index += 1) {
    const item = items.at(index);
    if (item === undefined || !fits(item)) {
      continue;
    }
    const last = taken.at(-1);
    if (taken.length === limit && last !== undefined) {
      const next = { index: end, after: keyOf(last), page: (position?.page ?? 1) + 1 };
      return { items: taken, nextToken: makeToken(next, request) };
    }
    taken.push(item);
    end = index + 1;
  }
  return { items: taken, nextToken: undefined };
}
