import type { Clock } from '../../base/clock';
import {
  isConnectivityIndexed,
  type IndexingConfiguration,
  type KnownConnectivity,
  type ThingConnectivity,
} from '../../greengrass/connectivity';
import { asFleetError, type FleetError } from '../../greengrass/ports/fleetError';
import type { FleetSource } from '../../greengrass/ports/fleetSource';
import { Listing } from '../requests/listing';
import { click, type Caller, type RequestPool } from '../requests/requestPool';

/** Dependencies of {@link Connectivity}. */
export interface ConnectivityContext {
  readonly source: FleetSource;
  readonly pool: RequestPool;
  readonly clock: Pick<Clock, 'now'>;
  /** Called with the thing that was asked about; `undefined` for what AWS IoT indexes. */
  readonly onDidChange: (thingName: string | undefined) => void;
}

const noAnswer: ThingConnectivity = { connected: undefined, timestamp: undefined, disconnectReason: undefined };

/** An answer is kept this long, in milliseconds, because AWS bills each question. */
export const keptFor = 60_000;

/**
 * Whether core devices are connected to AWS IoT Core, as far as it was asked. The caller asks only if the user has turned it
 * on.
 */
export class Connectivity {
  /** GetIndexingConfiguration as a list of one. */
  readonly configuration: Listing<IndexingConfiguration>;
  private readonly answers = new Map<string, KnownConnectivity>();
  private readonly asking = new Map<string, Promise<FleetError | undefined>>();
  private latestError: FleetError | undefined;

  constructor(private readonly context: ConnectivityContext) {
    const { source, pool, clock } = context;
    this.configuration = new Listing<IndexingConfiguration>(
      async (_token, signal, caller) => ({
        items: [await pool.run({ caller, signal, service: 'iot' }, () => source.getIndexingConfiguration(signal))],
        nextToken: undefined,
      }),
      () => '',
      clock,
      () => {
        context.onDidChange(undefined);
      },
    );
  }

  /** What AWS IoT last said about a thing; `undefined` if it wasn't asked. */
  of(thingName: string): KnownConnectivity | undefined {
    return this.answers.get(thingName);
  }

  /** Why the last question failed; `undefined` after one that didn't. */
  get error(): FleetError | undefined {
    return this.latestError;
  }

  /** Whether AWS IoT can answer; `unknown` if it wasn't asked or denied the question. */
  get isIndexed(): boolean | 'unknown' {
    return isConnectivityIndexed(this.configuration.state.items?.[0]);
  }

  /** Stores what the fleet index says about a thing, unless a newer answer is known. */
  note(thingName: string, connectivity: KnownConnectivity): void {
    const known = this.answers.get(thingName);
    if (known === undefined || known.askedAt < connectivity.askedAt) {
      this.answers.set(thingName, connectivity);
      this.context.onDidChange(thingName);
    }
  }

  /** How old the answer about a thing is, in milliseconds; Infinity without one. */
  ageOf(thingName: string): number {
    const answer = this.answers.get(thingName);
    return answer === undefined ? Infinity : this.context.clock.now().getTime() - answer.askedAt.getTime();
  }

  /**
   * Asks whether a thing is connected, unless the answer is less than a minute old. Resolves with the error, if any. Callers
   * share one question.
   */
  async ask(thingName: string, caller: Caller = click, signal: AbortSignal): Promise<FleetError | undefined> {
    await this.configuration.read(caller, signal);
    if (this.isIndexed === false || this.ageOf(thingName) < keptFor || signal.aborted) {
      return undefined;
    }
    const asking = this.asking.get(thingName) ?? this.send(thingName, caller, signal);
    this.asking.set(thingName, asking);
    return asking;
  }

  private async send(thingName: string, caller: Caller, signal: AbortSignal): Promise<FleetError | undefined> {
    const { source, pool, clock, onDidChange } = this.context;
    try {
      const answer = await pool.run({ caller, signal, service: 'iot' }, () =>
        source.getThingConnectivityData(thingName, signal),
      );
      this.answers.set(thingName, { ...answer, askedAt: clock.now() });
      this.latestError = undefined;
      return undefined;
    } catch (thrown) {
      const error = asFleetError(thrown);
      if (error.kind === 'notFound') {
        // AWS IoT has no such thing, and would bill the next question, too.
        this.answers.set(thingName, { ...noAnswer, askedAt: clock.now() });
      } else if (error.kind !== 'canceled') {
        this.latestError = error;
      }
      return error;
    } finally {
      this.asking.delete(thingName);
      onDidChange(thingName);
    }
  }
}
