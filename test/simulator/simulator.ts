import { createServer, type Server } from 'node:http';
import { realClock, type SimulatorClock } from './clock';
import type { Fault } from './faults/faults';
import type { PublishedVersion } from './components/publishedComponent';
import type { SimulatedDevice, SimulatedFleet } from './fleetFile';
import { FleetState } from './fleetState';
import { LiveTail } from './logs/liveTail';
import { LogState } from './logs/logState';
import { LiveRollout } from './iot/liveRollout';
import type { RolloutPlan } from './iot/rolloutPlan';
import { RequestLog, type RequestRecord } from './http/requestLog';
import { Service } from './service';
import { ActiveFaults } from './faults/activeFaults';

/** Options of a simulator. */
export interface SimulatorOptions {
  readonly fleet: SimulatedFleet;
  /** By default a free port. */
  readonly port?: number;
  /** Delay before each response, in milliseconds. */
  readonly latency?: number;
  /** Page size without `maxResults`; by default 50. */
  readonly pageSize?: number;
  /** By default the clock of this machine. */
  readonly clock?: SimulatorClock;
  /** Accepted clock skew of a signature, in seconds; by default five minutes, as in AWS. */
  readonly signatureTolerance?: number;
}

/** A local Greengrass V2 control plane with the parts of AWS IoT that deployments need, and CloudWatch Logs. */
export class Simulator {
  /** Delay before each response, in milliseconds. */
  latency: number;
  readonly clock: SimulatorClock;
  readonly fleet: FleetState;
  /** The log groups of the account. */
  readonly logs: LogState;
  /** The Live Tail sessions of the account. */
  readonly liveTail: LiveTail;
  private readonly log = new RequestLog();
  private readonly faults: ActiveFaults;
  private readonly startedAt: number;
  private readonly server: Server;
  private readonly rollouts: LiveRollout[] = [];

  constructor({ fleet, latency = 0, pageSize = 50, clock = realClock(), ...options }: SimulatorOptions) {
    this.latency = latency;
    this.clock = clock;
    this.startedAt = clock.now();
    this.fleet = new FleetState(fleet);
    this.logs = new LogState(this.fleet, this.startedAt, () => clock.now(), fleet.logGroups);
    this.liveTail = new LiveTail(this.logs, clock);
    this.faults = new ActiveFaults(clock);
    const { log, faults, startedAt, logs, liveTail } = this;
    const service = new Service({
      log,
      faults,
      clock,
      state: { fleet: this.fleet, logs, liveTail, startedAt, now: () => this.now, pageSize },
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

  /** Starts to listen on loopback. */
  listen(port = 0): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
  }

  /** Seconds since the start, the unit of times in the fleet. */
  get now(): number {
    return (this.clock.now() - this.startedAt) / 1000;
  }

  get url(): string {
    const address = this.server.address();
    return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
  }

  /** Environment variables for a client. The credentials work only here. */
  get env(): Readonly<Record<string, string>> {
    return {
      AWS_ENDPOINT_URL_GREENGRASSV2: this.url,
      AWS_ENDPOINT_URL_IOT: this.url,
      AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: this.url,
      AWS_REGION: this.fleet.region,
      AWS_ACCESS_KEY_ID: 'SIMULATOR',
      AWS_SECRET_ACCESS_KEY: 'simulator',
    };
  }

  /** All requests so far in order of arrival. */
  get requests(): readonly RequestRecord[] {
    return this.log.records;
  }

  /** Adds a listener for arriving requests. The returned function removes it. */
  onDidRequest(listener: (record: RequestRecord) => void): () => void {
    return this.log.onDidRequest(listener);
  }

  /** Resolves with the next matching request. One that has arrived already counts only on its response. */
  nextRequest(matches: (record: RequestRecord) => boolean): Promise<RequestRecord> {
    return this.log.next(matches);
  }

  /** Resolves with the first matching request, past or future. */
  waitForRequest(matches: (record: RequestRecord) => boolean): Promise<RequestRecord> {
    return this.log.first(matches);
  }

  /** Replaces all faults. */
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

  /** Adds a device, or replaces the one with its name. */
  put(device: SimulatedDevice): void {
    this.fleet.put(device);
  }

  remove(name: string): void {
    this.fleet.remove(name);
  }

  /** Publishes a version of a component of the account. One without a time is published at this moment. */
  publish(
    componentName: string,
    version: Omit<PublishedVersion, 'creationTimestamp'> & { creationTimestamp?: number },
  ): void {
    this.fleet.catalog.publish(componentName, { creationTimestamp: this.now, ...version });
  }

  /** Deletes a version of a component of the account, or the whole component. */
  deleteComponent(componentName: string, componentVersion?: string): void {
    this.fleet.catalog.delete(componentName, componentVersion);
  }

  /** Removes a device from a thing group. Its executions that aren't final become REMOVED. */
  leaveGroup(groupName: string, thingName: string): void {
    this.fleet.iot.leaveGroup(groupName, thingName, this.now);
  }

  /** Changes a device. Throws if there is none with that name. */
  update(name: string, change: (device: SimulatedDevice) => Partial<SimulatedDevice>): void {
    const device = this.fleet.device(name);
    if (device === undefined) {
      throw new Error(`The fleet has no core device ${name}.`);
    }
    this.fleet.put({ ...device, ...change(device) });
  }

  /**
   * Creates a deployment to a thing group and rolls it out as the clock advances: executions appear at a rate, and each
   * goes from QUEUED to IN_PROGRESS and to SUCCEEDED or FAILED. The devices report it, too. The job can be aborted.
   */
  startRollout(plan: RolloutPlan): LiveRollout {
    const rollout = new LiveRollout(this, plan);
    this.rollouts.push(rollout);
    return rollout;
  }

  /** Closes all connections, stops listening, and ends all rollouts. */
  close(): Promise<void> {
    this.rollouts.forEach((rollout) => {
      rollout.stop();
    });
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
