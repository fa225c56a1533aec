import type { ServerResponse } from 'node:http';
import type { Effect } from './faults';

type Body = Record<string, unknown>;

let lastEndlessToken = 0;

/** The body with what the effects do to it: tokens that lead nowhere, items that are null. */
function spoiledBody(effects: readonly Effect[], token: string | undefined, answer: (token?: string) => Body): Body {
  const tokens = effects.find((effect) => effect.kind === 'tokens');
  if (tokens !== undefined) {
    const next = tokens.tokens[(tokens.tokens.indexOf(token ?? '') + 1) % tokens.tokens.length];
    return { ...answer(), nextToken: next };
  }
  if (effects.some((effect) => effect.kind === 'endlessTokens')) {
    lastEndlessToken += 1;
    return { ...answer(), nextToken: `endless-${lastEndlessToken}` };
  }
  const isAfterEmptyPage = token === 'after-empty-page';
  const body = answer(isAfterEmptyPage ? undefined : token);
  if (effects.some((effect) => effect.kind === 'emptyPage')) {
    const empty = Object.entries(body).map(([key, value]): [string, unknown] => [
      key,
      Array.isArray(value) ? [] : value,
    ]);
    return { ...Object.fromEntries(empty), nextToken: 'after-empty-page' };
  }
  if (effects.some((effect) => effect.kind === 'nullItems')) {
    const withNulls = Object.entries(body).map(([key, value]): [string, unknown] => [
      key,
      Array.isArray(value) ? [null, ...(value as readonly unknown[]), null] : value,
    ]);
    return Object.fromEntries(withNulls);
  }
  return body;
}

/** Sends the answer as the effects leave it, or what they put in its place. */
export function spoil(
  response: ServerResponse,
  effects: readonly Effect[],
  token: string | undefined,
  answer: (token?: string) => Body,
): void {
  const kinds = new Map(effects.map((effect) => [effect.kind, effect]));
  const reset = effects.find((effect) => effect.kind === 'reset');
  const html = effects.find((effect) => effect.kind === 'html');
  const body = effects.find((effect) => effect.kind === 'body');
  if (kinds.has('hang')) {
    return;
  }
  if (html !== undefined) {
    response.writeHead(html.status, { 'content-type': 'text/html' });
    response.end('<!DOCTYPE html><html><body>Please sign in to the network.</body></html>');
    return;
  }
  const text = body?.body ?? JSON.stringify(spoiledBody(effects, token, answer));
  if (reset !== undefined) {
    if (reset.midBody === true) {
      response.writeHead(200, { 'content-length': Buffer.byteLength(text) });
      response.write(text.slice(0, text.length / 2), () => response.socket?.destroy());
    } else {
      response.socket?.destroy();
    }
    return;
  }
  response.writeHead(200);
  response.end(kinds.has('truncate') ? text.slice(0, text.length / 2) : text);
}
