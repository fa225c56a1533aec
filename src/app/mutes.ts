import { Listeners } from '../base/events';
import { flag, list, member, string, texts } from '../base/json';
import type { Memory } from '../base/memory';
import { hasSameProblems, keysIn, problemsOf, type Problems } from '../greengrass/failures/problems';
import type { StatusContext, Thresholds } from '../greengrass/status/thresholds';
import type { Fleet } from '../fleet/fleet';

const storageKey = 'mutes';

/** More mutes than this aren't stored. The oldest end first. */
export const maxMutes = 2_000;

/** The muted problems of a core device. They stay muted while everything that is wrong with the device stays the same. */
interface Mute {
  readonly connectionId: string;
  readonly thingName: string;
  /** What was wrong with the device when it was muted. */
  readonly problems: Problems;
  /** The keys of the muted problems; `undefined` for all. */
  readonly keys: readonly string[] | undefined;
}

function keysOf(value: unknown, part: string): readonly string[] | undefined {
  const keys = member(value, part);
  return keys === undefined ? undefined : texts(keys);
}

function parseMute(value: unknown): readonly (readonly [string, Mute])[] {
  const connectionId = string(member(value, 'connectionId'));
  const thingName = string(member(value, 'thingName'));
  const problems = member(value, 'problems');
  if (connectionId === undefined || thingName === undefined) {
    return [];
  }
  const mute: Mute = {
    connectionId,
    thingName,
    problems: {
      isUnhealthy: flag(member(problems, 'isUnhealthy')) ?? false,
      isStale: flag(member(problems, 'isStale')) ?? false,
      components: keysOf(problems, 'components'),
      deployments: keysOf(problems, 'deployments'),
    },
    keys: keysOf(value, 'keys'),
  };
  return [[idOf(connectionId, thingName), mute]];
}

function idOf(connectionId: string, thingName: string): string {
  return JSON.stringify([connectionId, thingName]);
}

/**
 * The core devices whose problems the user has muted, stored for the workspace. A mute ends by itself when the problems of
 * its device change. Nothing about it is sent anywhere.
 */
export class Mutes {
  private readonly listeners = new Listeners<undefined>();
  /** By connection and thing name, in the order of muting. */
  private readonly mutes: Map<string, Mute>;
  private changes = 0;
  /** What the mutes of a fleet were last compared with. */
  private readonly comparedWith = new WeakMap<Fleet, string>();

  constructor(
    private readonly memory: Memory,
    private readonly thresholds: () => Thresholds,
  ) {
    this.mutes = new Map(list(memory.get(storageKey)).slice(-maxMutes).flatMap(parseMute));
  }

  /** Changes with the mutes of a fleet. Ends the mutes of devices whose problems have changed. */
  version(fleet: Fleet): number {
    this.endChanged(fleet);
    return this.changes;
  }

  /** Mutes some of the problems of core devices. @param keys the keys of the problems; `undefined` for all */
  mute(fleet: Fleet, devices: Iterable<readonly [thingName: string, keys: readonly string[] | undefined]>): void {
    const { id: connectionId } = fleet.connection;
    for (const [thingName, keys] of devices) {
      const record = fleet.devices.get(thingName);
      if (record !== undefined) {
        const id = idOf(connectionId, thingName);
        const before = this.mutes.get(id);
        const all = before === undefined ? keys : before.keys && keys && [...new Set([...before.keys, ...keys])];
        this.mutes.delete(id);
        const problems = problemsOf({ ...record.knowledge, ...record.opened }, this.context(fleet));
        this.mutes.set(id, { connectionId, thingName, problems, keys: all });
      }
    }
    this.store();
  }

  /** Ends the mutes of core devices. */
  unmute(fleet: Fleet, thingNames: Iterable<string>): void {
    for (const thingName of thingNames) {
      this.mutes.delete(idOf(fleet.connection.id, thingName));
    }
    this.store();
  }

  /** Whether a problem of a core device is muted. @param key without one, whether any is */
  isMuted(fleet: Fleet, thingName: string, key?: string): boolean {
    if (this.mutes.size === 0) {
      return false;
    }
    this.endChanged(fleet);
    const mute = this.mutes.get(idOf(fleet.connection.id, thingName));
    return mute !== undefined && (key === undefined || mute.keys === undefined || mute.keys.includes(key));
  }

  /** Whether everything that is wrong with a core device is muted. */
  isSilent(fleet: Fleet, thingName: string): boolean {
    // Of a large fleet, thousands are asked about and few are muted.
    const mute = this.isMuted(fleet, thingName) ? this.mutes.get(idOf(fleet.connection.id, thingName)) : undefined;
    const record = mute && fleet.devices.get(thingName);
    if (mute === undefined || record === undefined) {
      return false;
    }
    const keys = keysIn(problemsOf({ ...record.knowledge, ...record.opened }, this.context(fleet)));
    return mute.keys === undefined || keys.every((key) => mute.keys?.includes(key));
  }

  /** The known core devices of a fleet with muted problems, in the order of muting. */
  mutedDevices(fleet: Fleet): readonly string[] {
    this.endChanged(fleet);
    return [...this.mutes.values()].flatMap(({ connectionId, thingName }) =>
      connectionId === fleet.connection.id && fleet.devices.get(thingName) !== undefined ? [thingName] : [],
    );
  }

  /** Adds a listener, called when the user mutes or unmutes. The returned function removes it. */
  onDidChange(listener: () => void): () => void {
    return this.listeners.add(listener);
  }

  private context(fleet: Fleet): StatusContext {
    return { ...this.thresholds(), now: fleet.now() };
  }

  private endChanged(fleet: Fleet): void {
    const context = this.context(fleet);
    // Stale and stuck depend on the time, but not by the second.
    const minute = Math.floor(context.now.getTime() / 60_000);
    const state = `${fleet.devices.version} ${minute} ${context.staleAfterHours} ${context.stuckAfterHours}`;
    if (this.mutes.size === 0 || this.comparedWith.get(fleet) === state) {
      return;
    }
    this.comparedWith.set(fleet, state);
    const ended = [...this.mutes].filter(([, { connectionId, thingName, problems }]) => {
      const record = connectionId === fleet.connection.id ? fleet.devices.get(thingName) : undefined;
      const now = record && problemsOf({ ...record.knowledge, ...record.opened }, context);
      return now !== undefined && !hasSameProblems(problems, now);
    });
    if (ended.length > 0) {
      ended.forEach(([id]) => this.mutes.delete(id));
      this.keep();
    }
  }

  private store(): void {
    this.keep();
    this.listeners.fire(undefined);
  }

  private keep(): void {
    this.changes += 1;
    for (const id of [...this.mutes.keys()].slice(0, Math.max(0, this.mutes.size - maxMutes))) {
      this.mutes.delete(id);
    }
    void this.memory.update(storageKey, [...this.mutes.values()]);
  }
}
