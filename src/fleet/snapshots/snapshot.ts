import type { Deployment, ListedDeployment } from '../../greengrass/model';
import type { Fleet } from '../fleet';
import { isRegionName, partitionOf } from '../../greengrass/regions';
import type { Redactor } from '../../greengrass/redaction/redactor';
import { readCatalog, recordedCatalog, type RecordedCatalog } from './recordedCatalog';
import { readGroups, recordedGroups, type RecordedGroups } from './recordedGroups';
import { redactedProfile } from './redactedProfile';
import { redactRecorded, type RecordedJob } from './redactRecorded';
import type { DeviceKnowledge } from '../../greengrass/knownDevice';
import { flag, isObject, list, member, text, time } from '../../base/json';
import { fromJob, toJob } from '../../greengrass/wire/toJob';
import { fromDeployment, toDeployment } from '../../greengrass/wire/toDeployment';
import {
  toCoreDevice,
  toCoreDeviceDetails,
  toEffectiveDeployment,
  toInstalledComponent,
  toListedDeployment,
  toModels,
} from '../../greengrass/wire/toModel';

const format = 'greengrass-fleet-snapshot';
const version = 1;

/** Largest snapshot file, in bytes: a larger one would block the editor for too long. */
export const maxSnapshotBytes = 256 * 1024 * 1024;

/** Everything known about a fleet at one moment. */
export interface Snapshot extends RecordedCatalog {
  readonly takenAt: Date;
  readonly profile: string;
  readonly region: string;
  readonly partition: string;
  readonly account: string | undefined;
  readonly devices: readonly DeviceKnowledge[];
  /** Whether these are all core devices of the fleet; `undefined` in snapshots that don't say. */
  readonly isWhole?: boolean | undefined;
  readonly deployments: readonly Deployment[];
  /** Items of ListDeployments; absent in snapshots that were saved before any were loaded. */
  readonly listedDeployments?: readonly ListedDeployment[] | undefined;
  /** Whether these have the latest revision for every target; `undefined` in snapshots that don't say. */
  readonly hasEveryTarget?: boolean | undefined;
  readonly jobs?: readonly RecordedJob[] | undefined;
  /** Absent in snapshots that were saved before any were loaded. */
  readonly thingGroups?: readonly RecordedGroups[] | undefined;
}

function recordedJobs({ deployments, rollouts }: Fleet): readonly RecordedJob[] {
  return deployments.all().flatMap(({ deploymentId, iotJobId }) => {
    const job = rollouts.knownJob(deploymentId)?.items?.[0];
    return job === undefined || iotJobId === undefined ? [] : [{ iotJobId, job }];
  });
}

/** Copies everything known about a fleet. */
export function takeSnapshot(fleet: Fleet, takenAt: Date): Snapshot {
  const { profile, region, partition, account } = fleet.place();
  const devices = [...fleet.devices.all()].map(({ knowledge }) => knowledge);
  return {
    takenAt,
    profile,
    region,
    partition,
    account,
    devices,
    isWhole: fleet.isWhole,
    deployments: fleet.deployments.all(),
    listedDeployments: fleet.rollouts.listed(),
    hasEveryTarget: fleet.drift.isListComplete,
    jobs: recordedJobs(fleet),
    thingGroups: recordedGroups(fleet),
    ...recordedCatalog(fleet),
  };
}

/** A job as an entry of a snapshot file. */
function jobEntry({ iotJobId, job }: RecordedJob): object {
  return { iotJobId, job: fromJob(job) };
}

/** A device as an entry of a snapshot file. */
function deviceEntry({ device, details, deployments, components }: DeviceKnowledge): object {
  return { coreDevice: device, details, effectiveDeployments: deployments, installedComponents: components };
}

/** The note in a redacted file for a reader of its JSON. */
const redactionNote =
  'Stand-ins replace account numbers, thing names, and thing group names. Configuration values and recipes are left out.';

/**
 * The text of a snapshot file: JSON with the field names of the API and ISO 8601 times.
 * @param redactor if given, replaces account numbers, names, and the profile, and leaves out configuration and recipes
 */
