import type { CoreDevice, CoreDeviceDetails, EffectiveDeployment, InstalledComponent } from './model';

/** Where a subject lives. */
export interface Place {
  readonly profile: string;
  readonly region: string;
  readonly partition: string;
  /** `undefined` while the account is not known. */
  readonly account: string | undefined;
}

/** What a row stands for, and so what a command on the row is about. */
export type Subject =
  | {
      readonly kind: 'coreDevice';
      readonly place: Place;
      readonly device: CoreDevice;
      readonly details: CoreDeviceDetails | undefined;
    }
  | {
      readonly kind: 'effectiveDeployments';
      readonly place: Place;
      readonly thingName: string;
      readonly deployments: readonly EffectiveDeployment[];
    }
  | {
      readonly kind: 'installedComponents';
      readonly place: Place;
      readonly thingName: string;
      readonly components: readonly InstalledComponent[];
    }
  | {
      readonly kind: 'effectiveDeployment';
      readonly place: Place;
      readonly thingName: string;
      readonly deployment: EffectiveDeployment;
    }
  | {
      readonly kind: 'installedComponent';
      readonly place: Place;
      readonly thingName: string;
      readonly component: InstalledComponent;
    }
  | { readonly kind: 'errorCode'; readonly code: string };

/** The name of the core device that a subject is or belongs to. */
export function thingNameOf(subject: Subject): string | undefined {
  switch (subject.kind) {
    case 'coreDevice':
      return subject.device.coreDeviceThingName;
    case 'errorCode':
      return undefined;
    default:
      return subject.thingName;
  }
}
