import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { EventStreamCodec } from '@smithy/core/event-streams';
import type { SimulatorClock } from '../clock';
import type { SimulatorRequest } from '../http/request';
import { logsError } from '../http/serviceError';
import type { LogState, StoredEvent } from './logState';

/** The most events of an update. If there are more, AWS sends a sample. */
const maxSampled = 500;

/** The most sessions of an account at a time. */
const maxSessions = 15;

/** Seconds until a session times out. */
const maxSeconds = 3 * 3_600;

const codec = new EventStreamCodec(
  (bytes: string | Uint8Array) => (typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes)),
  (text) => new TextEncoder().encode(text),
);

/** A message of the event stream. */
function frame(kind: 'event' | 'exception', type: string, body: object): Uint8Array {
  return codec.encode({
    headers: {
      ':message-type': { type: 'string', value: kind },
      [`:${kind}-type`]: { type: 'string', value: type },
      ':content-type': { type: 'string', value: 'application/json' },
    },
    body: new TextEncoder().encode(JSON.stringify(body)),
  });
}

/** A running session. */
interface Session {
  readonly response: ServerResponse;
  readonly end: (exception?: string) => void;
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** The Live Tail sessions of an account. */
export class LiveTail {
  private readonly sessions = new Set<Session>();
  /** How many sessions have started. */
  startedCount = 0;

  constructor(
    private readonly logs: LogState,
    private readonly clock: SimulatorClock,
  ) {}

  /** The number of running sessions. */
  get size(): number {
    return this.sessions.size;
  }

  /** Ends all sessions: with an exception, or by breaking their connections. */
  endAll(exception?: 'SessionTimeoutException' | 'SessionStreamingException'): void {
    this.sessions.forEach(({ end }) => {
      end(exception);
    });
  }

  /** Checks a request. Throws the errors of the service. The returned function starts the session. */
  prepare({ input = {} }: SimulatorRequest): (response: ServerResponse) => void {
    const groups = textsIn(input['logGroupIdentifiers']);
    const [names, prefixes] = [textsIn(input['logStreamNames']), textsIn(input['logStreamNamePrefixes'])];
    if (groups.some((group) => !group.startsWith('arn:') || group.endsWith(':*'))) {
      throw logsError('InvalidParameterException', 'The log group identifiers must be ARNs without :* at the end.');
    }
    if (groups.length > 1 && names.length + prefixes.length > 0) {
      throw logsError('InvalidParameterException', 'Log streams require exactly one log group.');
    }
    const groupNames = groups.map((arn) => arn.replace(/^arn:.*:log-group:/u, ''));
    if (groupNames.some((name) => this.logs.group(name) === undefined)) {
      throw logsError('ResourceNotFoundException', 'The specified log group does not exist.');
    }
    if (this.sessions.size >= maxSessions) {
      throw logsError('LimitExceededException', 'The maximum number of concurrent Live Tail sessions is reached.');
    }
    const includes = (name: string): boolean =>
      names.length + prefixes.length === 0 ||
      names.includes(name) ||
      prefixes.some((prefix) => name.startsWith(prefix));
    return (response) => {
      this.start(response, groups, (group, { logStreamName }) => groupNames.includes(group) && includes(logStreamName));
    };
  }

  private start(
    response: ServerResponse,
    logGroupIdentifiers: readonly string[],
    matches: (group: string, event: StoredEvent) => boolean,
  ): void {
    this.startedCount += 1;
    let waiting: readonly StoredEvent[] = [];
    const stopListening = this.logs.onDidAppend((group, events) => {
      waiting = [...waiting, ...events.filter((event) => matches(group, event))];
    });
    const send = (): void => {
      const sessionResults = waiting.slice(0, maxSampled).map(({ eventId, ...event }) => event);
      const sampled = waiting.length > maxSampled;
      waiting = [];
      response.write(frame('event', 'sessionUpdate', { sessionMetadata: { sampled }, sessionResults }));
    };
    let cancel = (): void => undefined;
    const schedule = (secondsLeft: number): void => {
      cancel = this.clock.after(1, () => {
        if (secondsLeft <= 0) {
          session.end('SessionTimeoutException');
          return;
        }
        send();
        schedule(secondsLeft - 1);
      });
    };
    const session: Session = {
      response,
      end: (exception) => {
        if (exception === undefined) {
          response.socket?.destroy();
        } else {
          response.end(frame('exception', exception, { message: 'The session has ended.' }));
        }
      },
    };
    this.sessions.add(session);
    response.once('close', () => {
      this.sessions.delete(session);
      stopListening();
      cancel();
    });
    const start = { requestId: randomUUID(), sessionId: randomUUID(), logGroupIdentifiers };
    response.write(frame('event', 'sessionStart', start));
    schedule(maxSeconds);
  }
}
