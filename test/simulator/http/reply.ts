import type { ServerResponse } from 'node:http';
import { isIotOperation, isLogsOperation, serviceOf, type ServiceName } from './apiModel';
import type { Effect } from '../faults/faults';
import type { Body, AccountState } from './pageResponse';
import { iotResponse } from '../iot/iotOperations';
import { logsResponse } from '../logs/logsOperations';
import { greengrassResponse } from '../operations';
import type { SimulatorRequest } from './request';
import { modelError, ServiceError } from './serviceError';
import { faultyBody } from '../faults/faultyBody';
import { errorOf } from '../faults/activeFaults';

/** The content type of the JSON 1.1 protocol. */
const jsonType = 'application/x-amz-json-1.1';

/** A response and how it is sent. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Whether a proxy responds, without an AWS request ID. */
  readonly isForeign: boolean;
  /**
   * `hang`: nothing is sent. `stall`: half of the body is sent. `reset`: the connection breaks before the response. `cut`:
   * it breaks in the middle. A number: a pause in milliseconds before each byte.
   */
  readonly delivery: 'whole' | 'hang' | 'stall' | 'reset' | 'cut' | number;
  /** Sends an event stream instead of the body. */
  readonly stream?: (response: ServerResponse) => void;
}

/**
 * The reply for an error. Unexpected errors become an internal error of the service. CloudWatch Logs has the type in the
 * body, and the status 400 for denied requests, too.
 */
export function errorReply(thrown: unknown, service: ServiceName = 'greengrass'): Reply {
  const error = thrown instanceof ServiceError ? thrown : modelError('InternalServerException', String(thrown));
  const { status, type, message, members, headers } = error;
  const isJson = service === 'logs';
  return {
    status: isJson && status === 403 ? 400 : status,
    headers: { ...(isJson ? { 'content-type': jsonType } : { 'x-amzn-errortype': type }), ...headers },
    body: JSON.stringify({ ...(isJson ? { __type: type } : {}), message, ...members }),
    isForeign: false,
    delivery: 'whole',
  };
}

function deliveryOf(effect: Effect | undefined): Reply['delivery'] {
  switch (effect?.kind) {
    case 'hang':
      return effect.midBody === true ? 'stall' : 'hang';
    case 'drip':
      return effect.milliseconds;
    case 'reset':
      return effect.midBody === true ? 'cut' : 'reset';
    default:
      return 'whole';
  }
}

/** The response body. Throws the errors of the service. */
function responseBody(request: SimulatorRequest, state: AccountState): Body {
  const { operation } = request;
  if (isLogsOperation(operation)) {
    return logsResponse(operation, request, state);
  }
  return isIotOperation(operation)
    ? iotResponse(operation, request, state)
    : greengrassResponse(operation, request, state);
}

/** The reply to a request after the effect of a fault. Throws the errors of the service. */
export function replyTo(request: SimulatorRequest, effect: Effect | undefined, state: AccountState): Reply {
  const service = serviceOf(request.operation);
  const error = effect === undefined ? undefined : errorOf(effect, service);
  if (error !== undefined) {
    return errorReply(error, service);
  }
  if (request.operation === 'StartLiveTail' && effect === undefined) {
    const headers = { 'content-type': 'application/vnd.amazon.eventstream' };
    const stream = state.liveTail.prepare(request);
    return { status: 200, headers, body: '', isForeign: false, delivery: 'whole', stream };
  }
  const { nextToken, ...others } = request.query;
  const body = faultyBody(effect, nextToken, (token) =>
    responseBody({ ...request, query: token === undefined ? others : { ...others, nextToken: token } }, state),
  );
  const other = effect?.kind === 'html' || effect?.kind === 'body' ? effect : undefined;
  return {
    status: other?.status ?? 200,
    headers: {
      ...(service === 'logs' ? { 'content-type': jsonType } : {}),
      ...(other?.kind === 'html' ? { 'content-type': 'text/html' } : {}),
      ...other?.headers,
    },
    body,
    isForeign: other?.kind === 'html' || other?.isForeign === true,
    delivery: deliveryOf(effect),
  };
}

function drip(response: ServerResponse, body: Buffer, milliseconds: number): void {
  let sent = 0;
  const timer = setInterval(() => {
    response.write(body.subarray(sent, sent + 1));
    sent += 1;
    if (sent >= body.length) {
      clearInterval(timer);
      response.end();
    }
  }, milliseconds);
  response.once('close', () => {
    clearInterval(timer);
  });
}

/** Sends a reply. Returns the HTTP status; `undefined` if none was sent. */
export function deliver(response: ServerResponse, reply: Reply): number | undefined {
  const { status, headers, body, isForeign, delivery, stream } = reply;
  if (delivery === 'hang') {
    return undefined;
  }
  if (delivery === 'reset') {
    response.socket?.resetAndDestroy();
    return undefined;
  }
  if (isForeign) {
    response.removeHeader('x-amzn-requestid');
  }
  if (stream !== undefined) {
    response.writeHead(status, headers);
    stream(response);
    return status;
  }
  const bytes = Buffer.from(body);
  const firstHalf = bytes.subarray(0, Math.ceil(bytes.length / 2));
  response.writeHead(status, { ...headers, 'content-length': bytes.length });
  switch (delivery) {
    case 'cut':
      response.write(firstHalf, () => response.socket?.destroy());
      break;
    case 'stall':
      response.write(firstHalf);
      break;
    case 'whole':
      response.end(bytes);
      break;
    default:
      drip(response, bytes, delivery);
  }
  return status;
}
