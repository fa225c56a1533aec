import type { SimulatedDeployment } from '../fleetFile';

/** Reproducible random numbers. */
export interface Random {
  /** From 0 to 1, exclusive. */
  next(): number;
  /** An integer from 0 to `limit`, exclusive. */
  below(limit: number): number;
  pick<T>(items: readonly [T, ...T[]]): T;
  /** True with this probability. */
  chance(share: number): boolean;
  uuid(): string;
}

/** A random number generator (mulberry32) with a seed. */
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

/** In seconds, for times in fleet files. */
export const minutes = 60;
export const hours = 60 * minutes;
export const days = 24 * hours;

export const account = '123456789012';
export const region = 'eu-west-1';

/** The target ARN of a thing group or thing. */
export function targetArn(kind: 'thing' | 'thinggroup', name: string): string {
  return `arn:aws:iot:${region}:${account}:${kind}/${name}`;
}

/** IDs of a revision. A thing group has a job; a single thing has none, because it uses its shadow. */
export function revisionIds(
  random: Random,
  target: string,
): Pick<SimulatedDeployment, 'iotJobId' | 'iotJobArn'> & { readonly deploymentId: string } {
  const iotJobId = random.uuid();
  const iotJobArn = `arn:aws:iot:${region}:${account}:job/${iotJobId}`;
  return { deploymentId: random.uuid(), iotJobId, ...(target.includes(':thinggroup/') ? { iotJobArn } : {}) };
}
