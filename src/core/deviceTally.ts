import type { JudgedDevice } from './deviceMatcher';
import { isFailingDevice } from './findings';
import { isStale } from './fidelity';
import type { CoreDevice } from './model';
import { isLookedInto, overallLook } from './rows/coreDeviceRow';
import type { RowContext } from './rows/row';
import type { StatusLook } from './status';
import type { Patience } from './stuck';

/** Works out the look of a device; those without trouble share theirs, because most are. */
function makeLookOf(patience: Patience): (facts: JudgedDevice, failing: boolean) => StatusLook {
  const calm = {
    lookedInto: new Map<string | undefined, StatusLook>(),
    listed: new Map<string | undefined, StatusLook>(),
  };
  return (facts, failing) => {
    const { device, findings } = facts;
    if ((failing && device.status !== 'UNHEALTHY') || findings.isInProgress) {
      return overallLook(device, facts, patience);
    }
    const looks = isLookedInto(facts) ? calm.lookedInto : calm.listed;
    const look = looks.get(device.status) ?? overallLook(device, facts, patience);
    looks.set(device.status, look);
    return look;
  };
}

/** From when a report is stale, and a deployment stuck. */
export type TallyContext = Patience & Pick<RowContext, 'staleAfterHours'>;

/**
 * What groups say of the devices in them, each fact in a list of its own, and each device at its place there. Devices
 * are added in whatever order is quickest to go through.
 */
export class DeviceTally {
  /** What devices have in common, each once. */
  readonly keys: string[] = [];
  private readonly keyNumbers = new Map<string, number>();
  private readonly keyAt: Uint32Array;
  private readonly unhealthy: Uint8Array;
  private readonly failing: Uint8Array;
  private readonly stale: Uint8Array;
  private readonly lookedInto: Uint8Array;
  private readonly looks: (StatusLook | undefined)[];
  private readonly lookOf: (facts: JudgedDevice, failing: boolean) => StatusLook;

  /**
   * @param size how many places there are
   * @param keyOf what the device has in common with others
   */
  constructor(
    size: number,
    private readonly context: TallyContext,
    private readonly keyOf: (device: CoreDevice) => string,
  ) {
    this.keyAt = new Uint32Array(size);
    this.unhealthy = new Uint8Array(size);
    this.failing = new Uint8Array(size);
    this.stale = new Uint8Array(size);
    this.lookedInto = new Uint8Array(size);
    this.looks = Array.from({ length: size });
    this.lookOf = makeLookOf(context);
  }

  add(place: number, facts: JudgedDevice): void {
    const { device, findings } = facts;
    const { staleAfterHours, now } = this.context;
    const isFailing = isFailingDevice(device, findings);
    this.keyAt[place] = this.numberOf(this.keyOf(device));
    this.unhealthy[place] = Number(device.status === 'UNHEALTHY');
    this.failing[place] = Number(isFailing);
    this.stale[place] = Number(isStale(device, staleAfterHours, now));
    this.lookedInto[place] = Number(isLookedInto(facts));
    this.looks[place] = this.lookOf(facts, isFailing);
  }

  /** Which of the {@link keys} a device has. */
  keyNumber(place: number): number {
    return this.keyAt[place] ?? 0;
  }

  isUnhealthy(place: number): boolean {
    return this.unhealthy[place] === 1;
  }

  isFailing(place: number): boolean {
    return this.failing[place] === 1;
  }

  /** Whether the report of the device is old. */
  isStale(place: number): boolean {
    return this.stale[place] === 1;
  }

  /** Whether the deployments and components of the device are known. */
  isLookedInto(place: number): boolean {
    return this.lookedInto[place] === 1;
  }

  look(place: number): StatusLook | undefined {
    return this.looks[place];
  }

  private numberOf(key: string): number {
    const known = this.keyNumbers.get(key);
    if (known !== undefined) {
      return known;
    }
    const number = this.keys.push(key) - 1;
    this.keyNumbers.set(key, number);
    return number;
  }
}
