import type { Effect } from './faults';
import type { Body } from '../http/pageResponse';

/** Returns the response to the same request with another token. */
export type ResponseFor = (token: string | undefined) => Body;

let lastEndlessToken = 0;

/** A body with the token after that of the request, in a cycle. */
function withTokens(tokens: readonly string[], token: string | undefined, responseFor: ResponseFor): Body {
  const next = tokens[(tokens.indexOf(token ?? '') + 1) % tokens.length];
  return { ...responseFor(undefined), nextToken: next };
}

function withEndlessToken(responseFor: ResponseFor): Body {
  lastEndlessToken += 1;
  return { ...responseFor(undefined), nextToken: `endless-${lastEndlessToken}` };
}

/** Empty pages up to `count`, then the real response. */
function afterEmptyPages(count: number, token: string | undefined, responseFor: ResponseFor): Body {
  const seen = token === undefined ? 0 : Number(/^empty-(\d+)$/u.exec(token)?.[1] ?? NaN);
  if (Number.isNaN(seen) || seen >= count) {
    return responseFor(Number.isNaN(seen) ? token : undefined);
  }
  const empty = mapLists(responseFor(undefined), () => []);
  return { ...empty, nextToken: `empty-${seen + 1}` };
}

function mapLists(body: Body, change: (items: readonly unknown[]) => readonly unknown[]): Body {
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [key, Array.isArray(value) ? change(value) : value]),
  );
}

/** A value of another type. */
function ofWrongType(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
      return { value };
    case 'number':
      return `about ${value}`;
    case 'boolean':
      return 'perhaps';
    default:
      return 42;
  }
}

function withWrongTypes(value: unknown, fields: readonly string[] | undefined): unknown {
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [key, fields?.includes(key) === false ? field : ofWrongType(field)]),
  );
}

/** Changes types in the items of lists, or in the fields of a response without a list. */
function wronglyTyped(body: Body, fields: readonly string[] | undefined): unknown {
  const hasList = Object.values(body).some(Array.isArray);
  return hasList
    ? mapLists(body, (items) => items.map((item) => withWrongTypes(item, fields)))
    : withWrongTypes(body, fields);
}

/** The response body after an effect. */
export function faultyBody(effect: Effect | undefined, token: string | undefined, responseFor: ResponseFor): string {
  switch (effect?.kind) {
    case 'body':
      return effect.body;
    case 'html':
      return '<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>Please sign in to the network.</body></html>\n';
    case 'truncate': {
      const text = JSON.stringify(responseFor(token));
      return text.slice(0, Math.floor(text.length / 2));
    }
    case 'tokens':
      return JSON.stringify(withTokens(effect.tokens, token, responseFor));
    case 'endlessTokens':
      return JSON.stringify(withEndlessToken(responseFor));
    case 'emptyPage':
      return JSON.stringify(afterEmptyPages(effect.count ?? 1, token, responseFor));
    case 'nullItems':
      return JSON.stringify(mapLists(responseFor(token), (items) => [null, ...items, null]));
    case 'wrongTypes':
      return JSON.stringify(wronglyTyped(responseFor(token), effect.fields));
    default:
      return JSON.stringify(responseFor(token));
  }
}
