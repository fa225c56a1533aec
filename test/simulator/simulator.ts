import { createServer, type Server } from 'node:http';
import { realClock, type SimulatorClock } from './clock';
import type { Fault } from './faults';
import type { SimulatedDevice, SimulatedFleet } from './fleetFile';
import { FleetState } from './fleetState';
import { RequestLog, type RequestRecord } from './requestLog';
import { Service } from './service';
import { Faults } from './strikes';

/** How a simulator starts. */
export interface SimulatorOptions {
  readonly fleet: SimulatedFleet;
  /** Any free one where it is absent. */
  readonly port?: number;
  /** Before each answer, in milliseconds. */
  readonly latency?: number;
  /** Of a page, where a request does not name `maxResults`; 50 where it is absent. */
  readonly pageSize?: number;
  /** The clock of this machine where it is absent. */
  readonly clock?: SimulatorClock;
  /** How far the time of a signature may be off, in seconds; five minutes, as the service has it, where it is absent. */
  readonly signatureTolerance?: number;
}

/** A Greengrass V2 control plane on this machine, with as much of AWS IoT as carries its deployments. */
export class Simulator {
  /** Before each answer, in milliseconds. */
  latency: number;
  readonly clock: SimulatorClock;
  readonly fleet: FleetState;
  private readonly log = new RequestLog();
  private readonly faults: Faults;
  private readonly startedAt: number;
  private readonly server: Server;

  constructor({ fleet, latency = 0, pageSize = 50, clock = realClock(), ...options }: SimulatorOptions) {
    this.latency = latency;
    this.clock = clock;
    this.startedAt = clock.now();
    this.fleet = new FleetState(fleet);
    this.faults = new Faults(clock);
    const { log, faults, startedAt } = this;
    const service = new Service({
      log,
      faults,
      clock,
      state: { fleet: this.fleet, startedAt, pageSize },
      latency: () => this.latency,
      signatureTolerance: options.signatureTolerance ?? 300,
    });
    this.server = createServer({ keepAliveTimeout: 120_000 }, (request, response) => {
      void service.serve(request, response);
    });
    this.server.on('connection', (socket) => {
      service.didConnect(socket);
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
    return (this.clock.now() - this.startedAt) / 1000;
  }

  get url(): string {
    const address = this.server.address();
    return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
  }

  /** What the environment of a client has to hold. The credentials are good for nothing else. */
  get env(): Readonly<Record<string, string>> {
    return {
      AWS_ENDPOINT_URL_GREENGRASSV2: this.url,
      AWS_ENDPOINT_URL_IOT: this.url,
      AWS_REGION: this.fleet.region,
      AWS_ACCESS_KEY_ID: 'SIMULATOR',
      AWS_SECRET_ACCESS_KEY: 'simulator',
    };
  }

  /** Every request so far, in the order they arrived. */
  get requests(): readonly RequestRecord[] {
    return this.log.records;
  }

  /** Calls back for every request when it arrives. The returned function ends that. */
  onDidRequest(listener: (record: RequestRecord) => void): () => void {
    return this.log.onDidRequest(listener);
  }

  /** Resolves with the next request that fits; one that has already arrived counts only when it is answered later. */
  nextRequest(fits: (record: RequestRecord) => boolean): Promise<RequestRecord> {
    return this.log.next(fits);
  }

  /** Resolves with the first request that fits, whether it has arrived already or not. */
  waitForRequest(fits: (record: RequestRecord) => boolean): Promise<RequestRecord> {
    return this.log.first(fits);
  }

  /** Puts these faults in force, and only these. */
  setFaults(...faults: readonly Fault[]): void {
    this.faults.set(faults);
  }

  device(name: string): SimulatedDevice | undefined {
    return this.fleet.device(name);
  }

  /** The names of the devices, in the order of ListCoreDevices. */
  deviceNames(): readonly string[] {
    return this.fleet.names();
  }

  /** Adds a device, or puts another in the place of the one with its name. */
  put(device: SimulatedDevice): void {
    this.fleet.put(device);
  }

  remove(name: string): void {
    this.fleet.remove(name);
  }

  /** Changes a device. Throws where there is none of that name. */
  update(name: string, change: (device: SimulatedDevice) => Partial<SimulatedDevice>): void {
    const device = this.fleet.device(name);
    if (device === undefined) {
      throw new Error(`The fleet has no core device ${name}.`);
    }
    this.fleet.put({ ...device, ...change(device) });
  }

  /** Ends every connection and stops listening. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => {
        resolve();
      });
      this.server.closeAllConnections();
    });
  }
}

/** Starts a simulator on loopback. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const simulator = new Simulator(options);
  await simulator.listen(options.port);
  return simulator;
}
