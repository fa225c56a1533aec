/** The components that send logs to CloudWatch. */
export const logForwarders = ['aws.greengrass.LogManager', 'aws.greengrass.SystemLogForwarder'] as const;
export type LogForwarder = (typeof logForwarders)[number];

/** A log in CloudWatch. */
export interface CloudLog {
  readonly forwarder: LogForwarder;
  /** Whose lines it has. `device`: those of the nucleus and of all components. */
  readonly of: 'component' | 'nucleus' | 'device';
  readonly logGroupName: string;
  /** The name of its stream, or what follows the day in the names of its streams: one for each UTC day. */
  readonly stream:
    { readonly kind: 'single'; readonly name: string } | { readonly kind: 'daily'; readonly end: string };
}

const day = 24 * 3_600_000;

/** The most streams of a request. */
const maxStreams = 100;

/** What CloudWatch Logs accepts. Other names don't exist, and no request is sent for them. */
const groupName = /^[.\-_/#A-Za-z0-9]{1,512}$/u;
const streamName = /^[^:*]{1,512}$/u;

/** The log group of LogManager for a component; `undefined` for the log of the nucleus. */
export function logManagerGroup(region: string, componentName: string | undefined): string {
  return componentName === undefined
    ? `/aws/greengrass/GreengrassSystemComponent/${region}/System`
    : `/aws/greengrass/UserComponent/${region}/${componentName}`;
}

/** The log group of SystemLogForwarder, unless its configuration has another. */
export const systemLogGroup = 'greengrass/systemLogs';

/** The streams of LogManager for a thing. It replaces the colons, which the name of a stream can't have. */
export function logManagerStream(thingName: string): CloudLog['stream'] {
  return { kind: 'daily', end: `/thing/${thingName.replaceAll(':', '+')}` };
}

/** Whether CloudWatch can have a log with these names. */
export function canExist({ logGroupName, stream }: CloudLog): boolean {
  const name = stream.kind === 'single' ? stream.name : `/2000/01/01${stream.end}`;
  return groupName.test(logGroupName) && streamName.test(name);
}

/** The name of the stream that has the events of a time, in milliseconds since the epoch. */
export function streamNameAt({ stream }: CloudLog, time: number): string {
  return stream.kind === 'single' ? stream.name : `/${dayOf(time)}${stream.end}`;
}

/** The names of the streams that have the events of a period: at most the last 100, the oldest first. */
export function streamNamesIn(log: CloudLog, from: number, to: number): readonly string[] {
  if (log.stream.kind === 'single') {
    return [log.stream.name];
  }
  const [first, last] = [startOfDay(from), startOfDay(to)];
  const count = Math.min(maxStreams, Math.max(0, Math.round((last - first) / day)) + 1);
  return Array.from({ length: count }, (_, index) => streamNameAt(log, last - (count - 1 - index) * day));
}

/** The start of the UTC day of a time, in milliseconds since the epoch. */
export function startOfDay(time: number): number {
  return Math.floor(time / day) * day;
}

/** `2026/11/29` */
function dayOf(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10).replaceAll('-', '/');
}
