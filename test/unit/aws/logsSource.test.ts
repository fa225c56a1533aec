import assert from 'node:assert/strict';
import { connect } from '../../../src/aws/connect';
import { defaultLimits } from '../../../src/aws/limits';
import type { LiveTailUpdate } from '../../../src/greengrass/log';
import type { Connection } from '../../../src/greengrass/ports/connection';
import type { FleetErrorKind } from '../../../src/greengrass/ports/fleetError';
import { ManualClock } from '../../simulator/clock';
import { accessDenied, type Effect } from '../../simulator/faults/faults';
import { generateFleet } from '../../simulator/generated/generateFleet';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { temporaryHome, type TemporaryHome } from './profiles/temporaryHome';

const { signal } = new AbortController();
const logGroupName = '/aws/greengrass/UserComponent/eu-west-1/com.example.Own';
const logGroupArn = `arn:aws:logs:eu-west-1:123456789012:log-group:${logGroupName}`;
const stream = '/2026/11/24/thing/a+b';
const start = Date.UTC(2026, 10, 24, 8, 30);

describe('the logs of a connection', () => {
  let home: TemporaryHome;
  let simulator: Simulator;
  let clock: ManualClock;
  let connection: Connection;
  beforeEach(async () => {
    clock = new ManualClock(start);
    simulator = await startSimulator({ fleet: generateFleet(3), clock, signatureTolerance: Infinity });
    home = await temporaryHome();
    Object.assign(process.env, simulator.env, { AWS_MAX_ATTEMPTS: '1' });
    connection = await connect({ profile: undefined, region: undefined });
  });
  afterEach(async () => {
    connection.close();
    await simulator.close();
    await home.dispose();
  });

  const filtered = (token?: string) => {
    const filter = { logGroupName, logStreamNames: [stream], startTime: 0, endTime: Number.MAX_SAFE_INTEGER };
    return connection.source.filterLogEvents(filter, token, signal);
  };

  it('have events with the fields of the API, times in milliseconds', async () => {
    simulator.logs.append(logGroupName, stream, { timestamp: start + 7, message: 'a' });
    const [event] = (await filtered()).items;
    assert.match(event?.eventId ?? '', /^\d{56}$/u);
    assert.deepEqual(event, {
      logStreamName: stream,
      timestamp: start + 7,
      message: 'a',
      ingestionTime: start,
      eventId: event?.eventId,
    });
  });

  it('have empty pages with a token, and pages of at most 1 MB', async () => {
    simulator.logs.append(logGroupName, stream, ...Array<string>(5).fill('x'.repeat(400_000)));
    simulator.setFaults({ operation: 'FilterLogEvents', effect: { kind: 'emptyPage', count: 2 } });
    const sizes: number[] = [];
    let token: string | undefined;
    do {
      const page = await filtered(token);
      sizes.push(page.items.length);
      token = page.nextToken;
    } while (token !== undefined);
    assert.deepEqual(sizes, [0, 0, 2, 2, 1]);
  });

  it('end where the token of GetLogEvents is repeated, in both directions', async () => {
    simulator.logs.append(logGroupName, stream, '1', '2', '3', '4', '5');
    for (const [startFromHead, expected] of [
      [false, [['4', '5'], ['2', '3'], ['1'], []]],
      [true, [['1', '2'], ['3', '4'], ['5'], []]],
    ] as const) {
      const pages: string[][] = [];
      let token: string | undefined;
      do {
        const range = { logGroupName, logStreamName: stream, startFromHead, limit: 2 };
        const page = await connection.source.getLogEvents(range, token, signal);
        pages.push(page.items.map(({ message }) => message));
        token = page.nextToken;
      } while (token !== undefined);
      assert.deepEqual(pages, expected);
    }
  });

  it('have groups with their ARN and retention, and streams by name', async () => {
    simulator.logs.putGroup(logGroupName, 7);
    simulator.logs.append('other', stream, 'a');
    const groups = await connection.source.describeLogGroups(logGroupName, undefined, signal);
    assert.deepEqual(groups.items, [{ logGroupName, logGroupArn, retentionInDays: 7 }]);
    const streams = await connection.source.describeLogStreams('other', '/2026', undefined, signal);
    assert.deepEqual(streams.items, [{ logStreamName: stream, lastEventTimestamp: start }]);
  });

  it('ignore values of the wrong type', async () => {
    simulator.logs.append(logGroupName, stream, 'a');
    simulator.setFaults({ operation: 'FilterLogEvents', effect: { kind: 'nullItems' } });
    assert.equal((await filtered()).items.length, 1);
    simulator.setFaults({ operation: 'FilterLogEvents', effect: { kind: 'body', body: '{"events":[{"message":7}]}' } });
    const [event] = (await filtered()).items;
    assert.deepEqual([event?.message, event?.timestamp, event?.eventId], ['7', undefined, undefined]);
  });

  const failures: readonly (readonly [string, Effect | undefined, FleetErrorKind])[] = [
    ['a missing group', undefined, 'notFound'],
    ['a missing permission', accessDenied('logs:FilterLogEvents'), 'denied'],
    ['too many requests', { kind: 'throttle' }, 'throttled'],
    [
      'an invalid parameter',
      { kind: 'error', status: 400, type: 'InvalidParameterException', message: 'x' },
      'invalid',
    ],
    ['a proxy', { kind: 'html', status: 200 }, 'proxy'],
    ['half a response', { kind: 'truncate' }, 'badResponse'],
  ];
  for (const [what, effect, kind] of failures) {
    it(`reject with ${kind} for ${what}`, async () => {
      if (effect !== undefined) {
        simulator.logs.append(logGroupName, stream, 'a');
      }
      simulator.setFaults(...(effect === undefined ? [] : [{ operation: 'FilterLogEvents', effect } as const]));
      await assert.rejects(filtered(), { name: 'FleetError', kind, operation: 'FilterLogEvents' });
    });
  }

  it('name the permission that is missing', async () => {
    simulator.setFaults({ operation: 'FilterLogEvents', effect: accessDenied('null') });
    await assert.rejects(filtered(), { permission: 'logs:FilterLogEvents' });
  });

  describe('with Live Tail', () => {
    const abort = { current: new AbortController() };
    let updates: AsyncIterator<LiveTailUpdate>;
    beforeEach(async () => {
      abort.current = new AbortController();
      simulator.logs.putGroup(logGroupName);
      const filter = { logGroupArn, logStreamNames: [stream] };
      const session = await connection.source.startLiveTail(filter, abort.current.signal);
      updates = session[Symbol.asyncIterator]();
    });
    afterEach(() => {
      abort.current.abort();
    });

    /** The update of the next second. */
    const next = async (): Promise<LiveTailUpdate> => {
      const update = updates.next();
      clock.advance(1);
      const result = await update;
      assert.ok(result.done !== true);
      return result.value;
    };

    it('send an update each second', async () => {
      simulator.logs.append(logGroupName, stream, 'a');
      const update = await next();
      assert.deepEqual([update.events.map(({ message }) => message), update.isSampled], [['a'], false]);
      assert.deepEqual((await next()).events, []);
    });

    it('send updates for longer than any other response may take', async () => {
      const other = await connect({ profile: undefined, region: undefined }, undefined, {
        ...defaultLimits,
        response: 60,
      });
      const filter = { logGroupArn, logStreamNames: [stream] };
      const session = await other.source.startLiveTail(filter, abort.current.signal);
      updates = session[Symbol.asyncIterator]();
      simulator.setFaults({ operation: 'DescribeLogGroups', effect: { kind: 'hang', midBody: true } });
      await assert.rejects(other.source.describeLogGroups(logGroupName, undefined, signal), { kind: 'timeout' });
      assert.deepEqual((await next()).events, []);
      other.close();
    });

    it('say when AWS left out events', async () => {
      simulator.logs.append(logGroupName, stream, ...Array<string>(501).fill('a'));
      const update = await next();
      assert.deepEqual([update.events.length, update.isSampled], [500, true]);
    });

    it('end with the signal and with the connection', async () => {
      const first = updates.next();
      abort.current.abort();
      await assert.rejects(first, { kind: 'canceled' });
      const filter = { logGroupArn, logStreamNames: [stream] };
      const session = await connection.source.startLiveTail(filter, signal);
      const second = session[Symbol.asyncIterator]().next();
      connection.close();
      await assert.rejects(second, { kind: 'canceled' });
    });

    it('say why AWS ended a session', async () => {
      const first = updates.next();
      simulator.liveTail.endAll('SessionTimeoutException');
      await assert.rejects(first, { kind: 'timeout', operation: 'StartLiveTail' });
    });

    it('reject if a session cannot start', async () => {
      const filter = { logGroupArn: `${logGroupArn}.None`, logStreamNames: [stream] };
      await assert.rejects(connection.source.startLiveTail(filter, signal), { kind: 'notFound' });
    });
  });
});
