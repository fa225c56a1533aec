import type { InstalledComponent } from '../model';
import type { DeviceTarget } from './deviceTargets';
import type { Verdict } from './verdict';

/** What a target asks for, of one component. */
export interface Ask {
  readonly target: DeviceTarget;
  /** Whether the revision names the component. If not, it only explains why the device still has it. */
  readonly isAsked: boolean;
  /** `undefined` if AWS sent none, or if the revision doesn't name the component. */
  readonly componentVersion: string | undefined;
  readonly verdict: Verdict;
}

/** A root component that a core device has or should have. */
export interface ComponentVerdict {
  readonly componentName: string;
  /** `undefined` if the device doesn't report it. */
  readonly installed: InstalledComponent | undefined;
  /** Empty if no target asks for it. */
  readonly asks: readonly Ask[];
  /** The verdict that counts. */
  readonly verdict: Verdict;
}
