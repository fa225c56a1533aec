import { Listeners } from '../base/events';
import type { ShownRollout } from '../fleet/deployments/shownRollouts';

/** A core device of a connection. */
export interface DisplayedDevice {
  readonly connectionId: string;
  readonly thingName: string;
}

/** A part of the UI that shows fleets: a view, or all panels. */
export interface Display {
  /** Core devices that are open in it, visible or not. */
  readonly openDevices: () => readonly DisplayedDevice[];
  /** Open core devices that the user can see. */
  readonly visibleDevices: () => readonly DisplayedDevice[];
  /** Core devices with a selected row that the user can see; absent in displays without any. */
  readonly selectedDevices?: () => readonly DisplayedDevice[];
  readonly isVisible: () => boolean;
  /** The deployments of a connection that the user can see, in the order of their rows; none in most displays. */
  readonly shownRollouts?: (connectionId: string) => readonly ShownRollout[];
  /** Whether it shows components; absent in most displays. */
  readonly showsComponents?: true;
}

/** The views and panels that show fleets. Each registers itself, because this layer can't import views. */
export class Displays {
  private readonly all = new Set<Display>();
  private readonly listeners = new Listeners<undefined>();
  private hasFocus = false;

  /** Registers a display. The returned function removes it. */
  add(display: Display): () => void {
    this.all.add(display);
    return () => {
      this.all.delete(display);
    };
  }

  /** Names of the core devices of a connection that are open anywhere. */
  openDevices(connectionId: string): readonly string[] {
    return this.thingNames(connectionId, ({ openDevices }) => openDevices());
  }

  /** Names of the open core devices of a connection that the user can see. */
  visibleDevices(connectionId: string): readonly string[] {
    return this.thingNames(connectionId, ({ visibleDevices }) => visibleDevices());
  }

  /** Names of the core devices of a connection that the user has selected or opened, and can see. */
  watchedDevices(connectionId: string): readonly string[] {
    return this.thingNames(connectionId, ({ selectedDevices, visibleDevices }) => [
      ...(selectedDevices?.() ?? []),
      ...visibleDevices(),
    ]);
  }

  /** The deployments of a connection that the user can see while the window has the focus. */
  shownRollouts(connectionId: string): readonly ShownRollout[] {
    return this.hasFocus ? [...this.all].flatMap(({ shownRollouts }) => shownRollouts?.(connectionId) ?? []) : [];
  }

  /** Whether components are visible while the window has the focus. */
  get areComponentsShown(): boolean {
    return this.hasFocus && [...this.all].some(({ showsComponents, isVisible }) => showsComponents && isVisible());
  }

  get isAnyVisible(): boolean {
    return [...this.all].some(({ isVisible }) => isVisible());
  }

  /** Whether the window has the focus and a display is visible. */
  get isActive(): boolean {
    return this.hasFocus && this.isAnyVisible;
  }

  /** Handles a change of the window's focus. */
  setFocus(hasFocus: boolean): void {
    this.hasFocus = hasFocus;
    this.didChangeVisibility();
  }

  /** Handles a display that was shown or hidden. */
  didChangeVisibility(): void {
    this.listeners.fire(undefined);
  }

  /** Adds a listener, called when {@link isActive} may have changed. The returned function removes it. */
  onDidChangeVisibility(listener: () => void): () => void {
    return this.listeners.add(listener);
  }

  private thingNames(connectionId: string, of: (display: Display) => readonly DisplayedDevice[]): readonly string[] {
    const own = [...this.all].flatMap(of).filter((device) => device.connectionId === connectionId);
    return [...new Set(own.map(({ thingName }) => thingName))];
  }
}
