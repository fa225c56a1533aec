import { Listeners } from '../base/events';

/** A core device of a connection. */
export interface DisplayedThing {
  readonly connectionId: string;
  readonly thingName: string;
}

/** Something that shows the fleets: a view, or the panels. */
export interface Display {
  /** The core devices that are open in it, visible or not. */
  readonly openThings: () => readonly DisplayedThing[];
  /** Those of them that the person can see. */
  readonly visibleThings: () => readonly DisplayedThing[];
  readonly isVisible: () => boolean;
}

/** Everything that shows the fleets. Each view registers itself, so that nobody has to know which views there are. */
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

  /** The names of the core devices of a connection that are open anywhere. */
  openThings(connectionId: string): readonly string[] {
    return this.thingNames(connectionId, ({ openThings }) => openThings());
  }

  /** The names of the core devices of a connection that the person can see into. */
  visibleThings(connectionId: string): readonly string[] {
    return this.thingNames(connectionId, ({ visibleThings }) => visibleThings());
  }

  get isAnyVisible(): boolean {
    return [...this.all].some(({ isVisible }) => isVisible());
  }

  /** Whether somebody can be looking: the window has the focus, and a display is visible. */
  get isActive(): boolean {
    return this.hasFocus && this.isAnyVisible;
  }

  /** The window got the focus, or lost it. */
  setFocus(hasFocus: boolean): void {
    this.hasFocus = hasFocus;
    this.didChangeVisibility();
  }

  /** A display was shown or hidden. */
  didChangeVisibility(): void {
    this.listeners.tell(undefined);
  }

  /** Fires when {@link isActive} may have changed. The returned function ends that. */
  onDidChangeVisibility(listener: () => void): () => void {
    return this.listeners.add(listener);
  }

  private thingNames(connectionId: string, of: (display: Display) => readonly DisplayedThing[]): readonly string[] {
    const own = [...this.all].flatMap(of).filter((thing) => thing.connectionId === connectionId);
    return [...new Set(own.map(({ thingName }) => thingName))];
  }
}
