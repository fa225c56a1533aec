import { withOwnAbort } from '../../base/abort';
import type { Clock } from '../../base/clock';
import { Listeners } from '../../base/events';
import type { DeviceAddress } from '../../greengrass/addresses/deviceAddress';
import type { CloudLog } from '../../greengrass/logs/cloudLog';
import { linesThatMatter } from '../../greengrass/logs/linesThatMatter';
import type { NoLinesCause } from '../../greengrass/logs/noLines';
import { fleetError, type FleetError } from '../../greengrass/ports/fleetError';
import type { DeviceSubject } from '../../greengrass/subject';
import { subjectOn } from '../devices/subjectAt';
import type { Fleet } from '../fleet';
import { click } from '../requests/requestPool';
import { findLog, type FoundLog } from './findLog';
import { FollowedLog, type Following } from './followedLog';
import { readForwarderConfigurations } from './forwarderReads';
import { KeptLines, type KeptLine } from './keptLines';
import { ahead, type LogPeriod } from './logChunk';
import type { FollowMode } from './logFollower';
import { LogRequests } from './logRequests';
import { searchedDays } from './streamReads';

/** What is known about the log of a subject. */
export interface SubjectLogState {
  readonly subject: DeviceSubject;
  /** The log whose lines are shown; `undefined` if there are none. */
  readonly log: CloudLog | undefined;
  /** Why there are no lines. */
  readonly cause: NoLinesCause | undefined;
  /** Why the log of the component has no lines, if another log is shown instead and this is known. */
  readonly missing?: NoLinesCause | undefined;
  readonly lines: readonly KeptLine[];
  /** The period that was read. */
  readonly period: LogPeriod;
  /** The moment that it was read around, in milliseconds since the epoch. */
  readonly moment: number;
  /** How the first period was changed: see {@link FoundLog}. */
  readonly change: 'first' | 'widened' | 'narrowed';
  /** How many lines have left, at the start and at the end. */
  readonly leftEarlier: number;
  readonly leftLater: number;
  /** `undefined` if the log was never followed. */
  readonly following: Following | undefined;
}

/** How many lines Load Earlier and Load Later add. */
const addedLines = 500;

const minute = 60_000;
const day = 24 * 60 * minute;

/** Lines can arrive this late. A period that ended earlier is complete. */
const arrivesWithin = 10 * minute;

