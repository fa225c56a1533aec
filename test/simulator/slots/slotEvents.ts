import type { NucleusKind } from '../generated/deviceParts';

/** Component versions by name. */
export type Versions = Readonly<Record<string, string>>;

/** How a deployment ends on a device that starts it. */
export type Ending =
  | 'succeeds'
  /** A component fails, and the device restores what ran before. */
  | 'rollsBack'
  /** It fails before anything changes. */
  | 'changesNothing'
  /** A component fails and isn't installed, and the deployment says not to roll back. */
  | 'staysPartly'
  /** The rollback fails, too. */
  | 'breaks'
  /** AWS IoT ends the execution, and the device finishes it later. */
  | 'timesOut';

/** Something that happens to a core device or to the deployments of its account. */
export type SlotEvent =
  /** Someone creates a revision for a thing group or, with the name of the device, for the device alone. */
  | {
      readonly kind: 'revise';
      readonly target: string;
      readonly components: Versions;
      /** The thing group of the parent, if it is a sub-deployment. */
      readonly parent?: string | undefined;
    }
  /** The device starts the oldest deployment that is queued. */
  | { readonly kind: 'start' }
  /** The device finishes the deployment in progress, or else the oldest one that is queued. */
  | { readonly kind: 'finish'; readonly ending: Ending }
  /** Someone deploys with the Greengrass CLI on the device. With a group, the group's own slot changes. */
  | {
      readonly kind: 'deployLocally';
      readonly merge: Versions;
      readonly remove: readonly string[];
      readonly group?: string | undefined;
    }
  /** AWS IoT queues the deployments of the group at once, or with the next event of the same kind. */
  | { readonly kind: 'join'; readonly group: string; readonly isQueued: boolean }
  | { readonly kind: 'leave'; readonly group: string }
  | { readonly kind: 'cancel'; readonly target: string }
  /** Someone deletes the latest deployment of a target. */
  | { readonly kind: 'delete'; readonly target: string }
  /** A local deployment on a device that lost its cloud configuration: the nucleus believes that it is in no group. */
  | { readonly kind: 'forgetGroups' }
  /** The device is restored to an earlier image. AWS doesn't know. */
  | { readonly kind: 'restoreImage' }
  /** The device reports all components, as it does every day. */
  | { readonly kind: 'report' }
  /** The device loses its connection. Its next reports are lost until it reports all components. */
  | { readonly kind: 'loseReports' }
  /** Nothing happens for a number of seconds. */
  | { readonly kind: 'wait'; readonly seconds: number };

/** What stays the same during the history of a device. */
export interface SlotSetting {
  readonly thingName: string;
  readonly nucleus: NucleusKind;
  /** The parent of each thing group that has one. */
  readonly parents: Readonly<Record<string, string>>;
  /** The dependencies of each component. The cloud selects their versions. */
  readonly dependencies: Readonly<Record<string, readonly string[]>>;
  /** Whether the IoT policy lets the device list its thing groups. If not, the nucleus never cleans up. */
  readonly canListGroups: boolean;
  /** Whether every deployment with a component becomes its source, and not only one that changed it. */
  readonly isSourceTheLastDeployment: boolean;
  /** Whether AWS lists all deployments of the device, or only the last one for each target. */
  readonly listsHistory: boolean;
  /** Whether the revision before a deleted one is the latest again. */
  readonly restoresLatest: boolean;
  /** The time of the first event, in seconds from the start of the simulator. */
  readonly startsAt: number;
  /** From one event to the next, in seconds. */
  readonly step: number;
}
