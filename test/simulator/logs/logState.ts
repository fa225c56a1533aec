import { createHash } from 'node:crypto';
import type { CloudDeployment, SimulatedDevice, SimulatedLogGroup } from '../fleetFile';
import { days } from '../generated/random';
import { componentEntries } from './componentEntries';
import { forwardedLogs, type ForwardedLog } from './forwarders';
import { lineOf, type LineFormat, type LogEntry } from './line';
import { nucleusEntries } from './nucleusEntries';

/** An event of a log stream. Times are milliseconds since the epoch. */
export interface StoredEvent {
  readonly logStreamName: string;
  readonly timestamp: number;
  readonly message: string;
  readonly ingestionTime: number;
  readonly eventId: string;
}

/** The parts of a fleet that its logs follow from. */
export interface LogOrigin {
  readonly region: string;
  everyDevice(): Iterable<SimulatedDevice>;
  device(name: string): SimulatedDevice | undefined;
  cloudDeployment(deploymentId: string): CloudDeployment | undefined;
}

/** A log with its device. */
interface DeviceLog {
  readonly device: SimulatedDevice;
  readonly log: ForwardedLog;
}

/** How long it takes until an event is in CloudWatch, in milliseconds. */
const ingestionDelay = 1_500;

/** @param what tells apart the events of a stream with the same time */
function eventIdOf(streamKey: string, timestamp: number, what: string): string {
  const hash = createHash('sha256').update(`${streamKey} ${timestamp} ${what}`).digest('hex');
  return BigInt(`0x${hash.slice(0, 44)}`)
    .toString()
    .padStart(56, '3')
    .slice(0, 56);
}

function dayOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10).replaceAll('-', '/');
}

/** Every third device writes text instead of JSON, and Nucleus Lite writes to the journal. */
function formatOf({ coreDeviceThingName: name, runtime }: SimulatedDevice): LineFormat {
  if (runtime === 'aws_nucleus_lite') {
    return 'lite';
  }
  return name.length % 3 === 0 ? 'TEXT' : 'JSON';
}

function keyOf(logGroupName: string, logStreamName: string): string {
  return `${logGroupName}\n${logStreamName}`;
}

/** The log groups of an account: what the devices of the fleet send, and what tests add. */
export class LogState {
  /** Events that tests added, by {@link keyOf}. */
  private readonly added = new Map<string, StoredEvent[]>();
  private readonly groups = new Map<string, SimulatedLogGroup>();
  private readonly listeners = new Set<(logGroupName: string, events: readonly StoredEvent[]) => void>();
  private addedCount = 0;

  constructor(
    private readonly fleet: LogOrigin,
    private readonly startedAt: number,
    /** The current time, in milliseconds since the epoch. */
    private readonly now: () => number,
    groups: readonly SimulatedLogGroup[] = [],
  ) {
    groups.forEach(({ logGroupName, retentionInDays }) => {
      this.putGroup(logGroupName, retentionInDays);
    });
  }

  /** Creates a log group, or changes its retention. */
  putGroup(logGroupName: string, retentionInDays?: number): void {
    this.groups.set(logGroupName, { logGroupName, ...(retentionInDays === undefined ? {} : { retentionInDays }) });
  }

  /** Adds lines to a stream, which may be new. Each has the time of this moment unless it has its own. */
  append(
    logGroupName: string,
    logStreamName: string,
    ...lines: readonly (string | { readonly timestamp: number; readonly message: string })[]
  ): void {
    const key = keyOf(logGroupName, logStreamName);
    const events = lines.map((line): StoredEvent => {
      this.addedCount += 1;
      const { timestamp, message } = typeof line === 'string' ? { timestamp: this.now(), message: line } : line;
      const eventId = eventIdOf(key, timestamp, `added ${this.addedCount}`);
      return { logStreamName, timestamp, message, ingestionTime: this.now(), eventId };
    });
    this.added.set(key, [...(this.added.get(key) ?? []), ...events]);
    if (!this.groups.has(logGroupName)) {
      this.putGroup(logGroupName);
    }
    this.listeners.forEach((listener) => {
      listener(logGroupName, events);
    });
  }

