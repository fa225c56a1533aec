import type { ServerResponse } from 'node:http';
import { isIotOperation, serviceOf } from './apiModel';
import type { Effect } from './faults';
import type { Body, ServiceState } from './answerPage';
import { answerIot } from './iotOperations';
import { answerGreengrass } from './operations';
import type { SimulatorRequest } from './request';
import { modelError, ServiceError } from './serviceError';
import { spoiledBody } from './spoil';
import { errorOf } from './strikes';

/** What goes out on the wire, and how it gets there. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** `hang`: nothing is sent. `reset`: the connection breaks before the answer. `cut`: it breaks in the middle. */
  readonly delivery: 'whole' | 'hang' | 'reset' | 'cut';
}

/** The reply for whatever went wrong; an error that is none of the service's is a failure of the service. */
export function errorReply(thrown: unknown): Reply {
  const error = thrown instanceof ServiceError ? thrown : modelError('InternalServerException', String(thrown));
  const { status, type, message, members, headers } = error;
  return {
    status,
    headers: { 'x-amzn-errortype': type, ...headers },
    body: JSON.stringify({ message, ...members }),
    delivery: 'whole',
  };
}

function deliveryOf(effect: Effect | undefined): Reply['delivery'] {
  switch (effect?.kind) {
    case 'hang':
      return 'hang';
    case 'reset':
      return effect.midBody === true ? 'cut' : 'reset';
    default:
      return 'whole';
  }
}

/** The answer to a request. Throws the service's own errors. */
function answer(request: SimulatorRequest, state: ServiceState): Body {
  const { operation } = request;
  return isIotOperation(operation) ? answerIot(operation, request, state) : answerGreengrass(operation, request, state);
}

/** The reply to a request, as an effect leaves it. Throws the service's own errors. */
export function replyTo(request: SimulatorRequest, effect: Effect | undefined, state: ServiceState): Reply {
  const error = effect === undefined ? undefined : errorOf(effect, serviceOf(request.operation));
  if (error !== undefined) {
    return errorReply(error);
  }
  const { nextToken, ...others } = request.query;
  const body = spoiledBody(effect, nextToken, (token) =>
    answer({ ...request, query: token === undefined ? others : { ...others, nextToken: token } }, state),
  );
  return {
    status: effect?.kind === 'html' || effect?.kind === 'body' ? (effect.status ?? 200) : 200,
    headers: effect?.kind === 'html' ? { 'content-type': 'text/html' } : {},
    body,
    delivery: deliveryOf(effect),
  };
}

/** Sends a reply. Returns the status that went out; `undefined` where none did. */
export function deliver(response: ServerResponse, { status, headers, body, delivery }: Reply): number | undefined {
  switch (delivery) {
    case 'hang':
      return undefined;
    case 'reset':
      response.socket?.resetAndDestroy();
      return undefined;
    case 'cut':
      response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
      response.write(body.slice(0, Math.ceil(body.length / 2)), () => response.socket?.destroy());
      return status;
    case 'whole':
      response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
      response.end(body);
      return status;
  }
}
