import { AdaptiveDelay, Debouncer } from '../../base/debounce';
import type { Clock } from '../../base/clock';
import type { EffectiveDeployment } from '../../greengrass/model';
import { endedInFailure } from '../../greengrass/failures/overcome';
import { distinctionsOf, type Distinction } from '../../greengrass/rollouts/distinctions';
import { outcomeOf } from '../../greengrass/rollouts/outcome';
import { noDevices, tallyDevices, type DeviceTally } from '../../greengrass/rollouts/deviceTally';
import type { CoreDeviceRecord } from '../devices/coreDeviceRecord';
import type { DeviceDirectory } from '../devices/deviceDirectory';

/** Up to this delay, devices are indexed on every change. Indexing is fast for most fleets. In milliseconds. */
const immediateDelay = 250;

/** The devices of one deployment. */
interface Entry {
  readonly records: CoreDeviceRecord[];
  /** Counted on first use. */
  tally: DeviceTally | undefined;
  /** Compared on first use. */
  distinctions: readonly Distinction[] | undefined;
}

/** A deployment as a device reports it; `undefined` if it doesn't. */
export function reportedOn(record: CoreDeviceRecord, deploymentId: string): EffectiveDeployment | undefined {
  return record.opened.deployments?.find((deployment) => deployment.deploymentId === deploymentId);
}

/**
 * The known core devices of each deployment: those whose effective deployments have loaded. In a large fleet, indexing takes
 * long. Changes are then collected for a while, and the index stays as it is meanwhile.
 */
export class DeploymentDevices {
  private byId: ReadonlyMap<string, Entry> = new Map();
  private version: number | undefined;
  private readonly delay: AdaptiveDelay;
  private readonly indexing: Debouncer;

  constructor(
    private readonly devices: DeviceDirectory,
    clock: Clock,
    onDidChange: () => void,
  ) {
    this.delay = new AdaptiveDelay(clock);
    this.indexing = new Debouncer(
      clock,
      () => this.delay.delay(),
      () => {
        this.index();
        onDidChange();
      },
    );
  }

  /** The devices that report a deployment, in order of arrival. */
  of(deploymentId: string): readonly CoreDeviceRecord[] {
    return this.entry(deploymentId)?.records ?? [];
  }

  /** How a deployment went on these devices. */
  tally(deploymentId: string): DeviceTally {
    const entry = this.entry(deploymentId);
    if (entry === undefined) {
      return noDevices;
    }
    entry.tally ??= tallyDevices(entry.records.flatMap((record) => reportedOn(record, deploymentId) ?? []));
    return entry.tally;
  }

  /** What sets the devices where a deployment failed apart from those where it succeeded. */
  distinctions(deploymentId: string): readonly Distinction[] {
    const entry = this.entry(deploymentId);
    if (entry === undefined) {
      return [];
    }
    entry.distinctions ??= distinctionsOf(
      entry.records
        .filter((record) => {
          const reported = reportedOn(record, deploymentId);
          return reported !== undefined && endedInFailure(reported);
        })
        .map(({ knowledge }) => knowledge),
      entry.records
        .filter((record) => outcomeOf(reportedOn(record, deploymentId)?.coreDeviceExecutionStatus) === 'succeeded')
        .map(({ knowledge }) => knowledge),
    );
    return entry.distinctions;
  }

  dispose(): void {
    this.indexing.dispose();
  }

  private entry(deploymentId: string): Entry | undefined {
    if (this.version !== this.devices.version) {
      if (this.version === undefined || this.delay.delay() <= immediateDelay) {
        this.index();
      } else {
        this.indexing.schedule();
      }
    }
    return this.byId.get(deploymentId);
  }

  private index(): void {
    const stopTiming = this.delay.start();
    const byId = new Map<string, Entry>();
    for (const record of this.devices.all()) {
      for (const { deploymentId } of record.opened.deployments ?? []) {
        const entry = byId.get(deploymentId);
        if (entry === undefined) {
          byId.set(deploymentId, { records: [record], tally: undefined, distinctions: undefined });
        } else if (entry.records.at(-1) !== record) {
          entry.records.push(record);
        }
      }
    }
    this.byId = byId;
    this.version = this.devices.version;
    stopTiming();
  }
}
