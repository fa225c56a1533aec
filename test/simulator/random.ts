import type { SimulatedDeployment } from './fleetFile';

/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** From 0 up to, but without, 1. */
  next(): number;
  /** A whole number from 0 up to, but without, `limit`. */
  below(limit: number): number;
  pick<T>(items: readonly [T, ...T[]]): T;
  /** True so often, as a share of 1. */
  chance(share: number): boolean;
  uuid(): string;
}

/** A source of numbers (mulberry32) for a seed. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const hex = (length: number): string => Array.from({ length }, () => below(16).toString(16)).join('');
  return {
    next,
    below,
    pick: ([first, ...rest]) => [first, ...rest][below(rest.length + 1)] ?? first,
    chance: (share) => next() < share,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${'89ab'.charAt(below(4))}${hex(3)}-${hex(12)}`,
  };
}

/** Seconds, for times in fleet files. */
export const minutes = 60;
export const hours = 60 * minutes;
export const days = 24 * hours;

export const account = '123456789012';
export const region = 'eu-west-1';

/** The ARN of a thing group or thing as the target of a deployment. */
export function targetArn(kind: 'thing' | 'thinggroup', name: string): string {
  return `arn:aws:iot:${region}:${account}:${kind}/${name}`;
}

/** The IDs of a revision of a deployment: one job rolls it out to a thing group; a thing works from its shadow. */
export function revisionIds(
  random: Random,
  target: string,
): Pick<SimulatedDeployment, 'iotJobId' | 'iotJobArn'> & { readonly deploymentId: string } {
  const iotJobId = random.uuid();
  const iotJobArn = `arn:aws:iot:${region}:${account}:job/${iotJobId}`;
  return { deploymentId: random.uuid(), iotJobId, ...(target.includes(':thinggroup/') ? { iotJobArn } : {}) };
}
