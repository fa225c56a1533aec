import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { errorOf, Faults, type Effect, type Fault } from './faults';
import type { SimulatedDevice, SimulatedFleet } from './fleetFile';
import { answer, type ServiceState } from './operations';
import { checkSignature, parseRequest, type Operation } from './request';
import { ServiceError } from './serviceError';
import { spoil } from './spoil';

/** A request that has arrived. */
export interface RequestRecord {
  /** `undefined` for one that is no operation of the service. */
  readonly operation: Operation | undefined;
  readonly name: string;
  readonly query: Readonly<Record<string, string>>;
  /** Which connection it came over, counted from 1. */
  readonly connection: number;
  readonly url: string;
}

/** How a simulator starts. */
export interface SimulatorOptions {
  readonly fleet: SimulatedFleet;
  /** Any free one where it is absent. */
  readonly port?: number;
  /** Before each answer, in milliseconds. */
  readonly latency?: number;
}

function delay(milliseconds: number): Promise<void> {
  return milliseconds > 0 ? new Promise((resolve) => setTimeout(resolve, milliseconds)) : Promise.resolve();
}

/** A Greengrass V2 control plane on this machine. */
export class Simulator {
  readonly requests: RequestRecord[] = [];
  latency: number;
  private readonly faults = new Faults();
  private readonly events = new EventEmitter();
  private readonly devices: Map<string, SimulatedDevice>;
  private readonly connections = new Map<Socket, number>();
  private readonly state: ServiceState;
  private readonly server: Server;

  constructor({ fleet, latency = 0 }: SimulatorOptions) {
    this.latency = latency;
    this.devices = new Map(fleet.devices.map((device) => [device.coreDeviceThingName, device]));
    this.state = { fleet, devices: this.devices, startedAt: Date.now() };
    this.server = createServer((request, response) => {
      void this.serve(request, response);
    });
    this.server.on('connection', (socket) => {
      this.connections.set(socket, this.connections.size + 1);
    });
  }

  /** Begins to listen on loopback. */
  listen(port = 0): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
  }

  /** Seconds since the start, as the fleet's times are counted. */
  get now(): number {
    return (Date.now() - this.state.startedAt) / 1000;
  }

  get url(): string {
    const address = this.server.address();
    return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
  }

  /** What the environment of a client has to hold. The credentials are good for nothing else. */
  get env(): Readonly<Record<string, string>> {
    return {
      AWS_ENDPOINT_URL_GREENGRASSV2: this.url,
      AWS_REGION: this.state.fleet.region,
      AWS_ACCESS_KEY_ID: 'AKIASIMULATOR0000000',
      AWS_SECRET_ACCESS_KEY: 'simulator',
    };
  }

  /** Puts these faults in force, and only these. */
  setFaults(...faults: readonly Fault[]): void {
    this.faults.set(faults);
  }

  device(name: string): SimulatedDevice | undefined {
    return this.devices.get(name);
  }

  /** The names of the devices, in the order of ListCoreDevices. */
  deviceNames(): readonly string[] {
    return [...this.devices.keys()];
  }

  /** Adds a device, or puts another in the place of the one with its name. */
  put(device: SimulatedDevice): void {
    this.devices.set(device.coreDeviceThingName, device);
  }

  remove(name: string): void {
    this.devices.delete(name);
  }

  /** Resolves with the next request that fits; one that has already arrived does not count. */
  nextRequest(fits: (request: RequestRecord) => boolean): Promise<RequestRecord> {
    return new Promise((resolve) => {
      const listen = (record: RequestRecord): void => {
        if (fits(record)) {
          this.events.off('request', listen);
          resolve(record);
        }
      };
      this.events.on('request', listen);
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => {
        resolve();
      });
      this.server.closeAllConnections();
    });
  }

  private record(request: IncomingMessage, url: URL, found: { operation: Operation; name: string } | undefined): void {
    const record: RequestRecord = {
      operation: found?.operation,
      name: found?.name ?? '',
      query: Object.fromEntries(url.searchParams),
      connection: this.connections.get(request.socket) ?? 0,
      url: url.pathname + url.search,
    };
    this.requests.push(record);
    this.events.emit('request', record);
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('content-type', 'application/json');
    response.setHeader('x-amzn-requestid', randomUUID());
    try {
      const url = new URL(request.url ?? '/', 'http://localhost');
      const { query, ...parsed } = this.parse(request, url);
      const effects = this.faults.take(parsed.operation, parsed.name, query['nextToken'] === undefined);
      await delay(this.latency + slowness(effects));
      const error = effects.map(errorOf).find((found) => found !== undefined);
      if (error !== undefined) {
        throw error;
      }
      spoil(response, effects, query['nextToken'], (token) => {
        const { nextToken, ...others } = query;
        return answer({ ...parsed, query: token === undefined ? others : { ...others, nextToken: token } }, this.state);
      });
    } catch (thrown) {
      send(
        response,
        thrown instanceof ServiceError ? thrown : new ServiceError(500, 'InternalServerException', String(thrown)),
      );
    }
  }

  private parse(request: IncomingMessage, url: URL): ReturnType<typeof parseRequest> {
    let parsed: ReturnType<typeof parseRequest> | undefined;
    try {
      parsed = parseRequest(request.method ?? 'GET', url);
    } finally {
      this.record(request, url, parsed);
    }
    checkSignature(request.headers.authorization, this.state.fleet.region);
    return parsed;
  }
}

function slowness(effects: readonly Effect[]): number {
  return effects.reduce((sum, effect) => sum + (effect.kind === 'slow' ? effect.milliseconds : 0), 0);
}

function send(response: ServerResponse, { status, type, message, members, headers }: ServiceError): void {
  response.writeHead(status, { 'x-amzn-errortype': type, ...headers });
  response.end(JSON.stringify({ message, ...members }));
}

/** Starts a simulator on loopback. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const simulator = new Simulator(options);
  await simulator.listen(options.port);
  return simulator;
}
