import assert from 'node:assert/strict';
import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  StartLiveTailCommand,
  type StartLiveTailResponseStream,
} from '@aws-sdk/client-cloudwatch-logs';
import { operations, type LogsOperation } from '../../simulator/http/apiModel';
import { ManualClock } from '../../simulator/clock';
import { accessDenied } from '../../simulator/faults/faults';
import { sampleFleet } from '../../simulator/sample/sampleFleet';
import { sampleNames } from '../../simulator/sample/sampleNames';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { modelMismatches } from './modelMismatches';
import { errorOf, openLogsClient, post, signedHeaders } from './openClient';

const start = Date.UTC(2026, 10, 24, 8, 30);
const group = '/aws/greengrass/UserComponent/eu-west-1/com.fjordwerk.TransformerWatch';
const system = '/aws/greengrass/GreengrassSystemComponent/eu-west-1/System';
const brokenOn = '/2026/11/23/thing/hornsund-substation-2';

describe('CloudWatch Logs of a simulator', () => {
  let simulator: Simulator;
  let clock: ManualClock;
  let client: CloudWatchLogsClient;
  beforeEach(async () => {
    clock = new ManualClock(start);
    simulator = await startSimulator({ fleet: sampleFleet(), clock, signatureTolerance: Infinity });
    client = openLogsClient(simulator);
  });
  afterEach(async () => {
    client.destroy();
    await simulator.close();
  });

  it('has the lines that LogManager sent around a failure, oldest first', async () => {
    const { events = [] } = await client.send(
      new FilterLogEventsCommand({ logGroupName: group, logStreamNames: [brokenOn] }),
    );
    const times = events.map(({ timestamp = 0 }) => timestamp);
    assert.deepEqual(
      times,
      times.toSorted((a, b) => a - b),
    );
    assert.ok(events.some(({ message = '' }) => message.includes('The startup script exited with code 1')));
    assert.equal(new Set(events.map(({ eventId }) => eventId)).size, events.length);
  });

  it('has the nucleus log of a failed deployment', async () => {
    const { events = [] } = await client.send(
      new FilterLogEventsCommand({
        logGroupName: system,
        logStreamNames: [`/2026/11/24/thing/${sampleNames.failedDeployment}`],
      }),
    );
    assert.ok(
      events.some(({ message = '' }) => /ERROR.*Service com\.fjordwerk\.LabelPrinter in broken state/u.test(message)),
    );
  });

  it('has the journal of Nucleus Lite where SystemLogForwarder is configured to send it', async () => {
    const { events = [] } = await client.send(
      new FilterLogEventsCommand({ logGroupName: 'fjordwerk/pumps', logStreamNames: [sampleNames.liteRiscv] }),
    );
    assert.ok(events[0]?.message?.startsWith('\u001b[1;32mI['));
  });

  it('sends nothing for a component that LogManager is not configured for', async () => {
    const { logGroups = [] } = await client.send(
      new DescribeLogGroupsCommand({ logGroupNamePrefix: '/aws/greengrass/UserComponent/eu-west-1/com.fjordwerk.lib' }),
    );
    assert.deepEqual(logGroups, []);
  });

  it('pages events by size, and describes streams by name', async () => {
    simulator.logs.append('own', 'a', ...Array<string>(3).fill('x'.repeat(600_000)));
    const first = await client.send(new FilterLogEventsCommand({ logGroupName: 'own', logStreamNames: ['a'] }));
    const { nextToken } = first;
    const second = await client.send(
      new FilterLogEventsCommand({ logGroupName: 'own', logStreamNames: ['a'], nextToken }),
    );
    assert.deepEqual([first.events?.length, second.events?.length, typeof nextToken], [1, 1, 'string']);
    const { logStreams = [] } = await client.send(
      new DescribeLogStreamsCommand({ logGroupName: group, logStreamNamePrefix: '/2026/11/23/thing/hornsund-sub' }),
    );
    assert.deepEqual(
      logStreams.map(({ logStreamName }) => logStreamName),
      [brokenOn],
    );
  });

  it('repeats the token at the end of a stream', async () => {
    simulator.logs.append('own', 'a', '1', '2', '3');
    const page = async (nextToken?: string) =>
      client.send(
        new GetLogEventsCommand({ logGroupName: 'own', logStreamName: 'a', limit: 2, startFromHead: false, nextToken }),
      );
    const newest = await page();
    const older = await page(newest.nextBackwardToken);
    const end = await page(older.nextBackwardToken);
    const messages = [newest, older, end].map(({ events = [] }) => events.map(({ message }) => message));
    assert.deepEqual(messages, [['2', '3'], ['1'], []]);
    assert.equal(end.nextBackwardToken, older.nextBackwardToken);
    const newer = await page(newest.nextForwardToken);
    assert.equal(newer.nextForwardToken, newest.nextForwardToken);
  });

  it('answers with its own errors: a type in the body, and the status 400', async () => {
    const missing = { logGroupName: 'none', logStreamNames: ['a'] };
    const error = await errorOf(client.send(new FilterLogEventsCommand(missing)));
    assert.deepEqual([error.name, error.status], ['ResourceNotFoundException', 400]);
    simulator.setFaults({ operation: 'FilterLogEvents', effect: accessDenied('logs:FilterLogEvents') });
    const denied = await errorOf(client.send(new FilterLogEventsCommand(missing)));
    assert.deepEqual([denied.name, denied.status], ['AccessDeniedException', 400]);
    simulator.setFaults({ operation: 'FilterLogEvents', effect: { kind: 'throttle' } });
    const throttled = await errorOf(client.send(new FilterLogEventsCommand(missing)));
    assert.deepEqual([throttled.name, throttled.status], ['ThrottlingException', 400]);
    const colon = { logGroupName: 'none', logStreamNames: ['a:b'] };
    simulator.setFaults();
    assert.equal((await errorOf(client.send(new FilterLogEventsCommand(colon)))).name, 'InvalidParameterException');
  });

  it('sends a session of Live Tail an update each second, and a sample of more than 500 events', async () => {
    simulator.logs.putGroup('own');
    const [arn = ''] = (await client.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: 'own' }))).logGroups?.map(
      ({ logGroupArn = '' }) => logGroupArn,
    ) ?? [''];
    const abort = new AbortController();
    const { responseStream } = await client.send(
      new StartLiveTailCommand({ logGroupIdentifiers: [arn], logStreamNames: ['a'] }),
      { abortSignal: abort.signal },
    );
    assert.ok(responseStream !== undefined);
    const messages = responseStream[Symbol.asyncIterator]();
    const next = async (): Promise<StartLiveTailResponseStream | undefined> => {
      const result: IteratorResult<StartLiveTailResponseStream, unknown> = await messages.next();
      return result.done === true ? undefined : result.value;
    };
    assert.ok((await next())?.sessionStart !== undefined);
    simulator.logs.append('own', 'a', 'hello');
    simulator.logs.append('own', 'b', 'not for this session');
    clock.advance(1);
    const update = (await next())?.sessionUpdate;
    assert.deepEqual(
      update?.sessionResults?.map(({ message }) => message),
      ['hello'],
    );
    simulator.logs.append('own', 'a', ...Array<string>(501).fill('many'));
    clock.advance(1);
    const sample = (await next())?.sessionUpdate;
    assert.deepEqual([sample?.sessionResults?.length, sample?.sessionMetadata?.sampled], [500, true]);
    simulator.liveTail.endAll('SessionStreamingException');
    await assert.rejects(next(), { name: 'SessionStreamingException' });
    assert.equal(simulator.liveTail.size, 0);
    abort.abort();
  });

  it('responds in the shapes of the model to requests signed for it', async () => {
    simulator.logs.append('own', 'a', '1');
    const inputs: Readonly<Record<Exclude<LogsOperation, 'StartLiveTail'>, object>> = {
      FilterLogEvents: { logGroupName: group, logStreamNames: [brokenOn] },
      GetLogEvents: { logGroupName: group, logStreamName: brokenOn },
      DescribeLogStreams: { logGroupName: group },
      DescribeLogGroups: {},
    };
    const headers = signedHeaders(simulator.fleet.region, { service: 'logs', time: start });
    for (const [operation, input] of Object.entries(inputs)) {
      const { json, status } = await post(simulator, operation, input, headers);
      assert.equal(status, 200);
      assert.deepEqual(modelMismatches(json, `${operation}Response`, 'logs'), []);
    }
    const unknown = await post(simulator, 'DeleteLogGroup', {}, headers);
    assert.deepEqual([unknown.status, unknown.json], [400, { __type: 'UnknownOperationException', message: '' }]);
    assert.equal(operations.FilterLogEvents.output, 'FilterLogEventsResponse');
  });
});
