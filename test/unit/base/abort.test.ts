import assert from 'node:assert/strict';
import { untilAborted, withOwnAbort } from '../../../src/base/abort';

/** A signal that counts its listeners. */
function watchedController(): { readonly controller: AbortController; readonly listeners: () => number } {
  const controller = new AbortController();
  let listeners = 0;
  const { signal } = controller;
  const [add, remove] = [signal.addEventListener.bind(signal), signal.removeEventListener.bind(signal)];
  signal.addEventListener = (...args: Parameters<typeof add>) => {
    listeners += 1;
    add(...args);
  };
  signal.removeEventListener = (...args: Parameters<typeof remove>) => {
    listeners -= 1;
    remove(...args);
  };
  return { controller, listeners: () => listeners };
}

function never<T>(): Promise<T> {
  return new Promise(() => undefined);
}

describe('waiting until a signal is aborted', () => {
  const fail = (): string => {
    throw new Error('Canceled');
  };

  it('resolves with the result of the work and removes its listener', async () => {
    const { controller, listeners } = watchedController();
    assert.equal(await untilAborted(Promise.resolve('done'), controller.signal, fail), 'done');
    await assert.rejects(untilAborted(Promise.reject(new Error('broken')), controller.signal, fail), /broken/u);
    assert.equal(listeners(), 0);
  });

  it('resolves with the fallback once the signal is aborted, whatever the work does', async () => {
    const controller = new AbortController();
    const waiting = untilAborted(never<string>(), controller.signal, () => 'left');
    controller.abort();
    assert.equal(await waiting, 'left');
    const failed = Promise.reject(new Error('broken'));
    assert.equal(await untilAborted(failed, controller.signal, () => 'left'), 'left');
  });

  it('rejects if the fallback throws', async () => {
    const controller = new AbortController();
    const waiting = untilAborted(never<string>(), controller.signal, fail);
    controller.abort();
    await assert.rejects(waiting, /Canceled/u);
    await assert.rejects(untilAborted(never<string>(), controller.signal, fail), /Canceled/u);
  });

  it('waits for the work without a signal', async () => {
    assert.equal(await untilAborted(Promise.resolve('done'), undefined, fail), 'done');
  });
});

describe('a task with an abort controller of its own', () => {
  it('is aborted with any of its signals, also with one that was aborted before', async () => {
    const [first, second] = [new AbortController(), new AbortController()];
    await withOwnAbort([first.signal, second.signal], async ({ signal }) => {
      assert.equal(signal.aborted, false);
      second.abort();
      assert.equal(signal.aborted, true);
      return Promise.resolve();
    });
    assert.equal(await withOwnAbort([second.signal], ({ signal }) => Promise.resolve(signal.aborted)), true);
  });

  it('leaves its signals alone once it has ended, whatever its end', async () => {
    const outer = new AbortController();
    let inner: AbortSignal | undefined;
    const failing = withOwnAbort([outer.signal], ({ signal }) => {
      inner = signal;
      return Promise.reject(new Error('failed'));
    });
    await assert.rejects(failing, /failed/u);
    outer.abort();
    assert.equal(inner?.aborted, false);
  });
});
