import type { JudgedDevice } from '../../greengrass/failures/findings';
import { isScanned, isFailingDevice, isFullyScanned } from '../../greengrass/failures/findings';
import { isStale } from '../../greengrass/status/stale';
import type { CoreDevice } from '../../greengrass/model';
import { overallLook, worstProblem } from '../../greengrass/failures/deviceProblem';
import type { StatusContext } from '../../greengrass/status/thresholds';
import { isUnhealthy, type Look } from '../../greengrass/status/status';
import type { StuckContext } from '../../greengrass/status/stuck';

/** Returns the look of a device. Devices without problems, which are most, share their look objects. */
function makeLookOf(context: StuckContext): (judged: JudgedDevice, failing: boolean) => Look {
  const calm = {
    scanned: new Map<string | undefined, Look>(),
    listed: new Map<string | undefined, Look>(),
  };
  return (judged, failing) => {
    const { device, findings } = judged;
    if ((failing && !isUnhealthy(device)) || findings.isInProgress) {
      return overallLook(device, judged, worstProblem(device, judged, context));
    }
    const looks = isFullyScanned(judged) ? calm.scanned : calm.listed;
    const look = looks.get(device.status) ?? overallLook(device, judged, undefined);
    looks.set(device.status, look);
    return look;
  };
}

/** Facts about a device as bits: one byte per device keeps iteration in name order fast. */
const facts = { unhealthy: 1, failing: 2, stale: 4, scanned: 8 } as const;

/** Thresholds for stale reports and stuck deployments. */
export type TallyContext = StuckContext & Pick<StatusContext, 'staleAfterHours'>;

/** Facts about devices for groups, in one array per fact, indexed by place. Devices can be added in any order. */
export class DeviceTally {
  /** Distinct group keys. */
  readonly keys: string[] = [];
  private readonly keyNumbers = new Map<string, number>();
  private readonly keyAt: Uint32Array;
  private readonly factsAt: Uint8Array;
  private readonly looks: (Look | undefined)[];
  private readonly lookOf: (judged: JudgedDevice, failing: boolean) => Look;

  /**
   * @param size number of places
   * @param keyOf the group key of a device
   */
  constructor(
    size: number,
    private readonly context: TallyContext,
    private readonly keyOf: (device: CoreDevice) => string,
  ) {
    this.keyAt = new Uint32Array(size);
    this.factsAt = new Uint8Array(size);
    this.looks = new Array<Look | undefined>(size);
    this.lookOf = makeLookOf(context);
  }

  add(place: number, judged: JudgedDevice): void {
    const { device, findings } = judged;
    const { staleAfterHours, now } = this.context;
    const isFailing = isFailingDevice(device, findings);
    this.keyAt[place] = this.numberOf(this.keyOf(device));
    this.factsAt[place] =
      (isUnhealthy(device) ? facts.unhealthy : 0) |
      (isFailing ? facts.failing : 0) |
      (isStale(device, staleAfterHours, now) ? facts.stale : 0) |
      (isScanned(judged) ? facts.scanned : 0);
    this.looks[place] = this.lookOf(judged, isFailing);
  }

  /** Index in {@link keys} of the key of a device. */
  keyNumber(place: number): number {
    return this.keyAt[place] ?? 0;
  }

  isUnhealthy(place: number): boolean {
    return this.is(facts.unhealthy, place);
  }

  isFailing(place: number): boolean {
    return this.is(facts.failing, place);
  }

  isStale(place: number): boolean {
    return this.is(facts.stale, place);
  }

  isScanned(place: number): boolean {
    return this.is(facts.scanned, place);
  }

  look(place: number): Look | undefined {
    return this.looks[place];
  }

  private is(fact: number, place: number): boolean {
    return ((this.factsAt[place] ?? 0) & fact) !== 0;
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
