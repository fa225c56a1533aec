import assert from 'node:assert/strict';
import fc from 'fast-check';
import { KeptLines, maxLines } from '../../../../src/fleet/logs/keptLines';
import { KnownEvents } from '../../../../src/fleet/logs/knownEvents';
import type { LogEvent } from '../../../../src/greengrass/log';

function event(timestamp: number, message = 'x', eventId?: string): LogEvent {
  return { logStreamName: 's', timestamp, message, ingestionTime: 0, eventId };
}

function events(from: number, count: number): readonly LogEvent[] {
  return Array.from({ length: count }, (_, index) => event(from + index, `${from + index}`, `id ${from + index}`));
}

describe('the lines of a log', () => {
  it('are at most 20,000: the oldest leave for later ones, and the newest for earlier ones', () => {
    const lines = new KeptLines();
    lines.append(events(100_000, maxLines));
    assert.deepEqual([lines.all.length, lines.leftEarlier], [maxLines, 0]);
    lines.append(events(200_000, 1));
    assert.deepEqual([lines.all.length, lines.leftEarlier, lines.first], [18_000, 2_001, 102_001]);
    lines.prepend(events(50_000, 2_500));
    assert.deepEqual([lines.leftEarlier, lines.leftLater, lines.first], [0, 2_500, 50_000]);
    assert.equal(lines.all.length, 18_000);
  });

  it('can return after they have left', () => {
    const lines = new KeptLines();
    lines.append(events(0, maxLines));
    lines.append(events(maxLines, 1));
    assert.equal(lines.prepend(events(0, 10)), 10);
  });

  it('take limited memory, whatever their length', () => {
    const lines = new KeptLines();
    for (let index = 0; index < 400; index += 1) {
      lines.append([event(index, String(index).padEnd(256 * 1024, 'x'), `id ${index}`)]);
    }
    const size = lines.all.reduce((sum, line) => sum + (line.kind === 'event' ? line.event.message.length : 0), 0);
    assert.ok(size <= 32_000_000 && lines.all.length > 100);
    assert.equal(lines.leftEarlier + lines.all.length, 400);
  });

  it('have the markers where they were set', () => {
    const lines = new KeptLines();
    lines.append([event(1)]);
    lines.mark({ kind: 'gap', from: 2, to: 9 });
    lines.append([event(9)]);
    assert.deepEqual(
      lines.all.map(({ kind }) => kind),
      ['event', 'gap', 'event'],
    );
    assert.deepEqual([lines.first, lines.last], [1, 9]);
  });
});

describe('known events', () => {
  it('are known with and without their ID, in any order', () => {
    const known = new KnownEvents();
    assert.equal(known.accept([event(1, 'a', 'id')]).length, 1);
    assert.equal(known.accept([event(1, 'a')]).length, 0);
    assert.equal(known.accept([event(2, 'b')]).length, 1);
    assert.equal(known.accept([event(2, 'b', 'id 2')]).length, 0);
    assert.equal(known.accept([event(2, 'b', 'id 2')]).length, 0);
    assert.equal(known.accept([event(2, 'b')]).length, 0);
  });

  it('are two if they are equal in everything but their ID', () => {
    const known = new KnownEvents();
    assert.equal(known.accept([event(1, 'a'), event(1, 'a')]).length, 2);
    assert.equal(known.accept([event(1, 'a', 'x'), event(1, 'a', 'y'), event(1, 'a', 'z')]).length, 1);
  });

  /** Events of a log: some are equal in everything but their ID. */
  const log = fc
    .array(fc.tuple(fc.nat({ max: 3 }), fc.constantFrom('a', 'b')), { maxLength: 12 })
    .map((all) => all.map(([time, message], index) => event(time, message, `id ${index}`)));

  it('never lose or repeat one, however the operations overlap', () => {
    const reads = fc.array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 }), fc.boolean()), { maxLength: 8 });
    fc.assert(
      fc.property(log, reads, (all, periods) => {
        const known = new KnownEvents();
        const shown: LogEvent[] = [];
        for (const [one, other, hasIds] of [...periods, [0, 3, true] as const]) {
          const read = all.filter(
            ({ timestamp = 0 }) => timestamp >= Math.min(one, other) && timestamp <= Math.max(one, other),
          );
          shown.push(...known.accept(hasIds ? read : read.map((item) => ({ ...item, eventId: undefined }))));
        }
        const content = (list: readonly LogEvent[]) =>
          list.map(({ timestamp, message }) => `${timestamp}${message}`).sort();
        assert.deepEqual(content(shown), content(all));
      }),
    );
  });
});
