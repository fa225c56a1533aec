import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

/** A request to a stand-in. */
export interface StandInRequest {
  readonly path: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A response of a stand-in, sent as XML if it is a string, else as JSON. */
export interface StandInResponse {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | object;
}

/** A local server that replaces one of AWS. */
export interface StandIn {
  readonly url: string;
  readonly requests: readonly StandInRequest[];
  close(): void;
}

/** Starts a local server that responds with the result of `respond`. */
export async function startStandIn(respond: (request: StandInRequest) => StandInResponse): Promise<StandIn> {
  const all: StandInRequest[] = [];
  const server = createServer((request, response) => {
    void text(request).then((sent) => {
      const path = `${request.method ?? ''} ${(request.url ?? '').split('?')[0] ?? ''}`;
      const received = { path, body: sent, headers: request.headers };
      all.push(received);
      const { status = 200, headers = {}, body } = respond(received);
      const type = typeof body === 'string' ? 'text/xml' : 'application/json';
      response.writeHead(status, { 'content-type': type, ...headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    requests: all,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
