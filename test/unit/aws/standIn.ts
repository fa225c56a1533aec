import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

/** A request to a stand-in. */
export interface Asked {
  readonly path: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A response of a stand-in, sent as XML if it is a string, else as JSON. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | object;
}

/** A local server that replaces one of AWS. */
export interface StandIn {
  readonly url: string;
  readonly asked: readonly Asked[];
  close(): void;
}

/** Starts a local server that responds with the result of `answer`. */
export async function startStandIn(answer: (asked: Asked) => Answer): Promise<StandIn> {
  const all: Asked[] = [];
  const server = createServer((request, response) => {
    void text(request).then((sent) => {
      const path = `${request.method ?? ''} ${(request.url ?? '').split('?')[0] ?? ''}`;
      const asked = { path, body: sent, headers: request.headers };
      all.push(asked);
      const { status = 200, headers = {}, body } = answer(asked);
      const type = typeof body === 'string' ? 'text/xml' : 'application/json';
      response.writeHead(status, { 'content-type': type, ...headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    asked: all,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
