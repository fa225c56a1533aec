import assert from 'node:assert/strict';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import { SharedRead } from '../../../../src/fleet/requests/sharedRead';
import { settled } from '../../fakeClock';

/** A started read. */
interface StartedRead {
  readonly signal: AbortSignal;
  readonly didRead: () => void;
  readonly finish: () => void;
  readonly fail: (error: Error) => void;
}

describe('a shared read', () => {
  let started: StartedRead[];
  let shared: SharedRead;
  beforeEach(() => {
    started = [];
    shared = new SharedRead(
      (signal, didRead) =>
        new Promise((resolve, reject) => started.push({ signal, didRead, finish: resolve, fail: reject })),
    );
  });

  /** A caller of the read. */
  function join() {
    const abort = new AbortController();
    const events: string[] = [];
    const done = shared.join(abort.signal, () => events.push('read'));
    const ended = done.then(
      () => events.push('end'),
      (error: unknown) => events.push(error instanceof Error && 'kind' in error ? String(error.kind) : 'error'),
    );
    const leave = (): void => {
      abort.abort();
    };
    return { events, ended, leave };
  }

  it('runs once and reports to all callers', async () => {
    const [first, second] = [join(), join()];
    started[0]?.didRead();
    started[0]?.finish();
    await Promise.all([first.ended, second.ended]);
    assert.deepEqual([started.length, first.events, second.events], [1, ['read', 'end'], ['read', 'end']]);
  });

  it('fails for all callers', async () => {
    const [first, second] = [join(), join()];
    started[0]?.fail(fleetError({ kind: 'offline' }, 'no'));
    await Promise.all([first.ended, second.ended]);
    assert.deepEqual([first.events, second.events], [['offline'], ['offline']]);
  });

  it('continues when one caller leaves, and is canceled with the last', async () => {
    const [first, second] = [join(), join()];
    first.leave();
    await first.ended;
    started[0]?.didRead();
    assert.deepEqual([started[0]?.signal.aborted, first.events, second.events], [false, ['canceled'], ['read']]);
    second.leave();
    await second.ended;
    assert.deepEqual([started[0]?.signal.aborted, second.events], [true, ['read', 'canceled']]);
  });

  it('starts again for a caller after cancellation, even with a response in flight', async () => {
    const first = join();
    first.leave();
    await first.ended;
    const second = join();
    started[0]?.fail(fleetError({ kind: 'canceled' }, 'no'));
    await settled();
    const third = join();
    assert.equal(started.length, 2);
    started[1]?.finish();
    await Promise.all([second.ended, third.ended]);
    assert.deepEqual([second.events, third.events], [['end'], ['end']]);
  });

  it('starts again for a caller after its end', async () => {
    const first = join();
    started[0]?.finish();
    await first.ended;
    void join();
    assert.equal(started.length, 2);
  });

  it('starts again for a caller after a renewal, while earlier callers keep theirs', async () => {
    const first = join();
    shared.renew();
    const second = join();
    assert.equal(started.length, 2);
    started[0]?.finish();
    await first.ended;
    assert.deepEqual([first.events, second.events, started[1]?.signal.aborted], [['end'], [], false]);
    started[1]?.finish();
    await second.ended;
    assert.deepEqual(second.events, ['end']);
  });

  it("doesn't start for a caller that was aborted", async () => {
    await assert.rejects(
      shared.join(AbortSignal.abort(), () => undefined),
      { kind: 'canceled' },
    );
    assert.deepEqual(started, []);
  });

  it("isn't canceled by a caller that leaves after its end", async () => {
    const [first, second] = [join(), join()];
    started[0]?.finish();
    await Promise.all([first.ended, second.ended]);
    const third = join();
    first.leave();
    second.leave();
    await settled();
    assert.deepEqual([started[1]?.signal.aborted, third.events], [false, []]);
  });
});