  /** Notifies a listener of added events. The returned function removes it. */
  onDidAppend(listener: (logGroupName: string, events: readonly StoredEvent[]) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /** Every log group, by name. */
  everyGroup(): readonly SimulatedLogGroup[] {
    const names = new Set(this.groups.keys());
    for (const { log } of this.everyLog()) {
      names.add(log.logGroupName);
    }
    return [...names].sort().map((logGroupName) => this.groups.get(logGroupName) ?? { logGroupName });
  }

  group(logGroupName: string): SimulatedLogGroup | undefined {
    const known = this.groups.get(logGroupName);
    if (known !== undefined) {
      return known;
    }
    for (const { log } of this.everyLog()) {
      if (log.logGroupName === logGroupName) {
        return { logGroupName };
      }
    }
    return undefined;
  }

  /** The names of the streams of a group, sorted. */
  streamNames(logGroupName: string): readonly string[] {
    const names = new Set<string>();
    for (const { device, log } of this.everyLog()) {
      if (log.logGroupName === logGroupName) {
        this.sentBy(device, log).forEach(({ logStreamName }) => names.add(logStreamName));
      }
    }
    for (const key of this.added.keys()) {
      const [group, stream = ''] = key.split('\n');
      if (group === logGroupName) {
        names.add(stream);
      }
    }
    return [...names].sort();
  }

  /** The events of a stream, oldest first; `undefined` if there is no such stream. */
  events(logGroupName: string, logStreamName: string): readonly StoredEvent[] | undefined {
    const added = this.added.get(keyOf(logGroupName, logStreamName));
    const device = this.fleet.device(
      /^\/\d{4}\/\d\d\/\d\d\/thing\/(.*)$/u.exec(logStreamName)?.[1]?.replaceAll('+', ':') ?? logStreamName,
    );
    const sent =
      device === undefined
        ? []
        : this.logsOf(device)
            .filter(({ log }) => log.logGroupName === logGroupName)
            .flatMap(({ log }) => this.sentBy(device, log))
            .filter((event) => event.logStreamName === logStreamName);
    const kept = [...sent, ...(added ?? [])].filter(({ timestamp }) => !this.isExpired(logGroupName, timestamp));
    return sent.length === 0 && added === undefined ? undefined : kept.sort((a, b) => a.timestamp - b.timestamp);
  }

  private isExpired(logGroupName: string, timestamp: number): boolean {
    const retention = this.groups.get(logGroupName)?.retentionInDays;
    return retention !== undefined && timestamp < this.now() - retention * days * 1000;
  }

  private logsOf(device: SimulatedDevice): readonly DeviceLog[] {
    const deploymentById = (id: string): CloudDeployment | undefined => this.fleet.cloudDeployment(id);
    return forwardedLogs(device, this.fleet.region, deploymentById).map((log) => ({ device, log }));
  }

  private *everyLog(): Iterable<DeviceLog> {
    for (const device of this.fleet.everyDevice()) {
      yield* this.logsOf(device);
    }
  }

  /** The events that a device has sent to a log so far. */
  private sentBy(
    device: SimulatedDevice,
    { logGroupName, streamOf, componentNames, isRotatedOnly }: ForwardedLog,
  ): readonly StoredEvent[] {
    const until = (this.now() - this.startedAt) / 1000;
    const entries = componentNames.flatMap((name): readonly LogEntry[] =>
      name === undefined
        ? nucleusEntries(device)
        : device.installedComponents
            .filter(({ componentName }) => componentName === name)
            .flatMap((component) => componentEntries(component, until)),
    );
    const format = formatOf(device);
    const newest = isRotatedOnly ? Math.floor(this.now() / 3_600_000) * 3_600_000 : this.now();
    const silentSince = this.startedAt + (device.lastStatusUpdateTimestamp ?? 0) * 1000 + days * 1000;
    return entries.flatMap((entry) => {
      const timestamp = Math.round(this.startedAt + entry.at * 1000);
      if (timestamp > Math.min(newest, silentSince)) {
        return [];
      }
      const logStreamName = streamOf(dayOf(timestamp));
      const message = lineOf(entry, timestamp, format);
      const eventId = eventIdOf(keyOf(logGroupName, logStreamName), timestamp, message);
      return [{ logStreamName, timestamp, message, ingestionTime: timestamp + ingestionDelay, eventId }];
    });
  }
}
