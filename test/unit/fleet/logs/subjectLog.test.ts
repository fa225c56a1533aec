import assert from 'node:assert/strict';
import { accessDenied, expiredToken } from '../../../simulator/faults/faults';
import { component } from '../../../simulator/generated/deviceParts';
import { moment, now, openLog, ownGroup, systemGroup, streamAt, type OpenLog } from './openLogs';

const minute = 60_000;
const manager = (version = '2.3.9') => component('aws.greengrass.LogManager', version, 'deployment-1', 0);
const forwarder = component('aws.greengrass.SystemLogForwarder', '2.1.0', 'deployment-1', 0);

/** Asserts that a value has these members. */
function assertHas(value: object | undefined, members: object): void {
  assert.deepEqual({ ...value, ...members }, { ...value });
}

describe('the log of a failed component', () => {
  let opened: OpenLog;
  afterEach(() => opened.close());

  it('has the lines from ten minutes before the failure to two after it, with one request', async () => {
    opened = await openLog();
    opened.write([-11, 'too early'], [-10, 'before'], [0, 'failed'], [1.9, 'after'], [2, 'too late']);
    await opened.log.read();
    assert.deepEqual(opened.shown(), ['before', 'failed', 'after']);
    assert.deepEqual(opened.logRequests(), ['FilterLogEvents']);
    const { change, period, log } = opened.state();
    assert.deepEqual(
      [change, period.from, period.to, log?.logGroupName],
      ['first', moment - 10 * minute, moment + 2 * minute, ownGroup],
    );
  });

  it('has the lines of another thing neither if their streams have a common start', async () => {
    opened = await openLog();
    opened.write([0, 'mine']);
    opened.simulator.logs.append(ownGroup, `${streamAt(moment)}0`, { timestamp: moment, message: 'not mine' });
    await opened.log.read();
    assert.deepEqual(opened.shown(), ['mine']);
  });

  it('has the lines of the nucleus for a plugin, in whose process it runs, with one request', async () => {
    opened = await openLog({ address: { componentName: 'aws.greengrass.LogManager' } });
    opened.simulator.logs.append(systemGroup, streamAt(now), { timestamp: now, message: 'uploaded' });
    await opened.log.read();
    assert.deepEqual(opened.shown(), ['uploaded']);
    assert.deepEqual(opened.logRequests(), ['FilterLogEvents']);
    assert.equal(opened.state().log?.logGroupName, systemGroup);
  });

  it('is widened to the last lines before it if there are none around it', async () => {
    opened = await openLog();
    opened.write([-2_000, 'the day before'], [-1_999, 'too']);
    await opened.log.read();
    assert.deepEqual(opened.shown(), ['the day before', 'too']);
    assert.equal(opened.state().change, 'widened');
  });

  it('is widened to the first lines after it if there are none before', async () => {
    opened = await openLog();
    opened.write([30, 'first'], [31, 'second']);
    await opened.log.read();
    assert.deepEqual([opened.shown(), opened.state().change], [['first', 'second'], 'widened']);
  });

  it('is narrowed to the lines before the failure if there are too many', async () => {
    opened = await openLog();
    const many = Array.from({ length: 12_000 }, (_, index) => ({
      timestamp: moment - 500_000 + index * 50,
      message: `${index}`,
    }));
    opened.simulator.logs.append(ownGroup, streamAt(moment), ...many);
    await opened.log.read();
    const lines = opened.shown();
    assert.deepEqual([lines.at(-1), opened.state().change], ['10000', 'narrowed']);
    assert.ok(lines.length > 4_990 && lines.length <= 5_000);
  });

  it('follows pages, and the day of UTC', async () => {
    const failedAt = new Date('2026-11-23T00:01:00Z').getTime();
    const failed = { lifecycleState: 'STOPPING', lastStatusChangeTimestamp: (failedAt - now) / 1000 };
    const other = { ...component('com.acme.A', '1.0.0', '', 0), ...failed };
    opened = await openLog({ installed: [manager(), other] });
    opened.simulator.update('press:1', ({ installedComponents }) => ({
      installedComponents: installedComponents.filter((item) => item === other || item.componentName !== 'com.acme.A'),
    }));
    const { logs } = opened.simulator;
    logs.append(ownGroup, streamAt(failedAt - 2 * minute), { timestamp: failedAt - 2 * minute, message: 'yesterday' });
    opened.simulator.setFaults({ operation: 'FilterLogEvents', effect: { kind: 'emptyPage', count: 3 } });
    await opened.log.read();
    assert.deepEqual(opened.shown(), ['yesterday']);
  });

  it('is that of the nucleus without a reason if nothing says how LogManager is configured', async () => {
    opened = await openLog({ installed: [component('aws.greengrass.LogManager', '2.3.9', 'LOCAL', 0)] });
    opened.simulator.logs.append(systemGroup, streamAt(moment), { timestamp: moment, message: 'service-errored' });
    await opened.log.read();
    assert.deepEqual([opened.state().log?.of, opened.state().missing], ['nucleus', undefined]);
  });

  it('is that of the nucleus if LogManager is not configured for the component', async () => {
    opened = await openLog();
    opened.simulator.logs.append(systemGroup, streamAt(moment), { timestamp: moment, message: 'service-errored' });
    await opened.log.read();
    assert.deepEqual([opened.shown(), opened.state().log?.of], [['service-errored'], 'nucleus']);
    const { missing } = opened.state();
    assert.ok(missing?.kind === 'notConfigured' && missing.isCertain && missing.log.of === 'component');
  });

  it('is where the configuration of SystemLogForwarder sends it', async () => {
    opened = await openLog({ installed: [forwarder] });
    opened.simulator.logs.append('plant', 'line-3', { timestamp: moment, message: 'E[core] no' });
    await opened.log.read();
    assert.deepEqual([opened.shown(), opened.state().log?.of], [['E[core] no'], 'device']);
  });

  it('is the log of a failing core device, too, at the time of its worst failure', async () => {
    const failed = { lifecycleState: 'BROKEN', lastStatusChangeTimestamp: (moment - now) / 1000 };
    const broken = { ...component('com.acme.B', '1.0.0', 'deployment-1', 0), ...failed };
    opened = await openLog({ installed: [manager(), broken], address: { kind: 'coreDevice' } });
    const group = ownGroup.replace('com.acme.A', 'com.acme.B');
    opened.simulator.logs.append(group, streamAt(moment), { timestamp: moment, message: 'no camera' });
    opened.simulator.logs.append(systemGroup, streamAt(now), { timestamp: now, message: 'heartbeat' });
    await opened.log.read();
    assert.deepEqual([opened.shown(), opened.state().moment], [['no camera'], moment]);
  });

  it('is that of the nucleus around now for a healthy core device', async () => {
    opened = await openLog({ address: { kind: 'coreDevice' } });
    opened.simulator.logs.append(systemGroup, streamAt(now), { timestamp: now, message: 'heartbeat' });
    await opened.log.read();
    assert.deepEqual([opened.shown(), opened.state().moment], [['heartbeat'], now]);
  });

  it('gives a panel and a report the lines that matter', async () => {
    opened = await openLog();
    opened.write([-1, 'INFO fine'], [0, 'ERROR broken']);
    await opened.log.read();
    assert.deepEqual(
      opened.fleet.importantLines.of(opened.log.address)?.map(({ message, level }) => [message, level]),
      [['ERROR broken', 'ERROR']],
    );
  });

  it('is read again without losing what is shown until then', async () => {
    opened = await openLog();
    opened.write([0, 'failed']);
    await opened.log.read();
    opened.write([1, 'late']);
    opened.simulator.setFaults({ operation: 'FilterLogEvents', effect: expiredToken });
    await assert.rejects(opened.log.read(), { kind: 'expired' });
    assert.deepEqual(opened.shown(), ['failed']);
    opened.simulator.setFaults();
    await opened.log.read();
    assert.deepEqual(opened.shown(), ['failed', 'late']);
  });

  describe('without lines', () => {
    const causes: readonly (readonly [string, () => Promise<OpenLog>, string, object?])[] = [
      ['says that no forwarder is installed', () => openLog({ installed: [] }), 'noForwarder'],
      ['says that the forwarder is not configured for it', () => openLog(), 'notConfigured', { isCertain: true }],
      [
        'says that the forwarder has no usable name',
        () => openLog({ installed: [component('aws.greengrass.SystemLogForwarder', '2.1.0', 'LOCAL', 0)] }),
        'nameNotAllowed',
      ],
    ];
    for (const [title, open, kind, facts = {}] of causes) {
      it(title, async () => {
        opened = await open();
        await opened.log.read();
        const { cause, lines } = opened.state();
        assert.deepEqual([cause?.kind, lines], [kind, []]);
        assertHas(cause, facts);
      });
    }

    it('says which statement is missing', async () => {
      opened = await openLog();
      opened.simulator.setFaults({ operation: 'FilterLogEvents', effect: accessDenied('logs:FilterLogEvents') });
      await opened.log.read();
      const { cause } = opened.state();
      assert.ok(cause?.kind === 'failed');
      assert.equal(cause.error.permission, 'logs:FilterLogEvents');
    });

    it('says that there is no stream of these days', async () => {
      opened = await openLog({ installed: [component('aws.greengrass.LogManager', '2.3.9', 'LOCAL', 0)] });
      opened.simulator.logs.putGroup(ownGroup);
      await opened.log.read();
      assertHas(opened.state().cause, { kind: 'noStream', days: 7 });
    });

    it('says that this version uploads only rotated files', async () => {
      opened = await openLog({ installed: [component('aws.greengrass.LogManager', '2.2.8', 'LOCAL', 0)] });
      opened.simulator.logs.putGroup(ownGroup);
      await opened.log.read();
      assertHas(opened.state().cause, { kind: 'rotatedOnly', version: '2.2.8' });
    });

    it('says that the failure is outside the retention', async () => {
      opened = await openLog({ installed: [component('aws.greengrass.LogManager', '2.3.9', 'LOCAL', 0)] });
      opened.simulator.logs.putGroup(ownGroup, 1);
      await opened.clock.advance(2 * 86_400);
      await opened.log.read();
      assertHas(opened.state().cause, { kind: 'expired', retentionInDays: 1 });
    });

    it('says that the permission to list streams is missing only if it finds nothing without it', async () => {
      opened = await openLog();
      opened.write([-2_000, 'the day before']);
      opened.simulator.setFaults({ operation: 'DescribeLogStreams', effect: accessDenied('logs:DescribeLogStreams') });
      await opened.log.read();
      assert.deepEqual(opened.shown(), ['the day before']);
    });
  });

  it('rejects if nothing can be read at all', async () => {
    opened = await openLog();
    opened.simulator.setFaults({ effect: expiredToken });
    await assert.rejects(opened.log.read(), { kind: 'expired' });
    assert.equal(opened.log.state, undefined);
  });
});
