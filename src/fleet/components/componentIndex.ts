import type { Clock } from '../../base/clock';
import type { InstalledComponent } from '../../greengrass/model';
import type { DeviceDirectory } from '../devices/deviceDirectory';
import { isFailing, lifecycleStateLook } from '../../greengrass/status/status';
import type { IndexCoverage } from './indexCoverage';
import { IndexQueue } from './indexQueue';
import { Installations, maxStates } from './installations';

/** On how many known devices a version of a component runs. */
export interface VersionSpread {
  /** Empty if the devices reported none. */
  readonly version: string;
  readonly devices: number;
  /** Devices on which it is errored or broken. */
  readonly failed: number;
  /** The number of devices by lifecycle state. */
  readonly states: ReadonlyMap<string, number>;
}

/** On how many known devices a component runs. */
export interface ComponentSpread {
  readonly devices: number;
  readonly failed: number;
  /** In no particular order. */
  readonly versions: readonly VersionSpread[];
}

const noComponents: readonly InstalledComponent[] = [];

/**
 * Which known core devices run which version of which component. It is empty until the first question, and from then on it
 * follows the devices as they load. A large fleet is indexed in batches, because it takes long.
 */
export class ComponentIndex {
  private readonly versions = new Map<string, Map<string, Installations>>();
  private readonly numbers = new Map<string, number>();
  // By the number of the device. Three lists take half the memory of a list of objects.
  private readonly thingNames: string[] = [];
  private readonly revisions: number[] = [];
  private readonly components: (readonly InstalledComponent[])[] = [];
  /** The lifecycle states by their numbers. */
  private readonly states: string[] = [];
  private scanned = 0;
  private readonly queue: IndexQueue;

  constructor(
    private readonly directory: DeviceDirectory,
    /** Whether the directory has every core device of the fleet. */
    private readonly isWhole: () => boolean,
    clock: Clock,
    onDidChange: () => void,
  ) {
    this.queue = new IndexQueue(
      () => directory.names(),
      (thingName) => {
        this.index(thingName);
      },
      clock,
      onDidChange,
    );
  }

  /** The names of the components on known devices. */
  names(): Iterable<string> {
    this.queue.catchUp();
    return this.versions.keys();
  }

  /** Where a component runs; `undefined` if no known device has it. */
  spread(componentName: string): ComponentSpread | undefined {
    this.queue.catchUp();
    const versions = [...(this.versions.get(componentName) ?? [])].map(([version, installations]) =>
      this.spreadOf(version, installations),
    );
    return versions.length === 0
      ? undefined
      : {
          devices: versions.reduce((sum, { devices }) => sum + devices, 0),
          failed: versions.reduce((sum, { failed }) => sum + failed, 0),
          versions,
        };
  }

  /**
   * The names of the devices that have a component, in order of arrival.
   * @param version only this version
   * @param state only devices on which the component has this lifecycle state
   */
  devicesWith(componentName: string, version?: string, state?: string): readonly string[] {
    this.queue.catchUp();
    const ofComponent = this.versions.get(componentName);
    const wanted =
      version === undefined
        ? [...(ofComponent?.values() ?? [])]
        : [ofComponent?.get(version)].flatMap((one) => one ?? []);
    const number = state === undefined ? undefined : this.states.indexOf(state);
    const names: string[] = [];
    for (const installations of wanted) {
      installations.visit(number, (device) => names.push(this.thingNames[device] ?? ''));
    }
    return names;
  }

  coverage(): IndexCoverage {
    this.queue.catchUp();
    return {
      scanned: this.scanned,
      known: this.directory.size,
      isWhole: this.isWhole(),
      isIndexing: this.queue.isBehind,
    };
  }

  /** Handles devices that were loaded, changed, or removed. Costs nothing before the first question. */
  didChange(thingNames: readonly string[]): void {
    this.queue.add(thingNames);
  }

  dispose(): void {
    this.queue.dispose();
  }

  private spreadOf(version: string, { size, states }: Installations): VersionSpread {
    const named = states.map(([state, devices]) => [this.states[state] ?? '', devices] as const);
    const failed = named.filter(([state]) => isFailing(lifecycleStateLook(state).severity));
    return {
      version,
      devices: size,
      failed: failed.reduce((sum, [, devices]) => sum + devices, 0),
      states: new Map(named),
    };
  }

  private index(thingName: string): void {
    const components = this.directory.get(thingName)?.opened.components;
    const known = this.numbers.get(thingName);
    const before = (known === undefined ? undefined : this.components[known]) ?? noComponents;
    const after = components ?? noComponents;
    if (before === after) {
      return;
    }
    const device = known ?? this.thingNames.push(thingName) - 1;
    const revision = (this.revisions[device] ?? 0) + 1;
    this.numbers.set(thingName, device);
    this.scanned += Number(after !== noComponents) - Number(before !== noComponents);
    this.forget(before);
    this.revisions[device] = revision;
    this.components[device] = after;
    for (const component of distinct(after)) {
      const { componentName, componentVersion = '' } = component;
      this.installations(componentName, componentVersion).add(device, revision, this.stateOf(component));
    }
  }

  private forget(components: readonly InstalledComponent[]): void {
    for (const component of distinct(components)) {
      const { componentName, componentVersion = '' } = component;
      const versions = this.versions.get(componentName);
      const installations = versions?.get(componentVersion);
      installations?.remove(this.stateOf(component));
      if (installations?.size === 0) {
        versions?.delete(componentVersion);
      }
      if (versions?.size === 0) {
        this.versions.delete(componentName);
      }
    }
  }

  /** The number of a component's state. States after the first 31 share one number, that of an unknown state. */
  private stateOf({ lifecycleState = '' }: InstalledComponent): number {
    const known = this.states.indexOf(lifecycleState);
    if (known >= 0) {
      return known;
    }
    if (this.states.length < maxStates - 1) {
      return this.states.push(lifecycleState) - 1;
    }
    return maxStates - 1;
  }

  private installations(componentName: string, version: string): Installations {
    const versions = this.versions.get(componentName) ?? new Map<string, Installations>();
    this.versions.set(componentName, versions);
    const installations = versions.get(version) ?? new Installations((device) => this.revisions[device] ?? 0);
    versions.set(version, installations);
    return installations;
  }
}

/** Each component once: the response of a device can repeat one. */
function distinct(components: readonly InstalledComponent[]): Iterable<InstalledComponent> {
  const byName = new Map(components.map((component) => [component.componentName, component]));
  return byName.size === components.length ? components : byName.values();
}
