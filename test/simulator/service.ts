import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { serviceOf, type ServiceName } from './http/apiModel';
import type { SimulatorClock } from './clock';
import type { AccountState } from './http/pageResponse';
import { deliver, errorReply, replyTo, type Reply } from './http/reply';
import { checkJsonRequest, routeJsonRequest } from './logs/jsonRequest';
import { checkRequest, routeRequest, type SimulatorRequest } from './http/request';
import type { RequestLog } from './http/requestLog';
import { modelError, ServiceError } from './http/serviceError';
import { checkSignature } from './http/signature';
import type { ActiveFaults } from './faults/activeFaults';

/** Dependencies of the service. */
export interface ServiceParts {
  readonly state: AccountState;
  readonly faults: ActiveFaults;
  readonly log: RequestLog;
  readonly clock: SimulatorClock;
  /** From a request to its response, in milliseconds. */
  readonly latency: () => number;
  /** Accepted clock skew of a signature, in seconds. */
  readonly signatureTolerance: number;
}

/** Timers can be this late, in milliseconds, which adds up over many pages. */
const timerError = 2;

/** Waits as precisely as the machine allows. */
async function pause(milliseconds: number): Promise<void> {
  const end = performance.now() + milliseconds;
  if (milliseconds > timerError) {
    await new Promise((resolve) => setTimeout(resolve, milliseconds - timerError));
  }
  while (performance.now() < end) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function valueOrError<T>(make: () => T): T | ServiceError {
  try {
    return make();
  } catch (thrown) {
    return thrown instanceof ServiceError ? thrown : modelError('InternalServerException', String(thrown));
  }
}

function replyOrError(make: () => Reply, service: ServiceName): Reply {
  try {
    return make();
  } catch (thrown) {
    return errorReply(thrown, service);
  }
}

/** Responds to requests like AWS: checks the signature, then the request, and then applies faults. */
export class Service {
  private readonly connections = new WeakMap<object, number>();
  private connectionCount = 0;

  constructor(private readonly parts: ServiceParts) {}

  /** Counts a connection. */
  didConnect(socket: object): void {
    this.connectionCount += 1;
    this.connections.set(socket, this.connectionCount);
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const arrivedAt = performance.now();
    const { clock, log } = this.parts;
    const { method = '', url = '/', headers } = request;
    response.setHeader('content-type', 'application/json');
    response.setHeader('x-amzn-requestid', randomUUID());
    response.setHeader('date', new Date(clock.now()).toUTCString());
    const target = headers['x-amz-target'];
    const body = method === 'POST' ? await text(request) : '';
    const routed = valueOrError(() => routeJsonRequest(target, body) ?? routeRequest(method, url, body));
    const { operation, name, query } =
      routed instanceof ServiceError ? { operation: undefined, name: '', query: {} } : routed;
    const didRespond = log.arrived({
      operation,
      name,
      query,
      method,
      url,
      userAgent: headers['user-agent'] ?? '',
      connection: this.connections.get(request.socket) ?? 0,
      time: clock.now(),
    });
    const status = deliver(response, await this.reply(headers, routed, arrivedAt));
    if (status !== undefined) {
      didRespond(status, clock.now());
    }
  }

  private async reply(
    headers: IncomingHttpHeaders,
    routed: SimulatorRequest | ServiceError,
    arrivedAt: number,
  ): Promise<Reply> {
    const { state, faults, clock, latency, signatureTolerance } = this.parts;
    const isJson = headers['x-amz-target'] !== undefined;
    const service = routed instanceof ServiceError ? (isJson ? 'logs' : 'greengrass') : serviceOf(routed.operation);
    try {
      if (routed instanceof ServiceError) {
        throw routed;
      }
      const { region } = state.fleet;
      checkSignature(headers, { region, service, now: clock.now(), tolerance: signatureTolerance });
      (isJson ? checkJsonRequest : checkRequest)(routed);
      const { delay, effect } = faults.apply(routed);
      await pause(delay);
      const reply = replyOrError(() => replyTo(routed, effect, state), service);
      // The latency includes the time to make the response, as in AWS.
      await pause(latency() + delay - (performance.now() - arrivedAt));
      return reply;
    } catch (thrown) {
      return errorReply(thrown, service);
    }
  }
}
