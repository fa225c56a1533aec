import type { FleetError } from '../ports/fleetError';
import type { KnownDevice } from '../knownDevice';
import type { LogGroup } from '../log';
import { forwardersOn, possibleForwarders } from '../logLocations';
import { isBelow } from '../status/nucleus';
import type { CloudLog, LogForwarder } from './cloudLog';
import type { ForwarderConfigurations } from './forwarderConfiguration';

/** What CloudWatch said about a log without lines. */
export type EmptyLog = { readonly log: CloudLog } & (
  | { readonly kind: 'noGroup' }
  /** `group`: `undefined` if it couldn't be read. `days`: the number of UTC days that were searched. */
  | { readonly kind: 'noEvents'; readonly group: LogGroup | undefined; readonly days: number }
  | { readonly kind: 'failed'; readonly error: FleetError }
);

/** Why there are no lines in CloudWatch. */
export type NoLinesCause =
  /** A snapshot has no log lines. */
  | { readonly kind: 'notRecorded' }
  /** The components of the device couldn't be loaded, so its forwarders aren't known. */
  | { readonly kind: 'unknownForwarders'; readonly error: FleetError | undefined }
  /** The device has reported no components, so its forwarders aren't known either. */
  | { readonly kind: 'nothingReported' }
  | { readonly kind: 'noForwarder'; readonly possible: readonly LogForwarder[] }
  /** The forwarder would use a name that CloudWatch doesn't allow: a stream can't have the colon of a thing name. */
  | { readonly kind: 'nameNotAllowed'; readonly forwarder: LogForwarder }
  /** `isCertain`: the deployment that installed the forwarder configures it without this log. */
  | { readonly kind: 'notConfigured'; readonly log: CloudLog; readonly isCertain: boolean }
  /** LogManager before 2.3.0 uploads a file when it is rotated: after an hour or at its size limit. */
  | { readonly kind: 'rotatedOnly'; readonly log: CloudLog; readonly version: string }
  | { readonly kind: 'expired'; readonly log: CloudLog; readonly retentionInDays: number }
  | { readonly kind: 'noStream'; readonly log: CloudLog; readonly days: number }
  | { readonly kind: 'failed'; readonly log: CloudLog; readonly error: FleetError };

/** What decides the cause. */
export interface NoLinesFacts {
  readonly on: KnownDevice;
  /** Why the components of the device couldn't be loaded. */
  readonly componentsError: FleetError | undefined;
  readonly configurations: ForwarderConfigurations;
  /** The component whose lines are missing; `undefined` for the nucleus. */
  readonly componentName: string | undefined;
  /** The logs that were read, the best one first. */
  readonly searched: readonly EmptyLog[];
  /** The moment that the logs were read around, and the time now, in milliseconds since the epoch. */
  readonly moment: number;
  readonly now: number;
}

const hour = 3_600_000;
const day = 24 * hour;

/** The first version of LogManager that uploads files that are still being written. */
const uploadsActiveFiles = [2, 3, 0] as const;

/** Whether the configuration sends a log; `undefined` if it doesn't say. */
function isConfigured(log: CloudLog, { configurations, componentName }: NoLinesFacts): boolean | undefined {
  const { logManager } = configurations;
  if (log.forwarder !== 'aws.greengrass.LogManager' || logManager === undefined) {
    return undefined;
  }
  return log.of === 'nucleus'
    ? logManager.isSystemLogSent === true
    : logManager.componentNames.has(componentName ?? '');
}

function versionOf(name: LogForwarder, { components = [] }: KnownDevice): string | undefined {
  return components.find(({ componentName }) => componentName === name)?.componentVersion;
}

function causeOf(empty: EmptyLog, facts: NoLinesFacts): NoLinesCause {
  const { log } = empty;
  if (empty.kind === 'failed') {
    return { kind: 'failed', log, error: empty.error };
  }
  const isLogConfigured = isConfigured(log, facts);
  if (isLogConfigured === false) {
    return { kind: 'notConfigured', log, isCertain: true };
  }
  const version = versionOf(log.forwarder, facts.on);
  const isRotatedOnly = log.forwarder === 'aws.greengrass.LogManager' && isBelow(version, uploadsActiveFiles);
  if (isRotatedOnly && version !== undefined && facts.now - facts.moment < day) {
    return { kind: 'rotatedOnly', log, version };
  }
  if (empty.kind === 'noGroup') {
    return { kind: 'notConfigured', log, isCertain: false };
  }
  const retentionInDays = empty.group?.retentionInDays;
  if (retentionInDays !== undefined && facts.now - facts.moment > retentionInDays * day) {
    return { kind: 'expired', log, retentionInDays };
  }
  return { kind: 'noStream', log, days: empty.days };
}

/** Why CloudWatch has no lines: the cause that concerns the best log. */
export function noLinesCause(facts: NoLinesFacts): NoLinesCause {
  const { on, searched, componentsError } = facts;
  if (on.place.asOf !== undefined) {
    return { kind: 'notRecorded' };
  }
  const forwarders = forwardersOn(on);
  if (forwarders === undefined) {
    return { kind: 'unknownForwarders', error: componentsError };
  }
  const [best] = searched;
  if (best !== undefined) {
    return causeOf(best, facts);
  }
  if (on.components?.length === 0) {
    return { kind: 'nothingReported' };
  }
  const [forwarder] = forwarders;
  return forwarder === undefined
    ? { kind: 'noForwarder', possible: possibleForwarders(on) }
    : { kind: 'nameNotAllowed', forwarder };
}