export function snapshotText(snapshot: Snapshot, redactor?: Redactor): string {
  const { devices, deployments, jobs, ...rest } =
    redactor === undefined
      ? snapshot
      : { note: redactionNote, ...snapshot, profile: redactedProfile, ...redactRecorded(snapshot, redactor) };
  const head = { format, version, ...rest, deployments: deployments.map(fromDeployment), jobs: jobs?.map(jobEntry) };
  // One device at a time: a redacted copy of a whole fleet would take several times as long.
  const entries = Array.from(devices, (known) => JSON.stringify(deviceEntry(known)));
  return `${JSON.stringify(head).slice(0, -1)},"coreDevices":[${entries.join(',')}]}`;
}

/** Result of reading a file: a snapshot, or a message for the user that says why it was refused. */
export type ReadSnapshot =
  { readonly kind: 'snapshot'; readonly snapshot: Snapshot } | { readonly kind: 'refused'; readonly why: string };

function refused(why: string): ReadSnapshot {
  return { kind: 'refused', why };
}

function accountNumber(value: string | undefined): string | undefined {
  return value !== undefined && /^\d{12}$/u.test(value) ? value : undefined;
}

function optionalList<T>(value: unknown, toModel: (item: object) => T): readonly T[] | undefined {
  return Array.isArray(value) ? toModels(value, toModel) : undefined;
}

function toRecordedJob(recorded: object): RecordedJob {
  return { iotJobId: text(member(recorded, 'iotJobId')) ?? '', job: toJob(recorded) };
}

function toRecordedDevice(recorded: object): DeviceKnowledge | undefined {
  const device = member(recorded, 'coreDevice');
  const details = member(recorded, 'details');
  return isObject(device)
    ? {
        device: toCoreDevice(device),
        details: isObject(details) ? toCoreDeviceDetails(details) : undefined,
        deployments: optionalList(member(recorded, 'effectiveDeployments'), toEffectiveDeployment),
        components: optionalList(member(recorded, 'installedComponents'), toInstalledComponent),
      }
    : undefined;
}

/** Removes duplicate names, because views identify devices by name. */
function distinct(devices: readonly DeviceKnowledge[]): readonly DeviceKnowledge[] {
  return [...new Map(devices.map((recorded) => [recorded.device.coreDeviceThingName, recorded])).values()];
}

/** Parses a snapshot file. The content is untrusted. Never throws. */
export function readSnapshot(fileText: string): ReadSnapshot {
  let parsed: unknown;
  try {
    parsed = JSON.parse(fileText);
  } catch {
    return refused("The file isn't a fleet snapshot, or is only part of one: it isn't valid JSON.");
  }
  if (member(parsed, 'format') !== format) {
    return refused("The file isn't a fleet snapshot.");
  }
  const fileVersion = member(parsed, 'version');
  if (typeof fileVersion === 'number' && fileVersion > version) {
    return refused(
      'The snapshot was saved by a later version of Greengrass Explorer. Update the extension to open it.',
    );
  }
  const takenAt = time(member(parsed, 'takenAt'));
  const region = text(member(parsed, 'region'));
  const devices = member(parsed, 'coreDevices');
  // The Region is checked because it becomes part of console URLs.
  const isWhole = fileVersion === version && takenAt !== undefined && Array.isArray(devices);
  if (!isWhole || region === undefined || !isRegionName(region)) {
    return refused('The snapshot is damaged: its date, Region, or core devices are missing.');
  }
  return {
    kind: 'snapshot',
    snapshot: {
      takenAt,
      region,
      profile: text(member(parsed, 'profile')) ?? 'default',
      partition: partitionOf(region),
      account: accountNumber(text(member(parsed, 'account'))),
      devices: distinct(
        list(devices)
          .filter(isObject)
          .flatMap((item) => toRecordedDevice(item) ?? []),
      ),
      isWhole: flag(member(parsed, 'isWhole')),
      deployments: toModels(member(parsed, 'deployments'), toDeployment),
      listedDeployments: optionalList(member(parsed, 'listedDeployments'), toListedDeployment),
      hasEveryTarget: flag(member(parsed, 'hasEveryTarget')),
      jobs: optionalList(member(parsed, 'jobs'), toRecordedJob),
      thingGroups: readGroups(member(parsed, 'thingGroups')),
      ...readCatalog(parsed),
    },
  };
}
