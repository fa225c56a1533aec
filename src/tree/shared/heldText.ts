import type { Clock } from '../../base/clock';
import { Debouncer } from '../../base/debounce';

/** Shortest time between two changes, in milliseconds. */
const heldMilliseconds = 2_000;

/**
 * A text that changes at most every two seconds: VS Code draws rows late while the message of their view keeps changing.
 * A text that appears or disappears isn't held.
 */
export class HeldText {
  private shown: string | undefined;
  private changedAt = 0;
  private readonly waiting: Debouncer;

  /** @param onDidWait called when a held text may change */
  constructor(
    private readonly clock: Clock,
    onDidWait: () => void,
  ) {
    this.waiting = new Debouncer(clock, () => heldMilliseconds, onDidWait);
  }

  /**
   * The text to show in place of the current one.
   * @param isUrgent whether the text isn't held, because it says something else, not just another number
   */
  of(text: string | undefined, isUrgent = false): string | undefined {
    if (text === this.shown) {
      return text;
    }
    const now = this.clock.now().getTime();
    const age = now - this.changedAt;
    if (!isUrgent && text !== undefined && this.shown !== undefined && age >= 0 && age < heldMilliseconds) {
      this.waiting.schedule();
      return this.shown;
    }
    this.shown = text;
    this.changedAt = now;
    return text;
  }

  dispose(): void {
    this.waiting.dispose();
  }
}
