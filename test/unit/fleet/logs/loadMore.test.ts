import assert from 'node:assert/strict';
import { moment, openLog, ownGroup, streamAt, type OpenLog } from './openLogs';

const minute = 60_000;

describe('loading more of a log', () => {
  let opened: OpenLog;
  beforeEach(async () => {
    opened = await openLog();
  });
  afterEach(() => opened.close());

  it('adds the lines before those that are shown, over days without any', async () => {
    opened.write([-4_000, 'days before'], [-30, 'earlier'], [0, 'failed']);
    await opened.log.read();
    assert.equal(await opened.log.loadEarlier(), 1);
    assert.deepEqual(opened.shown(), ['earlier', 'failed']);
    assert.equal(await opened.log.loadEarlier(), 1);
    assert.deepEqual(opened.shown(), ['days before', 'earlier', 'failed']);
    assert.equal(await opened.log.loadEarlier(), 0);
  });

  it('adds the lines after those that are shown, until now', async () => {
    opened.write([0, 'failed'], [5, 'later'], [100, 'much later']);
    await opened.log.read();
    assert.equal(await opened.log.loadLater(), 2);
    assert.equal(await opened.log.loadLater(), 0);
    opened.write([181, 'just now']);
    await opened.clock.advance(120);
    assert.equal(await opened.log.loadLater(), 1);
    assert.deepEqual(opened.shown(), ['failed', 'later', 'much later', 'just now']);
  });

  it('adds lines that arrive late: LogManager uploads every five minutes', async () => {
    opened.write([178, 'last']);
    await opened.log.read();
    await opened.log.loadLater();
    await opened.clock.advance(300);
    opened.write([178, 'in the same millisecond'], [179, 'uploaded late']);
    await opened.log.loadLater();
    assert.deepEqual(opened.shown(), ['last', 'in the same millisecond', 'uploaded late']);
  });

  it('loses and repeats no line of a millisecond that two pages share', async () => {
    const lines = Array.from({ length: 1_300 }, (_, index) => ({
      timestamp: moment - 40 * minute + Math.floor(index / 3),
      message: `${index}`,
    }));
    opened.simulator.logs.append(ownGroup, streamAt(moment), ...lines);
    opened.write([0, 'failed']);
    await opened.log.read();
    while ((await opened.log.loadEarlier()) > 0);
    assert.deepEqual(opened.shown(), [...lines.map(({ message }) => message), 'failed']);
    await opened.log.read();
    assert.deepEqual(opened.shown(), ['failed']);
  });

  it('runs one request after the other, however often it is asked', async () => {
    const lines = Array.from({ length: 1_200 }, (_, index) => ({
      timestamp: moment - 60 * minute + index,
      message: `${index}`,
    }));
    opened.simulator.logs.append(ownGroup, streamAt(moment), ...lines);
    opened.write([0, 'failed']);
    await opened.log.read();
    await Promise.all([opened.log.loadEarlier(), opened.log.loadEarlier(), opened.log.loadLater()]);
    assert.deepEqual(opened.shown().slice(-2), ['1199', 'failed']);
    assert.equal(new Set(opened.shown()).size, opened.shown().length);
  });

  it('keeps what is shown when it fails', async () => {
    opened.write([-30, 'earlier'], [0, 'failed']);
    await opened.log.read();
    opened.simulator.setFaults({
      operation: 'GetLogEvents',
      effect: { kind: 'error', status: 400, type: 'InvalidParameterException', message: 'x' },
    });
    await assert.rejects(opened.log.loadEarlier(), { kind: 'invalid' });
    opened.simulator.setFaults();
    await opened.log.loadEarlier();
    assert.deepEqual(opened.shown(), ['earlier', 'failed']);
  });

  it('ends when the log is closed', async () => {
    opened.write([0, 'failed']);
    await opened.log.read();
    const loading = opened.log.loadEarlier();
    opened.log.dispose();
    await assert.rejects(loading, { kind: 'canceled' });
  });
});