/** The log of a core device, or of something on it, as far as it was read. */
export class SubjectLog {
  private readonly changes = new Listeners<undefined>();
  private readonly disposed = new AbortController();
  private readonly requests: LogRequests;
  private kept = new KeptLines();
  private found: (FoundLog & { readonly subject: DeviceSubject }) | undefined;
  private period: LogPeriod = { from: 0, to: 0 };
  private followed: FollowedLog | undefined;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    readonly fleet: Fleet,
    readonly address: DeviceAddress,
    private readonly clock: Clock,
  ) {
    this.requests = new LogRequests(fleet, click);
  }

  /** `undefined` before the first read. */
  get state(): SubjectLogState | undefined {
    const { found, kept } = this;
    return (
      found && {
        subject: found.subject,
        moment: found.moment,
        log: found.kind === 'found' ? found.log : undefined,
        cause: found.kind === 'none' ? found.cause : undefined,
        missing: found.kind === 'found' ? found.missing : undefined,
        change: found.kind === 'found' ? found.period : 'first',
        lines: kept.all,
        period: this.period,
        leftEarlier: kept.leftEarlier,
        leftLater: kept.leftLater,
        following: this.followed?.state,
      }
    );
  }

  /** Adds a listener for changes. The returned function removes it. */
  onDidChange(listener: () => void): () => void {
    return this.changes.add(listener);
  }

  /** Reads the log around the moment of its subject. Rejects with a FleetError. */
  read(canceled?: AbortSignal): Promise<void> {
    return this.inTurn(canceled, async (signal) => {
      const { subject, componentsError } = await this.subject(signal);
      const { fleet, requests } = this;
      const found = await findLog(
        {
          subject,
          componentsError,
          requests,
          now: () => this.now(),
          readConfigurations: () => readForwarderConfigurations(fleet, subject.on, signal),
        },
        signal,
      );
      this.followed?.stop();
      this.followed = undefined;
      this.found = { ...found, subject };
      this.kept = new KeptLines();
      if (found.kind === 'found') {
        this.kept.append(found.chunk.events);
        this.period = found.chunk;
        const lines = this.kept.all.flatMap((line) => (line.kind === 'event' ? line : []));
        const important = linesThatMatter(lines).map(({ event, level, message }) => ({
          time: event.timestamp,
          level,
          message,
        }));
        fleet.importantLines.set(this.address, important);
      }
      this.changed();
    });
  }

  /** Adds the lines before those that are shown. Returns how many were added. Rejects with a FleetError. */
  loadEarlier(): Promise<number> {
    return this.inTurn(undefined, async (signal) => {
      const chunk = await this.withLog((log) => this.requests.before(log, this.period.from, addedLines, signal));
      const count = this.kept.prepend(chunk?.events ?? []);
      if (this.kept.leftLater > 0) {
        this.followed?.stop();
      }
      const to = this.kept.leftLater > 0 ? (this.kept.last ?? this.period.to - 1) + 1 : this.period.to;
      this.period = { from: chunk?.from ?? this.period.from, to };
      this.changed();
      return count;
    });
  }

  /**
   * Adds the lines of the first gap, from its start, else the lines after those that are shown. Returns how many were
   * added. Rejects with a FleetError.
   */
  loadLater(): Promise<number> {
    return this.inTurn(undefined, async (signal) => {
      const filled = await this.fillGap(signal);
      if (filled > 0) {
        return filled;
      }
      const period = { from: this.loadedUntil(), to: this.now() + ahead };
      const chunk = await this.withLog((log) => this.requests.after(log, period, addedLines, signal));
      const count = this.kept.append(chunk?.events ?? []);
      this.didAppend(chunk?.to ?? this.period.to);
      return count;
    });
  }

  /** Follows the log, if there is one. Does nothing while it is followed. */
  follow(mode: FollowMode): void {
    const { found } = this;
    if (found?.kind !== 'found' || (this.followed !== undefined && this.followed.state.end === undefined)) {
      return;
    }
    this.followed = new FollowedLog({
      mode,
      log: found.log,
      requests: this.requests,
      clock: this.clock,
      lines: this.kept,
      loadedUntil: this.loadedUntil(),
      didChange: () => {
        this.didAppend(this.period.to);
      },
    });
    this.changed();
  }

  stopFollowing(): void {
    this.followed?.stop();
  }

  /** Following ends if the log stays hidden. */
  setVisible(isVisible: boolean): void {
    this.followed?.setVisible(isVisible);
  }

  /** Cancels everything in progress. */
  dispose(): void {
    this.disposed.abort();
    this.followed?.stop();
  }

  private now(): number {
    return this.clock.now().getTime();
  }

  private changed(): void {
    if (!this.disposed.signal.aborted) {
      this.changes.fire(undefined);
    }
  }

  /** Adds lines where some are missing between others. A gap without lines is closed. Returns how many were added. */
  private async fillGap(signal: AbortSignal): Promise<number> {
    for (let { gap } = this.kept; gap !== undefined; { gap } = this.kept) {
      const period = { from: gap.from, to: Math.min(gap.to, gap.from + searchedDays * day) };
      const chunk = await this.withLog((log) => this.requests.after(log, period, addedLines, signal));
      const count = this.kept.fill(gap, chunk ?? { ...gap, events: [] });
      this.didAppend(this.period.to);
      if (count > 0) {
        return count;
      }
    }
    return 0;
  }

  /** @param to where the period ends, if no later lines are shown */
  private didAppend(to: number): void {
    const { leftEarlier, first, last = 0 } = this.kept;
    const from = leftEarlier > 0 ? (first ?? this.period.from) : this.period.from;
    this.period = { from, to: Math.max(Math.min(to, this.now()), last + 1) };
    this.changed();
  }

  /** Until when all lines are shown: events at this time can still arrive. */
  private loadedUntil(): number {
    const { to } = this.period;
    const isComplete = to < this.now() - arrivesWithin;
    return isComplete ? to : Math.min(this.kept.last ?? this.period.from, to);
  }

  /** Runs one read after the other. */
  private inTurn<T>(canceled: AbortSignal | undefined, read: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const signals = [this.disposed.signal, ...(canceled === undefined ? [] : [canceled])];
    const result = this.running.then(() => withOwnAbort(signals, ({ signal }) => read(signal)));
    this.running = result.catch(() => undefined);
    return result;
  }

  private async withLog<T>(read: (log: CloudLog) => Promise<T>): Promise<T | undefined> {
    return this.found?.kind === 'found' ? read(this.found.log) : undefined;
  }

  /** Loads the subject and the components of its device, which say where its log is. */
  private async subject(
    signal: AbortSignal,
  ): Promise<{ readonly subject: DeviceSubject; readonly componentsError: FleetError | undefined }> {
    const { fleet, address } = this;
    const record = await fleet.devices.find(address.thingName, click, signal);
    await Promise.all([
      record.components.read(click, signal),
      // The worst failure of a core device can be a deployment.
      ...(address.kind === 'installedComponent' ? [] : [record.deployments.read(click, signal)]),
    ]);
    const { error } = record.components.state;
    const subject = subjectOn(fleet, record, address);
    if (subject === undefined) {
      throw error ?? fleetError({ kind: 'notFound', thingName: address.thingName }, 'It is not on the core device.');
    }
    return { subject, componentsError: error };
  }
}
