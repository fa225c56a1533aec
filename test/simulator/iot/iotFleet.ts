import type { Sequence } from '../sequence';

/** What AWS IoT knows about a fleet and the core devices don't report. Times are seconds from the start of the simulator. */

/** Fields of an execution that differ from what the deployments of the device say. */
export interface SimulatedExecution {
  readonly thingName: string;
  /** A status of AWS IoT. REMOVED is one that no device reports. */
  readonly status?: string;
  readonly queuedAt?: number;
  readonly startedAt?: number;
  readonly lastUpdatedAt?: number;
}

/** Fields of a job that differ from what its deployment says. */
export interface SimulatedJob {
  readonly jobId: string;
  /** Whether someone deleted the job. Its deployment still has the job ID. */
  readonly isDeleted?: boolean;
  readonly status?: 'IN_PROGRESS' | 'CANCELED' | 'COMPLETED' | 'DELETION_IN_PROGRESS' | 'SCHEDULED';
  /** Whether AWS IoT is creating or canceling executions. */
  readonly isConcurrent?: boolean;
  /** Targets that executions are being created for. */
  readonly processingTargets?: readonly string[];
  /** Uppercase letters, digits and underscores. */
  readonly reasonCode?: string;
  readonly comment?: string;
  readonly lastUpdatedAt?: number;
  readonly completedAt?: number;
  readonly executions?: readonly SimulatedExecution[];
}

/** Fields of a thing group that differ from what the deployments of the devices say. */
export interface SimulatedGroup {
  readonly groupName: string;
  /** Whether someone deleted the group. Its deployments still exist. */
  readonly isDeleted?: boolean;
  /** The name of its parent group. The members of the group are members of the parent, too. */
  readonly parent?: string;
  /** Members without a deployment of the group. */
  readonly joined?: readonly string[];
  /** Devices with a deployment of the group that aren't members. */
  readonly left?: readonly string[];
}

/** What the fleet index has. */
export interface SimulatedIndexing {
  readonly things: 'OFF' | 'REGISTRY' | 'REGISTRY_AND_SHADOW';
  readonly connectivity: 'OFF' | 'STATUS';
  /** Whether AWS IoT is still building the index. */
  readonly isBuilding?: boolean;
}

/** The fields of a thing in the registry. */
export interface SimulatedRegistryEntry {
  readonly thingTypeName?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A thing that isn't a core device. */
export interface SimulatedThing extends SimulatedRegistryEntry {
  readonly thingName: string;
  readonly thingGroupNames?: readonly string[];
  readonly connectivity?: SimulatedConnectivity;
}

/** A fleet as AWS IoT knows it beyond the core devices. */
export interface SimulatedIot {
  readonly jobs?: readonly SimulatedJob[];
  readonly groups?: readonly SimulatedGroup[];
  readonly indexing?: SimulatedIndexing;
  /** The things that aren't core devices. */
  readonly things?: Sequence<SimulatedThing>;
}

/** Whether a thing is connected. Times are seconds from the start of the simulator. */
export interface SimulatedConnectivity {
  readonly connected: boolean;
  /** When it connected or disconnected. AWS forgets it after a while. */
  readonly timestamp?: number;
  readonly disconnectReason?: string;
}
