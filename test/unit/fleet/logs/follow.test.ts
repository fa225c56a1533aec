import assert from 'node:assert/strict';
import { expiredToken } from '../../../simulator/faults/faults';
import { moment, now, openLog, ownGroup, streamAt, type OpenLog } from './openLogs';

const minute = 60_000;

describe('following a log', () => {
  let opened: OpenLog;
  beforeEach(async () => {
    opened = await openLog();
    opened.write([0, 'failed'], [178, 'recent']);
    await opened.log.read();
    opened.logRequests();
  });
  afterEach(() => opened.close());

  /** A line of this moment. */
  const say = (...messages: readonly string[]): void => {
    const time = opened.clock.now().getTime();
    opened.simulator.logs.append(
      ownGroup,
      streamAt(time),
      ...messages.map((message) => ({ timestamp: time, message })),
    );
  };
  const end = () => opened.state().following?.end;

  describe('by polling', () => {
    beforeEach(() => {
      opened.log.follow('poll');
      return opened.idle();
    });

    it('asks every five seconds, and adds each new line once', async () => {
      say('one');
      await opened.advance(5);
      say('two', 'two');
      await opened.advance(10);
      assert.deepEqual(opened.shown().slice(-4), ['recent', 'one', 'two', 'two']);
      assert.deepEqual(opened.logRequests(), Array(4).fill('FilterLogEvents'));
    });

    it('marks the period between what is shown and now', () => {
      assert.deepEqual(opened.shown(), ['failed', 'gap', 'recent']);
      const gap = opened.state().lines.find(({ kind }) => kind === 'gap');
      assert.ok(gap?.kind === 'gap' && gap.to === now - 10 * minute);
    });

    it('leaves a gap that Load Later fills from its start, before it loads later lines', async () => {
      const between = Array.from({ length: 800 }, (_, index) => ({
        timestamp: moment + 60 * minute + index,
        message: `${index}`,
      }));
      opened.simulator.logs.append(ownGroup, streamAt(moment), ...between);
      opened.log.stopFollowing();
      await opened.advance(1);
      say('later');
      const added = await opened.log.loadLater();
      assert.ok(added > 400 && added < 800, String(added));
      const some = opened.shown();
      assert.deepEqual(
        [some.slice(0, 3), some.slice(-2), some.at(added)],
        [['failed', '0', '1'], ['gap', 'recent'], String(added - 1)],
      );
      while (opened.shown().includes('gap')) {
        await opened.log.loadLater();
      }
      await opened.log.loadLater();
      assert.deepEqual(opened.shown(), ['failed', ...between.map(({ message }) => message), 'recent', 'later']);
    });

    it('leaves a gap that Load Later closes if it has no lines', async () => {
      opened.log.stopFollowing();
      await opened.advance(1);
      say('later');
      assert.equal(await opened.log.loadLater(), 1);
      assert.deepEqual(opened.shown(), ['failed', 'recent', 'later']);
    });

    it('adds lines that have the time of the last one', async () => {
      say('one');
      await opened.advance(5);
      const time = opened.clock.now().getTime() - 5_000;
      opened.simulator.logs.append(ownGroup, streamAt(time), { timestamp: time, message: 'one, too' });
      await opened.advance(5);
      assert.deepEqual(opened.shown().slice(-2), ['one', 'one, too']);
    });

    it('skips what is too much, and marks it', async () => {
      say(...Array.from({ length: 25_000 }, (_, index) => String(index)));
      await opened.advance(5);
      assert.equal(opened.shown().at(-1), 'gap');
      say('later');
      await opened.advance(10);
      assert.equal(opened.shown().at(-1), 'later');
    });

    it('ends after 15 minutes', async () => {
      await opened.advance(14 * 60);
      assert.equal(end(), undefined);
      await opened.advance(61);
      assert.equal(end(), 'time');
      opened.logRequests();
      await opened.advance(60);
      assert.deepEqual(opened.logRequests(), []);
    });

    it('ends when it was hidden for two minutes', async () => {
      opened.log.setVisible(false);
      await opened.advance(100);
      opened.log.setVisible(true);
      await opened.advance(100);
      assert.equal(end(), undefined);
      opened.log.setVisible(false);
      await opened.advance(121);
      assert.equal(end(), 'hidden');
    });

    it('ends when the credentials fail', async () => {
      opened.simulator.setFaults({ effect: expiredToken });
      await opened.advance(5);
      assert.equal(end(), 'credentials');
      assert.equal(opened.state().following?.error?.kind, 'expired');
    });

    it('goes on after another error, which it shows', async () => {
      opened.simulator.setFaults({ effect: { kind: 'html', status: 502 } });
      await opened.advance(5);
      assert.equal(opened.state().following?.error?.kind, 'proxy');
      opened.simulator.setFaults();
      say('after');
      await opened.advance(5);
      assert.deepEqual([opened.state().following?.error, opened.shown().at(-1)], [undefined, 'after']);
    });

    it('ends when it is stopped, and can start again', async () => {
      opened.log.stopFollowing();
      await opened.advance(1);
      assert.equal(end(), 'stopped');
      opened.log.follow('poll');
      say('again');
      await opened.advance(5);
      assert.deepEqual([end(), opened.shown().at(-1)], [undefined, 'again']);
    });

    it('does not end when the log is read while it is followed', async () => {
      say('one');
      await opened.log.loadEarlier();
      await opened.advance(5);
      assert.equal(opened.shown().at(-1), 'one');
    });
  });

  describe('with Live Tail', () => {
    it('adds lines each second, without asking for them', async () => {
      opened.log.follow('liveTail');
      await opened.idle();
      assert.deepEqual(opened.logRequests(), [
        'FilterLogEvents',
        'DescribeLogGroups',
        'StartLiveTail',
        'FilterLogEvents',
      ]);
      say('one');
      await opened.advance(1);
      say('two');
      await opened.advance(1);
      assert.deepEqual(opened.shown().slice(-2), ['one', 'two']);
      assert.deepEqual(opened.logRequests(), []);
    });

    it('marks that AWS sent only a sample', async () => {
      opened.log.follow('liveTail');
      await opened.idle();
      say(...Array.from({ length: 600 }, (_, index) => String(index)));
      await opened.advance(1);
      assert.equal(opened.shown().at(-1), 'sample');
    });

    it('ends its session with the document', async () => {
      opened.log.follow('liveTail');
      await opened.idle();
      assert.equal(opened.simulator.liveTail.size, 1);
      opened.log.dispose();
      await opened.advance(1);
      assert.equal(opened.simulator.liveTail.size, 0);
    });

    it('polls if no session starts within ten seconds', async () => {
      opened.simulator.setFaults({ operation: 'StartLiveTail', effect: { kind: 'hang' } });
      const sent = opened.simulator.waitForRequest(({ operation }) => operation === 'StartLiveTail');
      opened.log.follow('liveTail');
      await sent;
      await opened.clock.advance(9);
      assert.equal(opened.state().following?.fallBack, undefined);
      say('one');
      await opened.clock.advance(2);
      await opened.idle();
      assert.equal(opened.state().following?.fallBack?.kind, 'noSession');
      assert.equal(opened.shown().at(-1), 'one');
      say('two');
      await opened.advance(5);
      assert.equal(opened.shown().at(-1), 'two');
    });

    it('polls if AWS refuses a session, or ends it', async () => {
      opened.log.follow('liveTail');
      await opened.idle();
      opened.simulator.liveTail.endAll('SessionStreamingException');
      await opened.advance(1);
      const { fallBack } = opened.state().following ?? {};
      assert.ok(fallBack?.kind === 'failed');
      assert.equal(fallBack.error?.kind, 'service');
      say('one');
      await opened.advance(5);
      assert.equal(opened.shown().at(-1), 'one');
    });

    it('shows what happened while the session started', async () => {
      const started = opened.simulator.waitForRequest(({ operation }) => operation === 'StartLiveTail');
      opened.log.follow('liveTail');
      await started;
      say('meanwhile');
      await opened.advance(1);
      assert.equal(opened.shown().filter((message) => message === 'meanwhile').length, 1);
    });
  });
});
