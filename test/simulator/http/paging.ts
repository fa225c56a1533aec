import { createHmac } from 'node:crypto';
import { serviceOf } from './apiModel';
import type { Sequence } from '../sequence';
import type { SimulatorRequest } from './request';
import { fieldError } from './serviceError';

/** Start of a page. */
interface Position {
  readonly index: number;
  /** Key of the previous item, which finds the position after the list has changed. */
  readonly after: string;
  /** Page number, from 1. */
  readonly page: number;
}

/** Identifies the request that a token belongs to. The page size may differ, but not the filter. */
function requestKey({ operation, name, query }: SimulatorRequest): string {
  const { maxResults, nextToken, ...filters } = query;
  return JSON.stringify([operation, name, Object.entries(filters).sort()]);
}

function seal(position: string, request: SimulatorRequest): string {
  return createHmac('sha256', 'simulator')
    .update(`${position} ${requestKey(request)}`)
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

/** Number of the requested page, from 1; `undefined` for a token of another request. */
export function pageNumber(request: SimulatorRequest): number | undefined {
  return request.query['nextToken'] === undefined ? 1 : readToken(request)?.page;
}

/** A list with its paging options. */
export interface PagedList<T> {
  readonly items: Sequence<T>;
  /** The key that identifies an item after the list has changed. */
  readonly keyOf: (item: T) => string;
  /** Whether an item matches the filters of the request; by default all do. */
  readonly matches?: (item: T) => boolean;
  /** Page size without `maxResults`. */
  readonly pageSize: number;
  /** The size of an item, and the limit for a page. The first item of a page can be larger. */
  readonly size?: { readonly of: (item: T) => number; readonly limit: number };
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken: string | undefined;
}

/** Start index: after the last sent item, or its old position if it was removed. */
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

/** The requested page. Throws an error of the service for a token of another request. */
export function takePage<T>(request: SimulatorRequest, list: PagedList<T>): Page<T> {
  const { maxResults, nextToken } = request.query;
  const position = nextToken === undefined ? undefined : readToken(request);
  if (nextToken !== undefined && position === undefined) {
    throw fieldError(serviceOf(request.operation), 'nextToken', {
      reason: 'FIELD_VALIDATION_FAILED',
      message: 'The nextToken is not valid.',
    });
  }
  const { items, keyOf, matches = () => true, pageSize } = list;
  const limit = Number(maxResults ?? pageSize);
  const taken: T[] = [];
  let end = 0;
  let size = 0;
  for (let index = position === undefined ? 0 : findStart(list, position); index < items.length; index += 1) {
    const item = items.at(index);
    if (item === undefined || !matches(item)) {
      continue;
    }
    const last = taken.at(-1);
    size += list.size?.of(item) ?? 0;
    const isFull = taken.length === limit || size > (list.size?.limit ?? Infinity);
    if (isFull && last !== undefined) {
      const next = { index: end, after: keyOf(last), page: (position?.page ?? 1) + 1 };
      return { items: taken, nextToken: makeToken(next, request) };
    }
    taken.push(item);
    end = index + 1;
  }
  return { items: taken, nextToken: undefined };
}
